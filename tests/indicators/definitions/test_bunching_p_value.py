"""Chance of the figures below the thresholds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.bunching_p_value import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_russia_led_against_no_jump(cells: pl.DataFrame) -> None:
    # Seven whole votes below of seven, the eighth is split: one half to the seventh.
    assert _row(cells, "csto", "13000", 1999)["value"] == pytest.approx(0.5**7)


def test_others_against_no_jump(cells: pl.DataFrame) -> None:
    # Five or more of six: 7 / 64.
    assert _row(cells, "others", "13000", 1999)["value"] == pytest.approx(7 / 64)


def test_the_sides_do_not_differ_at_thirteen_thousand(cells: pl.DataFrame) -> None:
    assert _row(cells, "csto_over_others", "13000", 1999)["value"] > 0.25


def test_p_values_are_probabilities(cells: pl.DataFrame) -> None:
    assert cells["value"].is_between(0, 1).all()
