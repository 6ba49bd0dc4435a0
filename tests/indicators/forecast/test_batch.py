"""Backtests of many series: no look-ahead, invariance, and what odd series get."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.forecast.batch import METHODS, POOL, carried_forward, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel, panel
from indicators.series import Floats

MONTHS = np.arange(72)


def seasonal(seed: int, *, rows: int = 5) -> Floats:
    rng = np.random.default_rng(seed)
    season = 10 * np.sin(MONTHS * np.pi / 6)
    noise = rng.normal(0, 2, (2, rows, 72))
    return np.asarray(100 + season + noise[0].cumsum(axis=1) + noise[1])


@pytest.mark.parametrize("season", [1, 4, 12])
@pytest.mark.parametrize("origin", [0, 7, 13, 22])
def test_no_forecast_sees_what_came_after_its_origin(season: int, origin: int) -> None:
    values = seasonal(1)
    made = hindcasts(Panel(values=values, season=season), origins=24, horizons=6)
    changed = values.copy()
    for row in range(len(values)):
        changed[row, made.ends[row, origin] :] = np.random.default_rng(row).uniform(-500, 5000, 23 - origin)
    again = hindcasts(Panel(values=changed, season=season), origins=24, horizons=6)
    assert np.array_equal(made.methods[:, : origin + 1], again.methods[:, : origin + 1], equal_nan=True)
    assert np.array_equal(combined(made)[: origin + 1], combined(again)[: origin + 1], equal_nan=True)


def test_a_shorter_neighbour_changes_nothing() -> None:
    values = list(seasonal(2))
    alone = hindcasts(panel(values[:1], season=12), origins=6, horizons=3)
    beside = hindcasts(panel([values[0], values[1][:40], values[2][:9]], season=12), origins=6, horizons=3)
    assert beside.methods[:, :, :1] == pytest.approx(alone.methods, nan_ok=True)


def test_parts_give_what_the_whole_gives() -> None:
    whole = Panel(values=seasonal(3, rows=9), season=12)
    made = hindcasts(whole, origins=5, horizons=3)
    for rows, part in whole.parts(4):
        assert hindcasts(part, origins=5, horizons=3).methods == pytest.approx(made.methods[:, :, rows])


@given(st.floats(0.01, 1000))
@settings(max_examples=15, deadline=None)
def test_forecasts_scale_with_the_unit(factor: float) -> None:
    values = seasonal(4, rows=2)
    one = hindcasts(Panel(values=values, season=12), origins=2, horizons=4)
    other = hindcasts(Panel(values=factor * values, season=12), origins=2, horizons=4)
    assert other.methods == pytest.approx(factor * one.methods, rel=1e-6)
    assert combined(other) == pytest.approx(factor * combined(one), rel=1e-6)


def test_without_logarithms_forecasts_shift_with_the_zero() -> None:
    values = seasonal(5, rows=2) - 120
    one = hindcasts(Panel(values=values, season=12), origins=2, horizons=4)
    other = hindcasts(Panel(values=values - 1000, season=12), origins=2, horizons=4)
    assert np.isnan(one.pool[POOL.index("log_theta")]).all()
    assert other.methods == pytest.approx(one.methods - 1000, rel=1e-4)


def test_the_deviation_of_the_model_carries_the_season() -> None:
    values = 10 * np.tile([1.0, 2, 3, 6], 10) * np.exp(np.random.default_rng(6).normal(0, 0.05, 40))
    made = hindcasts(panel([values], season=4), origins=1, horizons=4)
    deviation = made.deviation()[0, 0]
    assert (deviation > 0).all()
    assert deviation[3] > 3 * deviation[0]


def test_drift_is_the_line_through_the_ends() -> None:
    made = hindcasts(panel([np.array([1.0, 5, 2, 9, 7])], season=1), origins=1, horizons=2)
    assert made.methods[METHODS.index("drift"), 0, 0] == pytest.approx([8.5, 10])
    assert made.methods[METHODS.index("naive"), 0, 0] == pytest.approx([7, 7])


def test_seasonal_naive_repeats_the_last_year() -> None:
    values = np.tile([1.0, 2, 3, 4], 5)
    made = hindcasts(panel([values], season=4), origins=1, horizons=6)
    assert made.methods[METHODS.index("seasonal_naive"), 0, 0].tolist() == [1, 2, 3, 4, 1, 2]


def test_the_season_is_found_and_put_back() -> None:
    values = np.tile([10.0, 20, 30, 40], 8) + np.random.default_rng(0).normal(0, 0.5, 32)
    made = hindcasts(panel([values], season=4), origins=1, horizons=4)
    assert combined(made)[0, 0] == pytest.approx([10, 20, 30, 40], rel=0.1)


ODD = {
    "constant": np.full(30, 5.0),
    "all zero": np.zeros(30),
    "level shift": np.concatenate([np.full(20, 10.0), np.full(15, 30.0)]) + np.random.default_rng(1).normal(0, 1, 35),
    "missing periods": np.where(np.arange(30) % 7 == 3, np.nan, 20.0 + np.arange(30)),
    "single spike": np.concatenate([np.random.default_rng(2).normal(10, 1, 29), [500.0]]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_series_get_sane_forecasts(name: str) -> None:
    values = ODD[name]
    made = combined(hindcasts(panel([values], season=1), origins=12, horizons=4))[-1, 0]
    sane = {"constant": (5, 5), "all zero": (0, 0), "level shift": (25, 35), "missing periods": (45, 60)}
    low, high = sane.get(name, (5, 60))
    assert np.isfinite(made).all()
    assert (made >= low - 1e-6).all()
    assert (made <= high + 1e-6).all()


def test_three_points_have_no_origin() -> None:
    made = hindcasts(panel([np.array([1.0, 2, 3])], season=1), origins=3, horizons=2)
    assert not made.ends.any()
    assert np.isnan(made.methods).all()


def test_gaps_take_the_value_before_them() -> None:
    found = carried_forward(np.array([[np.nan, 1, np.nan, 3, np.nan]]))
    assert found.tolist() == [[1, 1, 1, 3, 3]]
