"""Intervals: order, width, coverage on series of a known kind."""

import numpy as np
import pytest

from indicators.forecast import intervals, shares
from indicators.forecast.batch import hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel
from indicators.forecast.scores import coverage
from indicators.series import Floats


def fan(values: Floats, horizons: int = 6) -> Floats:
    panel = Panel(values=values, season=1)
    made = hindcasts(panel, origins=intervals.origins_for(horizons), horizons=horizons)
    return intervals.quantiles(panel, made, combined(made))


def walks(rows: int, periods: int) -> Floats:
    rng = np.random.default_rng(8)
    return np.asarray(200 + rng.lognormal(0, 1, (rows, 1)) * rng.normal(size=(rows, periods)).cumsum(axis=1))


def test_quantiles_never_cross_and_never_narrow() -> None:
    found = fan(walks(20, 50))
    assert (np.diff(found, axis=2) >= 0).all()
    for low, high in ((0, 6), (1, 5), (2, 4)):
        width = found[:, :, high] - found[:, :, low]
        assert (np.diff(width, axis=1) >= -1e-9).all()


def test_random_walks_are_covered_as_announced() -> None:
    values = walks(300, 66)
    found = fan(values[:, :60])
    assert 0.92 < coverage(found[..., 0], found[..., 6], values[:, 60:]).value < 0.98
    assert 0.75 < coverage(found[..., 1], found[..., 5], values[:, 60:]).value < 0.85


def test_intervals_scale_with_the_unit() -> None:
    values = walks(6, 40)
    assert fan(1000 * values) == pytest.approx(1000 * fan(values), rel=1e-6)


def test_a_single_series_gets_an_interval_from_the_prior_and_its_own_errors() -> None:
    found = fan(walks(1, 30))
    assert (found[0, :, 6] > found[0, :, 0]).all()


def test_a_series_that_never_moved_is_expected_to_stay() -> None:
    values = np.vstack([np.full(40, 3.0), walks(1, 40)])
    assert fan(values)[0] == pytest.approx(3)


def test_never_below_zero_where_the_series_never_was() -> None:
    values = np.abs(np.random.default_rng(1).normal(0, 5, (10, 40)))
    assert (fan(values) >= 0).all()


def test_shares_stay_between_0_and_1() -> None:
    rng = np.random.default_rng(2)
    values = np.clip(0.95 + rng.normal(0, 0.04, (8, 40)), 0, 1)
    found = shares.quantiles(Panel(values=values, season=1), 8)
    assert found.min() >= 0
    assert found.max() <= 1
    assert (np.diff(found, axis=2) >= 0).all()


def test_log_odds_and_back() -> None:
    values = np.array([0.0, 0.2, 0.5, 1.0])
    assert shares.from_log_odds(shares.to_log_odds(values)) == pytest.approx(values)
    with pytest.raises(ValueError, match="between 0 and 1"):
        shares.to_log_odds(np.array([1.2]))
