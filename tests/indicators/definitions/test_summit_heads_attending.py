"""Heads and delegations by edition, as published."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("series", "day", "heads", "delegations"),
    [
        ("russia-africa", date(2019, 10, 23), 43, 54),
        ("russia-africa", date(2023, 7, 27), 17, 49),
        ("brics", date(2024, 10, 22), 22, 36),
        ("ukraine-peace", date(2024, 6, 15), 57, 92),
        ("sco", date(2001, 6, 15), 6, 6),
    ],
)
def test_published_numbers(cell: Cell, series: str, day: date, heads: int, delegations: int) -> None:
    found = [cell("summit_heads_attending", series, day, kind)["value"] for kind in ("heads", "delegations")]
    assert found == [heads, delegations]


def test_a_lower_bound_is_partial_and_an_uncounted_edition_is_not_zero(cell: Cell) -> None:
    tianjin = cell("summit_heads_attending", "sco", date(2025, 8, 31), "delegations")
    assert (tianjin["value"], tianjin["low"], tianjin["high"], tianjin["coverage"]) == (20, 20, None, "partial")
    heads = cell("summit_heads_attending", "sco", date(2025, 8, 31), "heads")
    assert (heads["value"], heads["coverage"]) == (None, "not_observed")


def test_plans_are_not_held(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="summit_heads_attending")
    assert cells.filter(pl.col("period_start").dt.year() == 2026).is_empty()
    assert cells.filter(entity="brics")["period_start"].n_unique() == 18
