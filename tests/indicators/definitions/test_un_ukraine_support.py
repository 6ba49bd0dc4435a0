"""Yes shares in the General Assembly."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.un_ukraine_support import INDICATOR

Cell = Callable[..., dict[str, Any]]


def test_2022_by_hand(cell: Cell) -> None:
    shares = [141 / 181, 140 / 183, 93 / 175, 143 / 183, 94 / 181]
    found = cell("un_ukraine_support", "ukraine", date(2022, 1, 1))
    assert found["value"] == pytest.approx(sum(shares) / 5)
    assert (found["low"], found["high"]) == pytest.approx((94 / 181, 143 / 183))
    assert (found["evidence_rows"], found["coverage"]) == (5, "complete")


def test_crimea_2014_is_one_vote(cell: Cell) -> None:
    found = cell("un_ukraine_support", "crimea", date(2014, 1, 1))
    assert found["value"] == found["low"] == found["high"] == pytest.approx(100 / 169)


def test_counts_from_memory_make_a_year_partial(cell: Cell) -> None:
    assert cell("un_ukraine_support", "crimea", date(2021, 1, 1))["coverage"] == "partial"


def test_committee_votes_are_left_out(frames: dict[str, pl.DataFrame], observed: Callable[..., pl.DataFrame]) -> None:
    plenary = frames["un_resolution"].filter(pl.col("topic") == "ukraine")
    committee = plenary.head(1).with_columns(resolution=pl.lit("A/C.1/99/L.1"), yes=pl.lit(0, dtype=pl.Int64))
    marked = plenary.head(1).with_columns(note=pl.lit("committee vote, not the plenary"), yes=pl.lit(0, dtype=pl.Int64))
    day = date(2026, 11, 22)
    alone = observed(INDICATOR, {"un_resolution": plenary}, day)
    assert observed(INDICATOR, {"un_resolution": pl.concat([plenary, committee, marked])}, day).equals(alone)
