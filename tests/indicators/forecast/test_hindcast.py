"""Forecasts at past origins and their scores."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.forecast import hindcast
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.series import Series

SeriesOf = Callable[..., Series]


def scored(series: Series, horizons: int) -> dict[tuple[object, object], float]:
    past = hindcast.naive(series, "level", minimum_periods=8, horizons=horizons)
    return {
        (row["metric"], row["horizon"]): float(str(row["value"]))
        for row in hindcast.score_rows(series, past, is_count=False)
    }


def test_a_foreseeable_series_scores_perfectly(series_of: SeriesOf) -> None:
    found = scored(series_of([float(i) for i in range(20)]), 3)
    assert found["mean_pinball", 1] == found["wis", 3] == found["mase", 2] == 0.0
    assert found["coverage_95", 2] == 1.0


def test_every_origin_with_a_known_truth_is_scored_once(series_of: SeriesOf) -> None:
    series = series_of([float(i) for i in range(12)])
    past = hindcast.naive(series, "level", minimum_periods=8, horizons=3)
    assert past.origins.tolist() == [2007, 2008, 2009, 2010]
    targets = {row["horizon"]: row["targets"] for row in hindcast.score_rows(series, past, is_count=False)}
    assert targets == {1: 4, 2: 3, 3: 2}


def test_a_series_too_short_for_an_origin_has_no_scores(series_of: SeriesOf) -> None:
    assert scored(series_of([1.0] * 8), 3) == {}


def test_a_jump_is_missed(series_of: SeriesOf) -> None:
    found = scored(series_of([5.0] * 9 + [9.0]), 1)
    # Origins after 8 and after 9 periods: the first truth is 5, the second 9; the usual change is 4 / 9.
    assert found["coverage_95", 1] == found["coverage_50", 1] == 0.5
    assert found["mean_pinball", 1] == pytest.approx(4 * 0.5 / 2)
    assert found["mase", 1] == pytest.approx(2 / (4 / 9))


def test_pinball_by_hand() -> None:
    ten = np.full((1, 7), 10.0)
    above, below = (hindcast.measures(ten, np.array([truth]), 1.0) for truth in (12.0, 8.0))
    assert above["mean_pinball"] == pytest.approx(2 * np.mean(QUANTILE_LEVELS))
    assert below["mean_pinball"] == pytest.approx(2 * np.mean([1 - level for level in QUANTILE_LEVELS]))


def test_a_refused_fit_shows_the_baseline(series_of: SeriesOf) -> None:
    past = hindcast.naive(series_of([float(i) for i in range(10)]), "level", minimum_periods=8, horizons=1)
    made = {2007: np.full((1, 7), np.nan), 2008: np.full((1, 7), 3.0)}
    found = hindcast.of_model("other", made, past).quantiles
    assert (found[0] == past.quantiles[0]).all()
    assert (found[1] == 3.0).all()


@given(st.lists(st.integers(0, 99), min_size=12, max_size=25), st.integers(8, 11), st.integers(100, 9999))
def test_no_baseline_looks_ahead(series_of: SeriesOf, values: list[int], origin: int, shock: int) -> None:
    past = [float(value) for value in values]
    shocked = past[:origin] + [value + shock for value in past[origin:]]
    made, again = (
        hindcast.naive(series_of(numbers), "level", minimum_periods=8, horizons=3) for numbers in (past, shocked)
    )
    before = made.origins < 2000 + origin
    assert before.any()
    assert (made.quantiles[before] == again.quantiles[before]).all()
