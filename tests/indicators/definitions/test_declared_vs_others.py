"""Others over declared first."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.declared_vs_others import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_zapad_2017(cells: pl.DataFrame) -> None:
    # Others: 12,700, 65,000, 70,000 and 100,000, median 67,500.
    found = _row(cells, "zapad-2017", "inside", 2017)
    assert found["value"] == pytest.approx(67500 / 12700)
    assert (found["low"], found["high"]) == (1, pytest.approx(100000 / 12700))


def test_vostok_2022_is_smaller_by_others_account(cells: pl.DataFrame) -> None:
    assert _row(cells, "vostok-2022", "outside", 2022)["value"] == pytest.approx(15000 / 50000)


def test_zapad_2025_is_measured_against_what_was_declared_first(cells: pl.DataFrame) -> None:
    assert _row(cells, "zapad-2025", "inside", 2025)["value"] == pytest.approx(30000 / 13000)
