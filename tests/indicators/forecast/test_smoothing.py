"""Smoothing against closed forms: constants, lines, half the slope, and Holt as the limit of damping."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from indicators.forecast import smoothing
from indicators.forecast.smoothing import FAMILIES, line_slopes, sweep
from indicators.series import Floats


def forecasts(values: Sequence[float] | npt.NDArray[np.floating], horizons: int = 4) -> dict[str, Floats]:
    made = sweep(np.array([values], dtype=np.float64), np.array([[len(values)]]), horizons)
    return {name: made[position, 0, 0] for position, name in enumerate(FAMILIES)}


def test_every_family_continues_a_constant() -> None:
    for name, made in forecasts([7.0] * 20).items():
        assert made == pytest.approx([7] * 4), name


def test_holt_and_the_whole_slope_continue_a_line() -> None:
    made = forecasts(3 + 2 * np.arange(30.0))
    assert made["holt"] == pytest.approx([63, 65, 67, 69], rel=1e-4)
    assert made["trend"] == pytest.approx([63, 65, 67, 69], rel=1e-4)


def test_theta_is_ses_with_half_the_slope() -> None:
    values = np.random.default_rng(3).normal(50, 5, 40) + 0.8 * np.arange(40.0)
    made = forecasts(values)
    slope = np.polyfit(np.arange(40), values, 1)[0]
    assert np.diff(made["theta"]) == pytest.approx([slope / 2] * 3)
    assert np.diff(made["ses"]) == pytest.approx([0] * 3)
    # The level is that of SES on the series less half the line.
    drift = slope / 2 * (np.arange(40) - 39)
    assert made["theta"][0] == pytest.approx(forecasts(values - drift)["ses"][0] + slope / 2)


def test_damped_turns_into_holt_as_phi_goes_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(4).normal(0, 1, 60).cumsum() + np.arange(60.0)
    holt = forecasts(values)["holt"]
    gaps = []
    for phi in (0.9, 0.99, 0.9999):
        monkeypatch.setattr(smoothing, "PHIS", (phi,))
        monkeypatch.setattr(smoothing, "COARSE", smoothing.FINE)
        monkeypatch.setattr(smoothing, "GRID", smoothing._grid())
        holt = forecasts(values)["holt"]
        gaps.append(np.abs(forecasts(values)["damped"] - holt).max())
    assert gaps[0] > gaps[2]
    assert gaps[2] < 0.05


def test_starting_values_are_least_squares() -> None:
    # With alpha near 0 and no trend SES is the discounted mean of the past.
    values = np.array([4.0, 6.0, 5.0, 7.0, 3.0])
    weights = smoothing.FORGETTING ** np.arange(4, -1, -1)
    shared = smoothing.responses(5)
    state = smoothing.State(1)
    for period, value in enumerate(values):
        state.learn(np.array([value]), shared.effects[period], shared.weights[period])
    start = -(state.with_level[0, 0]) / shared.products[4, 0, 0, 0]
    assert start == pytest.approx(np.average(values, weights=weights), abs=0.05)


def test_responses_are_what_a_start_does_to_the_end() -> None:
    # Errors and states are linear in the start: two runs, one from a higher level, differ by the response.
    values = np.random.default_rng(6).normal(size=30)
    shared = smoothing.responses(30)
    low, high = smoothing.State(1), smoothing.State(1)
    high.level += 1
    for period, value in enumerate(values):
        for state in (low, high):
            state.learn(np.array([value]), shared.effects[period], shared.weights[period])
    assert high.level[0] - low.level[0] == pytest.approx(shared.states[-1, 0, 0])
    assert high.trend[0] - low.trend[0] == pytest.approx(shared.states[-1, 1, 0], abs=1e-12)
    gained = 2 * low.with_level[0] + shared.products[-1, 0, 0]
    assert high.squares[0] - low.squares[0] == pytest.approx(gained, rel=1e-6, abs=1e-8)


def test_the_upper_line_is_one_standard_deviation_up() -> None:
    # Noise about a level errs alike at every horizon, a random walk by the root of the horizon.
    rng = np.random.default_rng(7)
    steps = rng.normal(0, 2, (30, 400))
    for values, expected in ((steps, np.ones(9)), (steps.cumsum(axis=1), np.sqrt(np.arange(1, 10)))):
        made = sweep(values, np.full((30, 1), 400), 9)[:, 0]
        deviation = made[FAMILIES.index("damped_upper")] - made[FAMILIES.index("damped")]
        assert np.median(deviation, axis=0) == pytest.approx(2 * expected, rel=0.2)


def test_a_constant_leaves_no_deviation() -> None:
    made = forecasts(np.full(30, 4.0))
    assert made["damped_upper"] == pytest.approx(made["damped"])


def test_slopes_are_those_of_the_line_so_far() -> None:
    values = np.random.default_rng(5).normal(size=(2, 12))
    found = line_slopes(values)
    assert found[1, 7] == pytest.approx(np.polyfit(np.arange(8), values[1, :8], 1)[0])
    assert found[:, 0].tolist() == [0, 0]
