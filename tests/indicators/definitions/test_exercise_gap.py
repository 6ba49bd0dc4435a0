"""Troops in large exercises by side."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.exercise_gap import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_2018_by_hand(cells: pl.DataFrame) -> None:
    # Vostok-2018: the organiser 300,000, independent voices 297,000, median of both sides 298,500.
    csto = _row(cells, "csto", "", 2018)
    assert (csto["low"], csto["value"], csto["high"]) == (297000, 298500, 300000)
    # Trident Juncture 50,000, Saber Strike 18,000 and Anakonda 12,000.
    assert _row(cells, "nato", "", 2018)["value"] == 80000


def test_kavkaz_2016_comes_in_by_the_account_of_all_stages(cells: pl.DataFrame) -> None:
    # With the 20,000 of the Central MD check in October.
    assert _row(cells, "csto", "", 2016)["value"] == 125000 + 20000


def test_parts_of_steadfast_defender_are_not_added_to_it(cells: pl.DataFrame) -> None:
    # 90,000, and the 11,000 of Namejs.
    assert _row(cells, "nato", "", 2024)["value"] == 101000


def test_a_year_without_a_figure_is_not_observed(cells: pl.DataFrame) -> None:
    found = _row(cells, "nato", "", 2019)
    assert (found["value"], found["coverage"]) == (None, "not_observed")
