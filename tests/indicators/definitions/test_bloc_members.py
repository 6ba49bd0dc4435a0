"""Members by year end, against the counts stated with the data."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from indicators.definitions.bloc_members import INDICATOR
from indicators.vintages import known_by

Cell = Callable[..., dict[str, Any]]
NOW = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("organisation", "members"),
    [("nato", 32), ("eu", 27), ("osce", 57), ("csto", 5), ("cis", 9), ("eaeu", 5), ("sco", 10), ("brics", 10),
     ("ndb", 11), ("cica", 28)],
)  # fmt: skip
def test_latest_counts(cell: Cell, organisation: str, members: int) -> None:
    assert cell("bloc_members", organisation, NOW)["value"] == members


@pytest.mark.parametrize(
    ("year", "members"),
    [
        (1949, 12),
        (1952, 14),
        (1955, 15),
        (1982, 16),
        (1999, 19),
        (2004, 26),
        (2009, 28),
        (2017, 29),
        (2020, 30),
        (2023, 31),
    ],
)
def test_nato_by_its_rounds_of_accession(cell: Cell, year: int, members: int) -> None:
    assert cell("bloc_members", "nato", date(year, 1, 1))["value"] == members


@pytest.mark.parametrize(("year", "members"), [(2010, 4), (2011, 5), (2023, 5), (2024, 9), (2025, 10)])
def test_brics_without_saudi_arabia(cell: Cell, year: int, members: int) -> None:
    # 2024: Brazil, China, Egypt, Ethiopia, India, Iran, Russia, South Africa, UAE; 2025: Indonesia joined.
    assert cell("bloc_members", "brics", date(year, 1, 1))["value"] == members


def test_frozen_armenia_is_seen_as_suspended(cell: Cell) -> None:
    before, after = cell("bloc_members", "csto", date(2023, 1, 1)), cell("bloc_members", "csto", date(2024, 1, 1))
    assert (before["value"], before["high"]) == (6, 6)
    assert (after["value"], after["low"], after["high"]) == (5, 5, 6)


def test_a_suspended_partner_is_no_suspended_member(cell: Cell) -> None:
    assert cell("bloc_members", "nato", NOW)["high"] == 32


def test_what_could_be_known_before_the_brics_accessions(marts: Any) -> None:
    known = known_by(marts["observation"], date(2023, 12, 15)).filter(entity="brics", indicator_id="bloc_members")
    last = known.row(-1, named=True)
    assert (last["period_start"], last["value"], last["is_preliminary"]) == (date(2023, 1, 1), 5, True)


def test_finding(newest: Any) -> None:
    sentence = INDICATOR.finding(newest.filter(indicator_id="bloc_members"))
    assert sentence == "Members by latest recorded status: BRICS 10, CSTO 5 (and 1 suspended), NATO 32 and SCO 10."
