"""Hindcast scores."""

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indicators.forecast import backtest
from indicators.series import Series

SeriesOf = Callable[..., Series]


def test_a_foreseeable_series_scores_perfectly(series_of: SeriesOf) -> None:
    rows = backtest.scores(series_of([float(i) for i in range(20)]), "level", minimum_periods=8, horizons=3)
    by_metric = {(row["metric"], row["horizon"]): row["value"] for row in rows}
    assert by_metric["mean_pinball", 1] == by_metric["mean_pinball", 3] == 0.0
    assert by_metric["coverage_95", 2] == 1.0
    assert {row["kind"] for row in rows} == {"hindcast"}


def test_every_origin_with_a_known_truth_is_scored_once(series_of: SeriesOf) -> None:
    rows = backtest.scores(series_of([float(i) for i in range(12)]), "level", minimum_periods=8, horizons=3)
    targets = {row["horizon"]: row["targets"] for row in rows}
    assert targets == {1: 4, 2: 3, 3: 2}


def test_a_jump_is_missed(series_of: SeriesOf) -> None:
    rows = backtest.scores(series_of([5.0] * 9 + [9.0]), "level", minimum_periods=8, horizons=1)
    values = {row["metric"]: row["value"] for row in rows}
    # Origins after 8 and after 9 periods: the first truth is 5, the second 9.
    assert values["coverage_95"] == values["coverage_50"] == 0.5
    assert np.isclose(float(str(values["mean_pinball"])), 4 * 0.5 / 2)


@given(st.lists(st.integers(0, 99), min_size=12, max_size=25), st.integers(8, 11), st.integers(100, 9999))
def test_no_forecast_looks_ahead(series_of: SeriesOf, values: list[int], origin: int, shock: int) -> None:
    past = [float(value) for value in values]
    shocked = past[:origin] + [value + shock for value in past[origin:]]
    made, again = (
        list(backtest.targets(series_of(numbers), "level", minimum_periods=8, horizons=3))
        for numbers in (past, shocked)
    )
    first = sum(min(3, len(past) - count) for count in range(8, origin + 1))  # made by origins before the shock
    assert first
    assert all((a.quantiles == b.quantiles).all() for a, b in zip(made[:first], again[:first], strict=True))
