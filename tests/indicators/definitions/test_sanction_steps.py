"""Steps by sender and target."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("sender", "target", "year", "steps", "coverage"),
    [
        ("eu", "RUS", 2022, 11, "partial"),  # nine packages, the third in two steps, and the August listings
        ("GBR", "RUS", 2022, 3, "sample"),
        ("RUS", "eu", 2022, 2, "sample"),
        ("RUS", "USA", 2022, 1, "sample"),
        ("un", "IRN", 2025, 1, "sample"),  # the return of measures; the notice before it is none
    ],
)
def test_steps_by_hand(cell: Cell, sender: str, target: str, year: int, steps: int, coverage: str) -> None:
    found = cell("sanction_steps", sender, date(year, 1, 1), target)
    assert (found["value"], found["coverage"]) == (steps, coverage)


def test_totals_plans_renewals_and_relief_are_no_steps(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="sanction_steps")
    assert cells.filter(entity="un", counterpart="IRN", period_start=date(2016, 1, 1))["value"].to_list() == [None]
    assert cells.filter(entity="eu", counterpart="RUS", period_start=date(2026, 1, 1))["value"].to_list() == [1]
    assert "e3" not in cells["entity"]


def test_a_selection_has_no_trend(marts: dict[str, pl.DataFrame]) -> None:
    trends = marts["trend"].filter(indicator_id="sanction_steps")
    assert (trends["verdict"] == "abstained").all()
