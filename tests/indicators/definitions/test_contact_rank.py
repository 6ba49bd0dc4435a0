"""Ranks and their ties."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("counterpart", "count", "low", "value", "high"),
    [("IRN", 3, 1, 1, 1), ("ARE", 2, 2, 2.5, 3), ("BLR", 2, 2, 2.5, 3), ("BRA", 1, 4, 9, 14)],
)
def test_first_quarter_of_2026_by_hand(
    cell: Cell, counterpart: str, count: int, low: float, value: float, high: float
) -> None:
    # 18 contacts: 3, 2 and 2, and eleven counterparts with one each on ranks 4 to 14.
    found = cell("contact_rank", "RUS", date(2026, 1, 1), counterpart)
    assert (found["evidence_rows"], found["low"], found["value"], found["high"]) == (count, low, value, high)


def test_ranks_of_a_quarter_add_up(newest: pl.DataFrame) -> None:
    quarters = newest.filter(pl.col("indicator_id") == "contact_rank", pl.col("value").is_not_null())
    sums = quarters.group_by("period_start").agg(pl.col("value").sum(), count=pl.len())
    assert sums["value"].to_list() == pytest.approx([count * (count + 1) / 2 for count in sums["count"]])
