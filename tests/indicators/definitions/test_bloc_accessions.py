"""Accessions, counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.bloc_accessions import INDICATOR

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("organisation", "year", "states"),
    [
        ("sco", 2017, 2),  # India, Pakistan
        ("sco", 2022, 0),
        ("sco", 2023, 1),  # Iran
        ("sco", 2024, 1),  # Belarus
        ("brics", 2011, 1),  # South Africa
        ("brics", 2023, 0),  # five invited, none joined
        ("brics", 2024, 4),  # Egypt, Ethiopia, Iran, UAE, not Saudi Arabia
        ("brics", 2025, 1),  # Indonesia
        ("nato", 2004, 7),
        ("nato", 2023, 1),
        ("eu", 2004, 10),
        ("eaeu", 2015, 2),  # Armenia, Kyrgyzstan
        ("ndb", 2021, 2),
        ("ndb", 2025, 3),  # Algeria, Colombia, Uzbekistan
    ],
)
def test_by_hand(cell: Cell, organisation: str, year: int, states: int) -> None:
    assert cell("bloc_accessions", organisation, date(year, 1, 1))["value"] == states


def test_founders_and_accessions_less_exits_give_the_members(frames: dict[str, pl.DataFrame], newest: Any) -> None:
    founders = frames["membership_event"].filter(event="founding_member").group_by("org_id").len()
    joined = newest.filter(indicator_id="bloc_accessions").group_by("entity").agg(pl.col("value").sum())
    gone = newest.filter(indicator_id="bloc_exits", counterpart="left").group_by("entity").agg(pl.col("value").sum())
    begun, came, left = dict(founders.rows()), dict(joined.rows()), dict(gone.rows())
    # Heirs: CSK, DDR and YUG left the OSCE by ceasing to be; Armenia is frozen in the CSTO.
    for organisation, members, others in [("brics", 10, 0), ("sco", 10, 0), ("nato", 32, 0), ("eu", 27, 0),
                                          ("csto", 5, 1), ("eaeu", 5, 0), ("cis", 9, 0), ("osce", 57, 3)]:  # fmt: skip
        assert begun[organisation] + came[organisation] - left[organisation] - others == members


def test_finding(newest: pl.DataFrame) -> None:
    sentence = INDICATOR.finding(newest.filter(indicator_id="bloc_accessions"))
    assert sentence == "Accessions recorded since 2020: BRICS 5, EU 0, NATO 3 and SCO 2."
