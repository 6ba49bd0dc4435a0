"""Scores against hand values and published formulas."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from indicators.forecast import scores
from indicators.forecast.quantiles import QUANTILE_LEVELS

HAND = np.array([1.0, 2, 3, 4, 5, 6, 7])
VALUES = st.floats(-1e5, 1e5)


def test_interval_score_by_hand() -> None:
    # Width 6; 2 below at 95 %: 6 + 40 x 2.
    assert scores.interval_score(np.array(1.0), np.array(7.0), np.array(4.0), level=0.95) == 6
    assert scores.interval_score(np.array(1.0), np.array(7.0), np.array(-1.0), level=0.95) == pytest.approx(86)


def test_wis_by_hand() -> None:
    # |5 - 4|/2, then 0.025 x 6, 0.1 x 4, and at 50 % 0.25 x 2, over 3.5.
    assert scores.wis(HAND, np.array(5.0)) == pytest.approx((0.5 + 0.025 * 6 + 0.1 * 4 + 0.25 * 2) / 3.5)


@given(st.lists(VALUES, min_size=7, max_size=7), VALUES)
def test_wis_is_twice_the_mean_pinball_loss(values: list[float], truth: float) -> None:
    quantiles = np.sort(values)
    expected = 2 * scores.pinball(quantiles, np.array(truth)).mean()
    assert scores.wis(quantiles, np.array(truth)) == pytest.approx(expected, abs=1e-6)


@given(VALUES)
def test_a_perfect_forecast_scores_zero(truth: float) -> None:
    sure, came = np.full(7, truth), np.array(truth)
    assert scores.wis(sure, came) == 0
    assert scores.crps_quantiles(sure, came) == 0
    assert scores.smape(np.array([truth]), np.array([truth])) == 0
    assert scores.crps_paths(np.full((1, 9, 1), truth), np.array([[truth]])) == pytest.approx(0, abs=1e-6)


@given(st.lists(VALUES, min_size=7, max_size=7), VALUES, st.floats(0.1, 100), VALUES)
def test_scores_scale_and_shift_with_the_unit(values: list[float], truth: float, factor: float, shift: float) -> None:
    quantiles = np.sort(values)
    one = scores.wis(quantiles, np.array(truth))
    moved = scores.wis(factor * quantiles + shift, np.array(factor * truth + shift))
    assert moved == pytest.approx(factor * one, rel=1e-6, abs=1e-4)


def test_turning_the_unit_round_changes_no_score() -> None:
    assert scores.wis(-HAND[::-1], np.array(-9.0)) == pytest.approx(scores.wis(HAND, np.array(9.0)))


def test_crps_of_paths_by_hand() -> None:
    # X is 0 or 2, y = 1: E|X - y| = 1, E|X - X'| = 1, so 1 - 1/2.
    assert scores.crps_paths(np.array([[[0], [2]]]), np.array([[1.0]])) == pytest.approx(0.5)


def test_crps_of_quantiles_is_near_that_of_the_normal() -> None:
    normal = np.array([-1.959964, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.959964])
    # CRPS of N(0, 1) at its mean: (sqrt 2 - 1) / sqrt pi (Gneiting & Raftery 2007).
    assert scores.crps_quantiles(normal, np.array(0.0)) == pytest.approx((2**0.5 - 1) / np.pi**0.5, rel=0.15)


def test_mase_msis_and_smape_by_hand() -> None:
    past, predicted, truth = np.array([1.0, 2, 4, 3]), np.array([4.0, 5]), np.array([3.0, 7])
    scale = scores.naive_scale(past)
    assert scale == pytest.approx(4 / 3)
    assert scores.mase(predicted, truth, scale) == pytest.approx(1.5 / (4 / 3))
    assert scores.smape(predicted, truth) == pytest.approx((200 / 7 + 400 / 12) / 2)
    assert scores.msis(predicted - 1, predicted + 1, truth, scale) == pytest.approx((2 + 2 + 40) / 2 / (4 / 3))


def test_log_and_brier_by_hand() -> None:
    drawn = np.array([[[0], [1], [1], [1]]])
    assert scores.log_score(drawn, np.array([[1]])) == pytest.approx(-np.log(3.5 / 5))
    assert scores.brier(np.array([0.7, 0.2]), np.array([1.0, 0.0])) == pytest.approx([0.09, 0.04])


def test_wilson_by_hand() -> None:
    # 8 of 10: 0.490 to 0.943 (Wilson 1927; Brown, Cai & DasGupta 2001).
    found = scores.wilson(8, 10)
    assert [found.low, found.high] == pytest.approx([0.490, 0.943], abs=1e-3)
    assert (scores.wilson(0, 0).low, scores.wilson(0, 0).high) == (0, 1)


def test_coverage_passes_over_the_unknown() -> None:
    found = scores.coverage(np.zeros(3), np.ones(3), np.array([0.5, 2.0, np.nan]))
    assert (found.value, found.targets) == (0.5, 2)


def test_an_interval_without_width_meets_a_value_but_for_rounding() -> None:
    third = np.array([1 / 3])
    assert scores.coverage(third + 1e-14, third + 1e-14, third).value == 1
    assert scores.coverage(third + 1e-6, third + 1e-6, third).value == 0
    assert scores.coverage(np.array([1e6 + 0.1]), np.array([1e6 + 1]), np.array([1e6])).value == 0


def test_coverage_over_time_widens_with_dependence() -> None:
    rng = np.random.default_rng(1)
    held = np.repeat(rng.integers(0, 2, 20), 4).astype(float)
    targets = np.ones(80)
    single = scores.coverage_over_time(held, targets, np.random.default_rng(2))
    blocks = scores.coverage_over_time(held, targets, np.random.default_rng(2), block=4)
    assert single.value == blocks.value == held.mean()
    assert blocks.high - blocks.low > 1.5 * (single.high - single.low)
    assert scores.coverage_over_time(held[:11], targets[:11], rng).high == 1


def test_skill_verdicts() -> None:
    rng = np.random.default_rng(1)
    baseline = rng.uniform(1, 2, 60)
    assert scores.skill(0.7 * baseline, baseline, rng).verdict == "skilful"
    assert scores.skill(0.7 * baseline, baseline, rng).value == pytest.approx(0.3)
    noise = baseline * rng.uniform(0.5, 1.5, 60)
    assert scores.skill(noise, baseline, rng, block=4).verdict == "no demonstrated skill"
    assert scores.skill(baseline[:5], baseline[:5], rng).verdict == "too short to tell"
    assert scores.skill(np.ones(30), np.zeros(30), rng).verdict == "too short to tell"


def test_levels_are_those_the_scores_assume() -> None:
    assert np.asarray(QUANTILE_LEVELS) + np.asarray(QUANTILE_LEVELS)[::-1] == pytest.approx(np.ones(7))


SEVEN = np.array([0.0, 0, 0, 1, 2, 3, 5])
"""Whole quantiles: the distribution function is 0.375 at 0, 0.625 at 1, 0.825 at 2, 0.9375 at 3 and 0.9875 at 5."""


@pytest.mark.parametrize(
    ("truth", "mass"),
    [
        (0.0, 0.375),
        (1.0, 0.25),
        (2.0, 0.2),
        (3.0, 0.1125),
        (4.0, 0.025),
        # From 5 on an exponential falls from 25 to 2.5 % within the three from 2 to 5: by a factor 10 ** (1/3) a step.
        (6.0, 0.0125 * (1 - 10 ** (-1 / 3))),
        (7.0, 0.0125 * (10 ** (-1 / 3) - 10 ** (-2 / 3))),
        (99.0, scores.LEAST_MASS),
    ],
)
def test_log_score_of_whole_quantiles_by_hand(truth: float, mass: float) -> None:
    assert scores.whole_log_score(SEVEN, np.array(truth)) == pytest.approx(-np.log(mass))


@pytest.mark.parametrize("mean", [0.1, 0.5, 2.0, 6.0, 20.0, 100.0])
def test_log_score_is_near_that_of_the_poisson_it_stands_for(mean: float) -> None:
    """Seven quantiles cost at most 0.12 nats against the logarithm of the Poisson's own mass, and gain nothing."""
    counts = np.arange(400.0)
    mass = poisson.pmf(counts, mean)
    own = -(mass * np.where(mass > 0, poisson.logpmf(counts, mean), 0)).sum()
    quantiles = np.tile(poisson.ppf(QUANTILE_LEVELS, mean), (len(counts), 1))
    implied = (mass * scores.whole_log_score(quantiles, counts)).sum()
    assert 0 <= implied - own < 0.12


@settings(max_examples=25)
@given(st.lists(st.integers(0, 20), min_size=7, max_size=7))
def test_the_implied_masses_add_up_to_one(values: list[int]) -> None:
    counts = np.arange(0.0, 200.0)
    quantiles = np.tile(np.sort(np.array(values, dtype=np.float64)), (len(counts), 1))
    mass = np.exp(-scores.whole_log_score(quantiles, counts))
    assert mass[mass > 2 * scores.LEAST_MASS].sum() == pytest.approx(1, abs=1e-3)
