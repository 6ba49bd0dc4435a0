"""Exercises told in parts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.split_within_exercise import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_kavkaz_2016(cells: pl.DataFrame) -> None:
    # Never more than 12,500 at one time, 125,000 in all stages.
    assert _row(cells, "kavkaz-2016", "own_whole", 2016)["value"] == 10


def test_zapad_2021(cells: pl.DataFrame) -> None:
    # 6,400 told for Russia and 12,800 in Belarus, 200,000 in all.
    assert _row(cells, "zapad-2021", "own_whole", 2021)["value"] == pytest.approx(200000 / 12800)


def test_zapad_2017_only_by_others(cells: pl.DataFrame) -> None:
    assert cells.filter(entity="zapad-2017")["counterpart"].to_list() == ["others_say"]


def test_the_same_rule_finds_aurora(cells: pl.DataFrame) -> None:
    # 12,400 reported, others' figures 19,000, 19,500 (19,000 to 20,000) and 21,150.
    assert _row(cells, "aurora-2017", "others_say", 2017)["value"] == pytest.approx(19500 / 12400)


def test_contingents_are_no_parts(cells: pl.DataFrame) -> None:
    assert "cold-response-2014" not in cells["entity"].to_list()
