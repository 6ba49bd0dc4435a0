"""Independent over declared by year."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.declared_vs_independent_by_year import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_2013_is_the_median_of_two(cells: pl.DataFrame) -> None:
    # Zapad-2013: independent median of 13,000, 22,000, 70,000, 72,500 and 80,000 over the median of 12,100 and
    # 22,000; the July check: 160,000 by both.
    found = _row(cells, "csto", "", 2013)
    assert found["value"] == pytest.approx((70000 / 17050 + 1) / 2)
    assert found["evidence_rows"] == 2


def test_2017_is_zapad_alone(cells: pl.DataFrame) -> None:
    assert _row(cells, "csto", "", 2017)["value"] == pytest.approx(70000 / 12700)
    assert _row(cells, "nato", "", 2017)["value"] == 1


def test_all_are_samples(cells: pl.DataFrame) -> None:
    assert set(cells["coverage"]) == {"sample"}
