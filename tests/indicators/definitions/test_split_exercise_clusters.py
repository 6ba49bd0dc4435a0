"""Clusters of small exercises."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.split_exercise_clusters import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


FOUND = {
    "defender-europe-2022", "namejs-2024", "quadriga-2024", "saber-strike-2017", "steadfast-defender-2021",
    "zapad-2017",
}  # fmt: skip
"""At 14 days and 600 km. All but Zapad-2017 are led by NATO or its members: Defender Europe 2022 with Baltops (and
its part Swift Response), Namejs with Iron Wolf 2024, Quadriga with Baltops 2024, Saber Strike 2017 with Spring
Storm and Baltops (and its part Iron Wolf), Steadfast Defender 2021 with Sea Breeze
(and its part Noble Jump)."""


def test_the_clusters_are_these(cells: pl.DataFrame) -> None:
    assert set(cells["entity"]) == FOUND


def test_zapad_2017_with_the_baltic_fleet(cells: pl.DataFrame) -> None:
    # 12,700, and 2,000 of the Baltic Fleet two weeks before and 460 km away; others put Zapad at 67,500.
    assert _row(cells, "zapad-2017", "declared", 2017)["value"] == 14700
    assert _row(cells, "zapad-2017", "others_say", 2017)["value"] == 67500 + 2000


def test_a_known_part_counts_only_in_high(cells: pl.DataFrame) -> None:
    # 9,155 and Baltops 7,000; Swift Response (9,000) is part of Defender.
    found = _row(cells, "defender-europe-2022", "declared", 2022)
    assert (found["value"], found["high"]) == (16155, 25155)


def test_kavkaz_2016_and_zapad_2021_lie_within_one_row(cells: pl.DataFrame) -> None:
    # Their splits are told as portions: see split_within_exercise.
    assert not {"kavkaz-2016", "zapad-2021"} & set(cells["entity"])
