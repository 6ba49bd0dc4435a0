"""Snap inspections by quarter."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]


def test_counts_are_the_rows_of_the_quarter(cell: Cell, frames: dict[str, pl.DataFrame]) -> None:
    snap = frames["exercise"].filter(pl.col("is_snap") & (pl.col("lead_actor") == "RUS"))
    first_of_2013 = snap.filter(pl.col("start_date").is_between(date(2013, 1, 1), date(2013, 3, 31)))
    assert first_of_2013["exercise_id"].sort().to_list() == ["snap-2013-02-central-md", "snap-2013-03-black-sea"]
    assert cell("snap_inspections", "RUS", date(2013, 1, 1))["value"] == 2


def test_a_check_within_a_check_counts_once(cell: Cell) -> None:
    # The Caspian check of June 2019 is the naval part of the Central MD one.
    assert cell("snap_inspections", "RUS", date(2019, 4, 1))["value"] == 1


def test_quarters_without_rows_are_not_zero(cell: Cell) -> None:
    found = cell("snap_inspections", "RUS", date(2018, 1, 1))
    assert (found["value"], found["coverage"]) == (None, "not_observed")


def test_every_seen_quarter_is_a_sample(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="snap_inspections")
    assert set(cells["coverage"]) == {"sample", "not_observed"}
    assert set(cells["entity"]) == {"RUS", "BLR", "csto"}
