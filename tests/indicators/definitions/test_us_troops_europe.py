"""Assigned personnel."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]


def test_total_is_the_sum_of_hosts(cell: Cell, frames: dict[str, pl.DataFrame]) -> None:
    rows = frames["us_troops_europe"].filter(pl.col("year") == 2019)
    found = cell("us_troops_europe", "europe", date(2019, 1, 1))
    assert (found["value"], found["evidence_rows"]) == (rows["personnel"].sum(), rows.height)
    germany = rows.filter(pl.col("iso3") == "DEU")["personnel"][0]
    assert cell("us_troops_europe", "DEU", date(2019, 1, 1))["value"] == germany


def test_totals_without_germany_are_partial(cell: Cell) -> None:
    assert cell("us_troops_europe", "europe", date(2003, 1, 1))["coverage"] == "partial"
    assert cell("us_troops_europe", "europe", date(2005, 1, 1))["coverage"] == "complete"


def test_a_count_is_known_after_its_release(cell: Cell) -> None:
    assert cell("us_troops_europe", "europe", date(2024, 1, 1))["known_on"] > date(2024, 12, 31)
