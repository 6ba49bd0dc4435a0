"""Change points against closed forms and brute force."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import changepoints
from indicators.changepoints import SHORTEST_STRETCH, STRONG

NOISE = np.array([0.3, -0.4, 0.1, 0.2, -0.3, 0.4, -0.1, -0.2, 0.1, -0.1])


def squared_errors(values: np.ndarray, cuts: tuple[int, ...]) -> float:
    return sum(float(np.square(part - part.mean()).sum()) for part in np.split(values, cuts))


def test_gain_of_one_step_in_closed_form() -> None:
    values = np.array([1.0, 2, 1, 2, 9, 8, 9, 8])
    found = changepoints.find(values, "level")
    # Each half has squared errors 4 * 0.25 = 1. The line: steps -3.5 ... 3.5 with squares 42, cross product 56.
    line = float(np.square(values - 5).sum()) - 56**2 / 42
    constant = float(np.square(values - 5).sum())
    rivals = min(8 * np.log(constant / 8) + 2 * np.log(8), 8 * np.log(line / 8) + 3 * np.log(8))
    assert float((np.arange(8) - 3.5) @ values) == 56
    assert found.starts == (4,)
    assert found.gain == pytest.approx(rivals - (8 * np.log(2 / 8) + 4 * np.log(8)))


def test_two_shifts_are_found_where_they_are() -> None:
    values = np.concatenate([np.full(6, 10.0), np.full(5, 30.0), np.full(7, 18.0)]) + np.resize(NOISE, 18)
    assert changepoints.find(values, "level").starts == (6, 11)


@pytest.mark.parametrize("slope", [0.0, 0.5, 3.0])
def test_a_line_is_no_shift(slope: float) -> None:
    assert changepoints.find(slope * np.arange(10.0) + NOISE, "level").starts == ()


def test_noise_seldom_looks_like_a_shift() -> None:
    draws = np.random.default_rng(5).normal(size=(1000, 10))
    assert np.mean([changepoints.find(each, "level").starts != () for each in draws]) < 0.05


def test_short_and_constant_series_have_none() -> None:
    for values in (np.array([1.0, 1, 9, 9, 9]), np.full(12, 4.0)):
        assert changepoints.find(values, "level") == changepoints.Cuts(starts=(), gain=-np.inf)


def test_exact_steps_have_finite_evidence() -> None:
    found = changepoints.find(np.array([30.0] * 6 + [32.0] * 4), "level")
    assert found.starts == (6,)
    assert STRONG < found.gain < 200


def test_a_shift_of_counts_and_of_shares_is_found_on_their_scales() -> None:
    assert changepoints.find(np.array([0.0, 1, 0, 1, 0, 9, 7, 8, 9, 7]), "count").starts == (5,)
    assert changepoints.find(np.array([0.9, 0.88, 0.91, 0.9, 0.2, 0.22, 0.19, 0.2]), "share").starts == (4,)
    assert np.isfinite(changepoints.scaled(np.array([0.0, 1.0]), "share")).all()


@given(
    st.lists(st.integers(-20, 20), min_size=6, max_size=12),
    st.integers(1, 2),
)
def test_dynamic_programming_finds_the_best_of_all_partitions(values: list[int], most: int) -> None:
    series = np.array(values, dtype=float)
    errors, starts = changepoints.segmented(series, min(most, len(values) // SHORTEST_STRETCH - 1))
    for cuts, (error, found) in enumerate(zip(errors, starts, strict=True)):
        allowed = (
            where
            for where in combinations(range(1, len(values)), cuts)
            if min(np.diff([0, *where, len(values)])) >= SHORTEST_STRETCH
        )
        assert error == pytest.approx(min(squared_errors(series, where) for where in allowed), abs=1e-6)
        assert error == pytest.approx(squared_errors(series, found), abs=1e-6)


@given(st.lists(st.integers(0, 30), min_size=6, max_size=20), st.floats(0.5, 40))
def test_evidence_does_not_depend_on_the_unit(values: list[int], factor: float) -> None:
    series = np.array(values, dtype=float)
    plain, scaled = changepoints.find(series, "level"), changepoints.find(series * factor, "level")
    assert plain.gain == pytest.approx(scaled.gain, abs=1e-6)
