"""The naive baseline."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.forecast import baseline
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.series import Series

SeriesOf = Callable[..., Series]
histories = st.lists(st.integers(0, 1000), min_size=8, max_size=60)
MEDIAN = QUANTILE_LEVELS.index(0.5)


def test_a_constant_series_stays(series_of: SeriesOf) -> None:
    assert (baseline.quantiles(series_of([57.0] * 12), "level", 3) == 57.0).all()


def test_a_line_goes_on(series_of: SeriesOf) -> None:
    found = baseline.quantiles(series_of([float(i) for i in range(12)]), "level", 3)
    assert found[:, MEDIAN].tolist() == [12.0, 13.0, 14.0]


def test_changes_are_taken_over_as_many_periods_as_the_horizon(series_of: SeriesOf) -> None:
    found = baseline.quantiles(series_of([0.0, 10.0] * 5), "level", 2)
    # One step: five times up by 10, four times down. Two steps: always back where it was, but never narrower.
    assert (found[0, 0], found[0, MEDIAN], found[0, -1]) == (0.0, 20.0, 20.0)
    assert (found[1, 0], found[1, MEDIAN], found[1, -1]) == (0.0, 10.0, 10.0)


def test_no_change_is_taken_across_a_gap(series_of: SeriesOf) -> None:
    found = baseline.quantiles(series_of([1.0, 2.0, 3.0, 4.0, None, None, 100.0, 101.0, 102.0]), "level", 1)
    assert (found[0] == 103.0).all()


def test_counts_are_past_counts(series_of: SeriesOf) -> None:
    found = baseline.quantiles(series_of([0.0, 3.0, 1.0, 0.0, 2.0, 1.0, 0.0, 4.0]), "count", 4)
    assert found.shape == (4, 7)
    assert set(found.ravel()) <= {0.0, 1.0, 2.0, 3.0, 4.0}
    assert (found == found[0]).all()


@given(histories, st.sampled_from(["count", "level", "ratio"]), st.integers(1, 6))
def test_quantiles_do_not_cross_nor_narrow_nor_fall_below_zero(
    series_of: SeriesOf, values: list[int], family: str, horizons: int
) -> None:
    found = baseline.quantiles(series_of([float(value) for value in values]), family, horizons)
    assert (np.diff(found, axis=1) >= 0).all()
    assert (found >= 0).all()
    assert (found == np.round(found)).all()
    wide = baseline.quantiles(series_of([1e6 + value for value in values]), family, horizons)
    assert (np.diff(wide[:, -1] - wide[:, 0]) >= 0).all()


@given(st.lists(st.floats(0, 1), min_size=8, max_size=40))
def test_shares_stay_shares(series_of: SeriesOf, values: list[float]) -> None:
    found = baseline.quantiles(series_of(values), "share", 3)
    assert ((found >= 0) & (found <= 1)).all()


def test_a_family_without_a_model_is_refused(series_of: SeriesOf) -> None:
    with pytest.raises(KeyError, match="none"):
        baseline.quantiles(series_of([1.0] * 9), "none", 3)
