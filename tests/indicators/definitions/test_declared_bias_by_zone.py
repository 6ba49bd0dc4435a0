"""Direction of bias by zone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.declared_bias_by_zone import INDICATOR

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


def _counts(cells: pl.DataFrame, entity: str, kind: str) -> list[float]:
    return [_row(cells, entity, f"{kind}:{way}", START)["value"] for way in ("more", "same", "less")]


def test_inside_the_zone_others_say_more_of_zapad(cells: pl.DataFrame) -> None:
    # More: the Zapads of 2009, 2013, 2017, 2021 and 2025. Same: Kavkaz of 2009 and 2012, the check of February 2014,
    # the naval series of 2022 and the drill in Tajikistan of 2021.
    assert _counts(cells, "inside:csto", "others_say") == [5, 5, 0]


def test_outside_it_vostok_2022_is_smaller(cells: pl.DataFrame) -> None:
    # Same: Vostok of 2010 and 2018, the checks of July 2013 and September 2014, Yars of 2023.
    assert _counts(cells, "outside:csto", "others_say") == [0, 5, 1]


def test_outside_it_figures_grew(cells: pl.DataFrame) -> None:
    # The July check of 2013 from 80,000 to 160,000, Vostok-2014 from 100,000 to 155,000.
    assert _counts(cells, "outside:csto", "own_later") == [2, 0, 0]


def test_disputed_exercises_widen_the_counts(cells: pl.DataFrame) -> None:
    # By their lowest claims Zapad-2013 and Zapad-2017 are not above what was declared.
    found = _row(cells, "inside:csto", "others_say:more", START)
    assert (found["low"], found["high"]) == (3, 5)
