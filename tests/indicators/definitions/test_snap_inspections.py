"""Snap inspections by quarter and level."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.snap_inspections import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _quarter(cells: pl.DataFrame, entity: str, level: str, start: date) -> dict[str, Any]:
    return cells.filter(entity=entity, counterpart=level, period_start=start).row(0, named=True)


def test_levels_are_counted_apart(cells: pl.DataFrame) -> None:
    # July to September 2014: Eastern MD from the top; Irkutsk and Buryatia from below.
    assert _quarter(cells, "RUS", "strategic", date(2014, 7, 1))["value"] == 1
    assert _quarter(cells, "RUS", "district", date(2014, 7, 1))["value"] == 2


def test_counts_are_the_rows_of_the_quarter(cells: pl.DataFrame) -> None:
    # Central MD in February 2013, Black Sea in March.
    assert _quarter(cells, "RUS", "strategic", date(2013, 1, 1))["value"] == 2


def test_a_check_within_a_check_counts_once(cells: pl.DataFrame) -> None:
    # The Caspian check of June 2019 is the naval part of the Central MD one.
    assert _quarter(cells, "RUS", "strategic", date(2019, 4, 1))["value"] == 1
    assert _quarter(cells, "RUS", "district", date(2019, 4, 1))["coverage"] == "not_observed"


def test_zero_is_zero_only_where_all_are_believed_to_be_in(cells: pl.DataFrame) -> None:
    strategic = _quarter(cells, "RUS", "strategic", date(2018, 1, 1))
    assert (strategic["value"], strategic["coverage"]) == (0, "complete")
    later = _quarter(cells, "RUS", "strategic", date(2024, 1, 1))
    assert (later["value"], later["coverage"]) == (None, "not_observed")
    assert _quarter(cells, "RUS", "district", date(2018, 1, 1))["coverage"] == "not_observed"


def test_all_else_is_a_sample(cells: pl.DataFrame) -> None:
    others = cells.filter((pl.col("entity") != "RUS") | (pl.col("counterpart") != "strategic"))
    assert set(others["coverage"]) == {"sample", "not_observed"}
    assert set(cells["entity"]) == {"RUS", "BLR", "csto"}
