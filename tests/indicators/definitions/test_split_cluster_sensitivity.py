"""Clusters by window and radius."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.clusters import pairs, small_exercises, stars, sums
from indicators.definitions.split_cluster_sensitivity import INDICATOR
from indicators.vintages import stack

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


START = 1999


def test_base_setting_agrees_with_the_clusters(cells: pl.DataFrame) -> None:
    assert _row(cells, "nato", "14d:600km", START)["value"] == 5
    assert _row(cells, "csto", "14d:600km", START)["value"] == 1


def test_kavkaz_2016_needs_no_limit_of_distance(frames: Frames, data_as_of: date) -> None:
    small = small_exercises(stack({name: frames[name] for name in INDICATOR.reads}, [data_as_of]))
    near = sums(stars(pairs(small, window=14)), small)
    assert "kavkaz-2016" in near["centre"].to_list()
    # With Unbreakable Brotherhood in Belarus, 1,000 at 1,300 km.
    assert near.filter(centre="kavkaz-2016")["declared"].item() == 13500


def test_zapad_2009_needs_its_part_and_a_thousand_kilometres(cells: pl.DataFrame) -> None:
    found = _row(cells, "csto", "0d:1000km", START)
    assert (found["value"], found["high"]) == (0, 1)


def test_wider_settings_find_more(cells: pl.DataFrame) -> None:
    spans = [_row(cells, "nato", f"14d:{reach}", START)["high"] for reach in ("300km", "600km", "1000km", "any")]
    assert spans == sorted(spans)
