"""Quantiles of small samples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.forecast.quantiles import INTERVALS, QUANTILE_LEVELS, empirical, position

samples = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=80)


@given(samples)
def test_quantiles_occurred_and_do_not_cross(values: list[float]) -> None:
    found = empirical(np.array(values))
    assert set(found) <= set(values)
    assert (np.diff(found) >= 0).all()


def test_of_thirty_nine_values_the_outer_levels_are_the_extremes() -> None:
    # Ranks among 40: 1, 4, 10, 20, 30, 36, 39.
    assert empirical(np.arange(1.0, 40.0)).tolist() == [1, 4, 10, 20, 30, 36, 39]


def test_a_small_sample_gives_its_extremes() -> None:
    assert empirical(np.array([3.0, 1.0, 2.0])).tolist() == [1, 1, 1, 2, 3, 3, 3]


def test_an_empty_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        empirical(np.array([]))


def test_intervals_are_central() -> None:
    for percent, (low, high) in INTERVALS.items():
        assert high - low == pytest.approx(percent / 100)
        assert position(low) + position(high) == len(QUANTILE_LEVELS) - 1
