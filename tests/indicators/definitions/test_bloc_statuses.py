"""States below membership, by status."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(("year", "invited"), [(2010, 1), (2011, 0), (2022, 0), (2023, 5), (2024, 14), (2025, 3)])
def test_invited_to_brics_by_hand(cell: Cell, year: int, invited: int) -> None:
    # 2010: South Africa. 2023: Egypt, Ethiopia, Iran, Saudi Arabia, UAE (Argentina turned it down in December).
    # 2024: Saudi Arabia and 13 states invited as partners. 2025: Saudi Arabia; Algeria and Turkey as partners.
    assert cell("bloc_statuses", "brics", date(year, 1, 1), "invited")["value"] == invited


def test_saudi_arabia_is_counted_once_and_not_as_a_member(cell: Cell) -> None:
    start = date(2026, 1, 1)
    assert cell("bloc_members", "brics", start)["value"] == 10
    assert cell("bloc_statuses", "brics", start, "invited")["value"] == 3
    assert cell("bloc_statuses", "brics", start, "partner")["value"] == 10


@pytest.mark.parametrize(
    ("organisation", "status", "states"),
    [("eu", "candidate", 9), ("eaeu", "observer", 4), ("csto", "suspended_member", 1), ("csto", "observer", 2),
     ("nato", "candidate", 3), ("nato", "partner", 13), ("nato", "suspended_partner", 1), ("sco", "partner", 17),
     ("sco", "observer", 0), ("sco", "dialogue_partner", 0), ("cica", "observer", 9), ("osce", "partner", 11),
     ("cis", "observer", 1), ("ndb", "invited", 1)],
)  # fmt: skip
def test_latest_counts(cell: Cell, organisation: str, status: str, states: int) -> None:
    assert cell("bloc_statuses", organisation, date(2026, 1, 1), status)["value"] == states


def test_sco_before_the_merger_by_hand(cell: Cell) -> None:
    # End of 2024: observers Mongolia and Afghanistan; dialogue partners are the other 14.
    assert cell("bloc_statuses", "sco", date(2024, 1, 1), "observer")["value"] == 2
    assert cell("bloc_statuses", "sco", date(2024, 1, 1), "dialogue_partner")["value"] == 14


def test_the_four_lower_statuses_add_up_to_bloc_partners(newest: Any) -> None:
    import polars as pl

    lower = ["candidate", "dialogue_partner", "observer", "partner"]
    ours = (
        newest.filter((pl.col("indicator_id") == "bloc_statuses") & pl.col("counterpart").is_in(lower))
        .group_by("entity", "period_start").agg(pl.col("value").sum()).filter(pl.col("value") > 0)
    )  # fmt: skip
    theirs = newest.filter((pl.col("indicator_id") == "bloc_partners") & (pl.col("value") > 0))
    assert sorted(ours.rows()) == sorted(theirs.select("entity", "period_start", "value").rows())
