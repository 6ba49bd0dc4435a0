"""Counts: whole, never negative, reproducible, Poisson in the limit, covered as announced."""

import numpy as np
import pytest

from indicators.forecast import counts, glm
from indicators.forecast.scores import coverage


def test_paths_are_whole_and_not_negative_and_the_same_for_the_same_seed() -> None:
    values = np.random.default_rng(1).poisson(3, (4, 40)).astype(np.float64)
    one = counts.paths(values, 6, np.random.default_rng(5))
    assert one.shape == (4, counts.PATHS, 6)
    assert one.dtype == np.int64
    assert one.min() >= 0
    assert np.array_equal(one, counts.paths(values, 6, np.random.default_rng(5)))


def test_negative_binomial_turns_into_poisson() -> None:
    mean = np.full(200_000, 4.0)
    over = counts.negative_binomial(mean, np.full(200_000, 0.5), np.random.default_rng(1))
    assert over.mean() == pytest.approx(4, abs=0.05)
    assert over.var() == pytest.approx(4 + 0.5 * 16, rel=0.03)
    nearly = counts.negative_binomial(mean, np.full(200_000, 1e-5), np.random.default_rng(1))
    plain = counts.negative_binomial(mean, np.zeros(200_000), np.random.default_rng(1))
    assert nearly.var() == pytest.approx(4, rel=0.02)
    assert plain.var() == pytest.approx(4, rel=0.02)


def test_dispersion_of_poisson_is_about_zero_and_of_the_other_about_right() -> None:
    rng = np.random.default_rng(2)
    mean = np.full((300, 200), 6.0)
    assert np.median(counts.dispersion(rng.poisson(mean).astype(float), mean, 1)) < 0.005
    mixed = counts.negative_binomial(mean, np.full(mean.shape, 0.3), rng).astype(float)
    assert np.median(counts.dispersion(mixed, mean, 1)) == pytest.approx(0.3, rel=0.1)


def test_all_zero_expects_nearly_nothing() -> None:
    drawn = counts.paths(np.zeros((1, 30)), 4, np.random.default_rng(1))
    assert counts.quantiles(drawn)[0, :, 3].tolist() == [0, 0, 0, 0]
    assert 0 < counts.event_probability(drawn)[0] < 0.2


def test_the_chance_of_an_event_is_that_of_its_paths() -> None:
    drawn = np.array([[[0, 0], [0, 1], [2, 0], [1, 1]]])
    assert counts.event_probability(drawn)[0] == 0.75
    assert counts.event_probability(drawn, within=1)[0] == 0.5
    assert counts.event_probability(drawn, at_least=2)[0] == 0.5


@pytest.mark.parametrize("bad", [[1.5] * 9, [-1.0] * 9, [np.nan] * 9])
def test_what_is_no_count_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="whole, not negative"):
        counts.paths(np.array([bad]), 2, np.random.default_rng(1))


def test_three_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 4 periods, not 3"):
        counts.paths(np.ones((1, 3)), 2, np.random.default_rng(1))


def test_a_trend_in_counts_is_found() -> None:
    mean = np.exp(np.linspace(1, 3, 80))
    fit = glm.log_linear(np.random.default_rng(3).poisson(mean, (50, 80)).astype(float))
    assert np.median(fit.coefficients[:, 1]) == pytest.approx(2, rel=0.1)


def test_poisson_counts_are_covered() -> None:
    rng = np.random.default_rng(4)
    values = rng.poisson(rng.uniform(1, 20, (120, 1)), (120, 66)).astype(float)
    found = counts.quantiles(counts.paths(values[:, :60], 6, rng))
    assert 0.93 <= coverage(found[..., 0], found[..., 6], values[:, 60:]).value <= 0.99
    assert (found == np.floor(found)).all()
