"""Counts: whole, never negative, reproducible, Poisson in the limit, covered as announced."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.forecast import counts
from indicators.forecast.quantiles import MEDIAN, position
from indicators.forecast.scores import coverage
from indicators.series import Floats

HORIZONS = 3


def said(values: list[float], seed: int = 1, horizons: int = HORIZONS) -> Floats:
    """Quantiles of one series; shape (horizon, 7)."""
    drawn = counts.paths(np.array([values]), horizons, np.random.default_rng(seed))
    return np.asarray(counts.quantiles(drawn)[0])


def medians(values: list[float]) -> list[float]:
    return [float(value) for value in said(values)[:, position(MEDIAN)]]


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


def test_all_zero_expects_nearly_nothing_but_not_nothing() -> None:
    drawn = counts.paths(np.zeros((1, 30)), 4, np.random.default_rng(1))
    assert counts.quantiles(drawn)[0, :, position(MEDIAN)].tolist() == [0, 0, 0, 0]
    assert 0 < (drawn.sum(axis=2) > 0).mean() < 0.2


def test_one_spike_is_no_new_level() -> None:
    assert medians([2.0, 1, 3, 2, 2, 1, 2, 3, 2, 1, 2, 60, 2, 1, 3, 2])[0] <= 3


def test_a_new_level_is_followed() -> None:
    assert 15 <= medians([2.0, 1, 3, 2, 2, 1, 2, 3, 20, 18, 22, 21, 19, 20, 23, 18])[0] <= 25


def test_a_trend_goes_on() -> None:
    mean = np.exp(np.linspace(1, 3, 80))
    drawn = counts.paths(np.random.default_rng(3).poisson(mean, (60, 80)).astype(float), 8, np.random.default_rng(1))
    growth = np.log(drawn[:, :, 7].mean()) - np.log(drawn[:, :, 0].mean())
    assert growth == pytest.approx(7 * 2 / 79, rel=0.25)


def test_a_gap_is_neither_a_zero_nor_an_end() -> None:
    whole = [6.0, 5, 7, 6, 8, 5, 6, 7, 6, 5, 7, 6]
    gaps = [*whole[:5], np.nan, np.nan, *whole[7:]]
    for one, other in zip(medians(whole), medians(gaps), strict=True):
        assert one == pytest.approx(other, abs=1)


def test_what_came_before_the_beginning_is_nothing() -> None:
    whole = [6.0, 5, 7, 6, 8, 5, 6, 7, 6, 5, 7, 6]
    assert (said([np.nan] * 7 + whole) == said(whole)).all()


@pytest.mark.parametrize("bad", [[1.5] * 9, [-1.0] * 9])
def test_what_is_no_count_is_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="whole and not negative"):
        said(bad)


@pytest.mark.parametrize("short", [[1.0] * 3, [1.0, np.nan, 1.0, np.nan, 1.0]])
def test_three_periods_are_refused(short: list[float]) -> None:
    with pytest.raises(ValueError, match="at least 4 periods, not 3"):
        said(short)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 400), st.none()), min_size=4, max_size=40))
def test_quantiles_are_counts_in_order(values: list[int | None]) -> None:
    series = [np.nan if value is None else float(value) for value in values] + [3.0, 0.0, 1.0, 2.0]
    found = said(series)
    assert (np.diff(found, axis=1) >= 0).all()
    assert (found == np.floor(found)).all()
    assert (found >= 0).all()


def test_counts_of_two_sizes_only_are_drawn_again() -> None:
    """No negative binomial leaves out the middle: the record does."""
    drawn = counts.paths(np.array([[0.0, 40.0, 40.0, 0.0] * 12]), 2, np.random.default_rng(1))
    assert np.isin(drawn, [0, 40]).mean() > 0.9


@pytest.mark.parametrize("dispersion", [0.0, 0.3])
def test_counts_are_covered_as_announced(dispersion: float) -> None:
    rng = np.random.default_rng(4)
    mean = np.broadcast_to(rng.uniform(1, 20, (120, 1)), (120, 66))
    values = counts.negative_binomial(mean, np.full(mean.shape, dispersion), rng).astype(float)
    found = counts.quantiles(counts.paths(values[:, :60], 6, rng))
    assert 0.93 <= coverage(found[..., 0], found[..., 6], values[:, 60:]).value <= 0.99
    assert 0.8 <= coverage(found[..., 1], found[..., 5], values[:, 60:]).value <= 0.92
