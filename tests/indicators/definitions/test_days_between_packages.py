"""Waits between packages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("year", "low", "median", "high", "gaps"),
    [
        # 23, 25, 28 February, 15 March, 8 April, 3 June, 21 July, 6 October, 16 December: 2 3 15 24 56 48 77 71.
        (2022, 2, 36, 77, 8),
        # 25 February (71), 23 June (118), 18 December (178).
        (2023, 71, 118, 178, 3),
        # 23 April 2026 after 23 October 2025.
        (2026, 182, 182, 182, 1),
    ],
)
def test_waits_by_hand(cell: Cell, year: int, low: int, median: int, high: int, gaps: int) -> None:
    found = cell("days_between_packages", "eu", date(year, 1, 1), "RUS")
    assert (found["low"], found["value"], found["high"], found["evidence_rows"]) == (low, median, high, gaps)


def test_nineteen_waits_between_twenty_packages(newest: pl.DataFrame) -> None:
    assert newest.filter(indicator_id="days_between_packages")["evidence_rows"].sum() == 19
