"""Claimed after against declared before."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.declared_vs_own_later import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_zapad_2025(cells: pl.DataFrame) -> None:
    # 13,000 declared in August, 100,000 given by the president on the last day.
    assert _row(cells, "zapad-2025", "", 2025)["value"] == pytest.approx(100000 / 13000)


def test_kavkaz_2016(cells: pl.DataFrame) -> None:
    found = _row(cells, "kavkaz-2016", "", 2016)
    # Announced 12,500 and 12,600; later 125,000 in all stages, civilians left out.
    assert found["value"] == pytest.approx(125000 / 12550)
    assert (found["low"], found["high"]) == (pytest.approx(125000 / 12600), 10)


def test_the_same_rule_holds_for_nato(cells: pl.DataFrame) -> None:
    assert _row(cells, "steadfast-defender-2024", "", 2024)["value"] == pytest.approx(90000 / 41000)


def test_figures_kept_are_not_in_it(cells: pl.DataFrame) -> None:
    assert "zapad-2017" not in cells["entity"].to_list()
