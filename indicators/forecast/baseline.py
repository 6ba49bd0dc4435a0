"""The naive baseline `naive`, which every other model must beat.

Levels, shares and ratios: the last value plus the distribution of its own past changes over as many periods.
Counts: the distribution of the past counts, so always whole numbers from zero. Intervals never narrow with
the horizon (but where a bound cuts them) and quantiles never cross. A short past holds too few extremes: before they
are published, ranges that held too seldom are widened (`calibration`).
"""

import numpy as np

from indicators.forecast.quantiles import MEDIAN, QUANTILE_LEVELS, empirical, position
from indicators.series import Floats, Ints, Series

MODEL_ID = "naive"
HISTORY = 25
"""Periods before the origin that are used; older ones belong to another order."""
COUNT_HISTORY = 36
BOUNDS = {"count": (0.0, np.inf), "level": (0.0, np.inf), "ratio": (0.0, np.inf), "share": (0.0, 1.0)}


def quantiles(series: Series, family: str, horizons: int) -> Floats:
    """Quantiles at QUANTILE_LEVELS for 1..horizons periods after the last value; shape (horizons, 7).

    `series` must hold at least horizons + 1 values. Raises KeyError for a family without a model.
    """
    low, high = BOUNDS[family]
    if family == "count":
        return np.tile(empirical(series.values[-COUNT_HISTORY:]), (horizons, 1))
    changes = _past_changes(series.ordinals[-HISTORY:], series.values[-HISTORY:], horizons)
    predicted: Floats = np.clip(series.values[-1] + _never_narrowing(changes), low, high)
    return predicted


def _past_changes(ordinals: Ints, values: Floats, horizons: int) -> Floats:
    """Quantiles of the changes over 1..horizons periods; a gap in the series gives no change across it."""
    dense = np.full(int(ordinals[-1] - ordinals[0]) + 1, np.nan)
    dense[ordinals - ordinals[0]] = values
    rows = [empirical(_seen(dense[h:] - dense[:-h])) for h in range(1, horizons + 1)]
    return np.vstack(rows)


def _seen(changes: Floats) -> Floats:
    """The changes between observed values; none at all counts as no change."""
    seen = changes[~np.isnan(changes)]
    return seen if len(seen) else np.zeros(1)


def _never_narrowing(offsets: Floats) -> Floats:
    """Each level at least as far from the median as at any shorter horizon."""
    median = offsets[:, [position(MEDIAN)]]
    distances = np.maximum.accumulate(np.abs(offsets - median))
    sides = np.sign(np.asarray(QUANTILE_LEVELS) - MEDIAN)
    widened: Floats = median + sides * distances
    return widened
