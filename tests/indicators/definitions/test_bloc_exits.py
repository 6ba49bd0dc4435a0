"""Exits, freezes and announcements, counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.bloc_exits import INDICATOR

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("organisation", "year", "kind", "states"),
    [
        ("csto", 1999, "left", 3),  # Azerbaijan, Georgia, Uzbekistan
        ("csto", 2012, "left", 1),  # Uzbekistan
        ("csto", 2024, "left", 0),
        ("csto", 2024, "froze", 1),  # Armenia
        ("csto", 2024, "announced", 1),
        ("eu", 2020, "left", 1),  # United Kingdom
        ("eu", 2017, "announced", 1),
        ("cis", 2005, "left", 1),  # Turkmenistan, to associate
        ("cis", 2009, "left", 1),  # Georgia
        ("cis", 2018, "left", 1),  # Ukraine
        ("cis", 2026, "announced", 1),  # Moldova, in effect a year later
        ("nato", 1966, "froze", 1),  # France
        ("osce", 1992, "left", 0),  # Czechoslovakia ceased to be
        ("coe", 2022, "left", 1),  # Russia, expelled
    ],
)
def test_by_hand(cell: Cell, organisation: str, year: int, kind: str, states: int) -> None:
    assert cell("bloc_exits", organisation, date(year, 1, 1), kind)["value"] == states


def test_lost_partnerships_and_ends_of_terms_are_no_exits(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_exits").filter(pl.col("value") > 0)
    # Malta left and Belarus and Russia were suspended from NATO's partnership; Libya's term ended in 2013.
    assert cells.filter(entity="nato")["period_start"].dt.year().to_list() == [1966, 1974]
    assert cells.filter(entity="unhrc", counterpart="left")["period_start"].dt.year().to_list() == [2022]


def test_what_is_recorded_where_found_has_no_zeros(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_exits", coverage="partial")
    assert (cells["value"] > 0).all()


def test_finding(newest: pl.DataFrame) -> None:
    sentence = INDICATOR.finding(newest.filter(indicator_id="bloc_exits"))
    assert sentence == (
        "Since 2014 5 memberships are recorded as ended, 6 as frozen or suspended in full or in part and 4 "
        "withdrawals as announced."
    )
