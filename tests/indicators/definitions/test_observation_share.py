"""Known, denied and unknown."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.observation_share import INDICATOR

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


def test_unknown_is_not_no(cells: pl.DataFrame) -> None:
    yes, no = (_row(cells, "csto", answer, START) for answer in ("yes", "no"))
    assert yes["value"] == pytest.approx(2 / 17)
    assert no["value"] == 0
    # All that is not known may be either.
    assert yes["high"] == pytest.approx(1)
    assert no["high"] == pytest.approx(1 - 2 / 17)


def test_answers_add_up(cells: pl.DataFrame) -> None:
    totals = cells.group_by("entity").agg(pl.col("value").sum())
    assert totals["value"].to_list() == pytest.approx([1.0] * totals.height)


def test_finding_says_unknown(cells: pl.DataFrame) -> None:
    assert "unknown" in INDICATOR.finding(cells)
