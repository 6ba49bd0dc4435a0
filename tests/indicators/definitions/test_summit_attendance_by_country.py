"""States at summits, from the lists."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]


def test_armenia_in_the_csto(cell: Cell) -> None:
    # Present in Astana in 2018, twice in 2022 (Moscow, Yerevan); recorded as absent since.
    years = {year: cell("summit_attendance_by_country", "ARM", date(year, 1, 1), "csto") for year in range(2022, 2026)}
    assert [years[year]["value"] for year in years] == [2, 0, 0, 0]
    assert {found["coverage"] for found in years.values()} == {"complete"}


def test_a_disputed_presence_is_outside_low(cell: Cell) -> None:
    found = cell("summit_attendance_by_country", "COL", date(2024, 1, 1), "ukraine-peace")
    assert (found["value"], found["low"], found["high"]) == (1, 0, 1)


def test_absence_needs_a_row(cell: Cell, newest: pl.DataFrame) -> None:
    assert cell("summit_attendance_by_country", "CHN", date(2024, 1, 1), "ukraine-peace")["value"] == 0
    swiss = newest.filter(indicator_id="summit_attendance_by_country", counterpart="ukraine-peace")
    assert swiss.height == 91
    assert (swiss["coverage"] == "partial").all()  # 89 of 92 present are listed


def test_guests_count_for_the_summit_they_came_to(newest: pl.DataFrame) -> None:
    guests = newest.filter(indicator_id="summit_attendance_by_country", entity="ZAF", counterpart="brics")
    assert guests["period_start"].min() == date(2010, 1, 1)  # guest in Brasilia, a member from 2011
