"""Listings by package, and totals apart."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("start", "listed", "coverage"),
    [
        (date(2022, 1, 1), 378 + 24, "partial"),  # sizes of the second and third package were not seen
        (date(2022, 4, 1), 234 + 83, "complete"),
        (date(2023, 7, 1), 0, "complete"),
        (date(2025, 4, 1), 75, "complete"),
        (date(2026, 4, 1), None, "not_observed"),
    ],
)
def test_listed_by_quarter(cell: Cell, start: date, listed: int | None, coverage: str) -> None:
    found = cell("eu_listings", "eu", start, "listed")
    assert (found["value"], found["coverage"]) == (listed, coverage)


def test_totals_are_a_stock_apart(cell: Cell, newest: pl.DataFrame) -> None:
    assert cell("eu_listings", "eu", date(2022, 4, 1), "total")["value"] == 1173
    assert cell("eu_listings", "eu", date(2022, 7, 1), "total")["value"] == 1320
    listed = newest.filter(indicator_id="eu_listings", counterpart="listed")["value"]
    assert listed.sum() == 378 + 24 + 234 + 83 + 64 + 37 + 190 + 121 + 104 + 147 + 194 + 116 + 84 + 83 + 75 + 55 + 69


def test_quarters_without_a_total_are_not_observed(cell: Cell) -> None:
    found = cell("eu_listings", "eu", date(2023, 7, 1), "total")
    assert (found["value"], found["coverage"]) == (None, "not_observed")
