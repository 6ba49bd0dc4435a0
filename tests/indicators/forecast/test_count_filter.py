"""The filter behind the counts, against closed forms."""

import numpy as np
import pytest
from scipy import stats

from indicators.forecast import count_filter
from indicators.forecast.count_filter import GRID, State
from indicators.series import Floats


def last(values: Floats) -> State:
    ((_, state),) = count_filter.states(values, [values.shape[1]])
    return state


def shares(state: State, by: Floats) -> dict[float, float]:
    """Weight of the grid's points by one of its columns, of the first series."""
    return {float(value): float(state.weights[0, :-1][by == value].sum()) for value in np.unique(by)}


def constant() -> int:
    """The grid point of a constant Poisson level."""
    is_plain = (GRID.memory == 1) & (GRID.growth == 0) & (GRID.pull == 1) & (GRID.dispersion == 0)
    return int(np.flatnonzero(is_plain)[0])


@pytest.mark.parametrize(("mean", "dispersion"), [(0.3, 0.5), (4.0, 0.1), (30.0, 2.0)])
def test_probability_is_the_negative_binomial(mean: float, dispersion: float) -> None:
    ours = count_filter.log_negative_binomial(np.arange(40.0), np.array(mean), np.array(dispersion))
    size = 1 / dispersion
    assert ours == pytest.approx(stats.nbinom.logpmf(np.arange(40), size, size / (size + mean)))


def test_without_dispersion_it_is_poisson() -> None:
    ours = count_filter.log_negative_binomial(np.arange(30.0), np.array(7.0), np.array(0.0))
    assert ours == pytest.approx(stats.poisson.logpmf(np.arange(30), 7), abs=1e-3)


def test_a_constant_level_is_the_mean_of_a_gamma_posterior() -> None:
    values = np.array([[3.0, 5, 2, 4, 6, 1, 3, 4, 2, 5]])
    state, point = last(values), constant()
    start = values[0, :8].mean()
    exposure = count_filter.FIRST_EVENTS / start + 10
    assert state.events[0, point] == pytest.approx(count_filter.FIRST_EVENTS + values.sum())
    assert state.level[0, point] == pytest.approx((count_filter.FIRST_EVENTS + values.sum()) / exposure)


def test_a_forgetful_level_is_exponential_smoothing_in_the_end() -> None:
    rng = np.random.default_rng(2)
    values = rng.poisson(9, (1, 300)).astype(float)
    point = int(np.flatnonzero((GRID.memory == 0.8) & (GRID.pull == 1) & (GRID.dispersion == 0))[0])
    level = values[0, :8].mean()
    for value in values[0]:
        level += 0.2 * (value - level)
    assert last(values).level[0, point] == pytest.approx(level, rel=1e-6)


def test_poisson_counts_are_told_from_scattered_ones() -> None:
    rng = np.random.default_rng(3)
    poisson = shares(last(rng.poisson(6, (1, 200)).astype(float)), GRID.dispersion)
    scattered = shares(last(rng.poisson(rng.gamma(2, 3, (1, 200))).astype(float)), GRID.dispersion)
    assert poisson[0.0] > 0.5
    assert scattered[0.0] < 1e-6
    assert sum(share for size, share in scattered.items() if 0.3 < size < 0.9) > 0.8


def test_growth_is_found() -> None:
    mean = np.exp(np.linspace(1, 4, 100))
    found = shares(last(np.random.default_rng(1).poisson(mean, (1, 100)).astype(float)), GRID.growth)
    assert sum(growth * share for growth, share in found.items()) == pytest.approx(3 / 99, rel=0.2)


def test_weights_add_up_whatever_came() -> None:
    values = np.array([[0.0] * 30, [1e6] * 30, [0.0, 1e5] * 15])
    assert last(values).weights.sum(axis=1) == pytest.approx(1)


def test_no_state_looks_ahead() -> None:
    values = np.random.default_rng(1).poisson(4, (3, 40)).astype(float)
    changed = values.copy()
    changed[:, 25:] = 77
    for (stop, one), (_, other) in zip(
        count_filter.states(values, [8, 20, 25]), count_filter.states(changed, [8, 20, 25]), strict=True
    ):
        assert stop <= 25
        assert np.array_equal(one.weights, other.weights)
        assert np.array_equal(one.level, other.level)
    assert not np.array_equal(last(values).weights, last(changed).weights)


def test_a_gap_leaves_the_weights_as_they_are() -> None:
    values = np.random.default_rng(1).poisson(4, (1, 20)).astype(float)
    gap = np.concatenate([values, [[np.nan, np.nan]]], axis=1)
    assert last(gap).weights == pytest.approx(last(values).weights)
    assert (last(gap).events <= last(values).events).all()
