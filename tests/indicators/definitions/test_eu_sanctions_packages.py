"""Numbered packages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]


def test_packages_per_year(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="eu_sanctions_packages")
    years = cells.group_by(pl.col("period_start").dt.year()).agg(pl.col("value").sum())
    assert dict(years.rows()) == {2022: 9, 2023: 3, 2024: 3, 2025: 4, 2026: 1}


def test_a_package_in_two_steps_counts_at_the_first(cell: Cell) -> None:
    # First quarter of 2022: packages 1, 2, 3 (on 28 February and 2 March) and 4.
    assert cell("eu_sanctions_packages", "eu", date(2022, 1, 1), "RUS")["value"] == 4


def test_quarters_without_a_package_are_zero(cell: Cell) -> None:
    found = cell("eu_sanctions_packages", "eu", date(2023, 7, 1), "RUS")
    assert (found["value"], found["coverage"], found["evidence_rows"]) == (0, "complete", 0)


def test_the_planned_package_is_not_counted(newest: pl.DataFrame) -> None:
    assert newest.filter(indicator_id="eu_sanctions_packages")["value"].sum() == 20
