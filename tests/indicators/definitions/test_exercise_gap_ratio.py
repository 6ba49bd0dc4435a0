"""The exercise gap."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.exercise_gap_ratio import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_2017_pairs_the_extremes(cells: pl.DataFrame) -> None:
    # Russia-led: Zapad 65,000 (12,700 to 100,000), aerospace check 45,000, Combat Brotherhood 12,000.
    # NATO-led: Saber Guardian 25,000, Dragon 17,000, Saber Strike 11,000.
    found = _row(cells, "csto", "nato", 2017)
    assert found["value"] == pytest.approx((65000 + 45000 + 12000) / 53000)
    assert found["low"] == pytest.approx((12700 + 45000 + 12000) / 53000)
    assert found["high"] == pytest.approx((100000 + 45000 + 12000) / 53000)


def test_years_with_one_side_only_have_no_ratio(cells: pl.DataFrame) -> None:
    years = cells["period_start"].dt.year().to_list()
    assert 2019 not in years
    assert 2018 in years


def test_finding_says_recorded(cells: pl.DataFrame) -> None:
    assert "recorded" in INDICATOR.finding(cells)
