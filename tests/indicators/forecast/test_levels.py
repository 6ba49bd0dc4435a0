"""Levels: one call from a panel to quantiles, and NaN where there is too little."""

import numpy as np

from indicators.forecast import levels
from indicators.forecast.panel import panel


def test_short_series_get_nothing_beside_long_ones() -> None:
    values = np.random.default_rng(1).normal(50, 3, 40)
    found = levels.quantiles(panel([values, values[:3], np.array([])], season=12), 6)
    assert found.shape == (3, 6, 7)
    assert np.isfinite(found[0]).all()
    assert np.isnan(found[1:]).all()


def test_the_median_of_a_steady_series_is_its_level() -> None:
    values = np.random.default_rng(2).normal(50, 1, (20, 48))
    found = levels.quantiles(panel(list(values), season=12), 6)
    assert abs(np.median(found[:, :, 3]) - 50) < 1
