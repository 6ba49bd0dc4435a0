"""From snap inspection to larger move."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.snap_to_operation import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


START = 2013


def test_waits_by_hand(cells: pl.DataFrame) -> None:
    # Of 22 checks, 5 were followed within 30 days: those of February and September 2014 (build-up around Ukraine,
    # Vostok-2014), September 2015 (Tsentr), August 2016 (Kavkaz) and August 2018 (Vostok).
    assert _row(cells, "RUS", "check:30d", START)["value"] == pytest.approx(17 / 22)
    # Only the Pacific Fleet's check of April 2023 waited for more than a year.
    assert _row(cells, "RUS", "check:365d", START)["value"] == pytest.approx(1 / 22)


def test_baseline_counts_every_month_of_ten_years(cells: pl.DataFrame) -> None:
    found = _row(cells, "RUS", "any_month:30d", START)
    assert found["evidence_rows"] == 120
    assert found["value"] > _row(cells, "RUS", "check:30d", START)["value"]


def test_intervals_of_the_two_overlap(cells: pl.DataFrame) -> None:
    # Twenty-two checks do not tell the two curves apart.
    check, month = _row(cells, "RUS", "check:90d", START), _row(cells, "RUS", "any_month:90d", START)
    assert check["high"] > month["low"]


def test_curves_fall(cells: pl.DataFrame) -> None:
    for kind in ("check", "any_month"):
        values = [_row(cells, "RUS", f"{kind}:{days}d", START)["value"] for days in (30, 60, 90, 180, 365)]
        assert values == sorted(values, reverse=True)
