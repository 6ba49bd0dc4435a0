"""Quantiles from past errors, in the way of split-conformal prediction (Lei et al. 2018), pooled over series.

Each past error is divided by what was to be expected of it at its origin: the series' own usual change, times the
growth of errors with the horizon in the whole pool, times how the series' own earlier errors compared with that.
The quantiles of these standardised errors, by horizon, are scaled back. A small pool is filled up with a heavy-tailed
prior, so that a handful of lucky errors does not make a narrow interval.
"""

import numpy as np

from indicators.forecast.batch import Hindcasts
from indicators.forecast.masked import mean
from indicators.forecast.panel import Panel
from indicators.forecast.quantiles import MEDIAN, QUANTILE_LEVELS
from indicators.series import Floats

SHORTEST = 8
"""Periods before an origin whose errors are used."""
OWN = 6.0
"""Errors of its own at which a series counts half for itself, half for the pool."""
NEAR = 0.7
"""Horizons this far apart in logarithm lend each other 37 % of their own errors."""
LARGEST = 4.0
"""Standardised errors are cut here when they set a scale, so that one shock does not."""
PRIOR_HALF = (0.05, 0.15, 0.25, 0.36, 0.47, 0.6, 0.75, 0.94, 1.2, 1.99)
PRIOR = np.array([-value for value in PRIOR_HALF[::-1]] + list(PRIOR_HALF))
"""Twenty evenly spaced quantiles of a Student t with 5 degrees of freedom and unit variance."""


def origins_for(horizons: int) -> int:
    """Origins that give even the longest horizon one and a half times its own length in errors."""
    return max(24, 5 * horizons // 2) + 1


def quantiles(panel: Panel, made: Hindcasts, centre: Floats, *, lowest: float = 0.0) -> Floats:
    """Quantiles at QUANTILE_LEVELS from the end of each series; shape (series, horizon, 7).

    `centre` (origin, series, horizon) are the point forecasts, which become the medians. Quantiles never cross,
    never narrow with the horizon, and are not below `lowest` where the series never was.
    """
    errors = np.where((made.ends.T >= SHORTEST)[:, :, None], made.truths - centre, np.nan)
    usual = _usual_change(panel, made).T[:, :, None]
    growth = _growth(errors / usual)
    own = _own(errors / (usual * growth))
    expected = usual * growth * own
    offsets = _pooled(errors[:-1] / expected[:-1]) * expected[-1][:, :, None]
    floor = np.where(np.fmin.reduce(panel.values, axis=1) < lowest, -np.inf, lowest)
    found: Floats = np.maximum(centre[-1][:, :, None] + _widening(offsets), floor[:, None, None])
    return found


def _usual_change(panel: Panel, made: Hindcasts) -> Floats:
    """Mean absolute change to the next period, or over a season if smaller, up to each origin; (series, origin)."""
    candidates = []
    for lag in {1, panel.season}:
        changes = np.full_like(panel.values, np.nan)
        changes[:, lag:] = np.abs(panel.values[:, lag:] - panel.values[:, :-lag])
        known = np.cumsum(~np.isnan(changes), axis=1)
        average = np.cumsum(np.nan_to_num(changes), axis=1) / np.maximum(known, 1)
        at_origin = np.maximum(made.ends - 1, 0)
        enough = np.take_along_axis(known, at_origin, axis=1) > 1
        candidates.append(np.where(enough, np.take_along_axis(average, at_origin, axis=1), np.inf))
    smallest = np.min(candidates, axis=0)
    # A series that never moved has no scale of its own: its errors tell nothing about others.
    return np.where(np.isfinite(smallest) & (smallest > 0), smallest, np.nan)


def _growth(scaled: Floats) -> Floats:
    """Root mean square error of the pool by horizon; grows like a random walk where nothing is known."""
    horizons = np.arange(1, scaled.shape[2] + 1)
    limited = np.minimum(np.abs(scaled), 5 * LARGEST)
    found = np.sqrt(mean(np.moveaxis(limited**2, 2, 0).reshape(len(horizons), -1)))
    known = np.isfinite(found) & (found > 0)
    if not known.any():
        return np.sqrt(horizons.astype(np.float64))
    last = np.maximum.accumulate(np.where(known, np.arange(len(horizons)), np.argmax(known)))
    extended = found[last] * np.sqrt(np.maximum(horizons / horizons[last], 1))
    return np.maximum.accumulate(extended)


def _own(standard: Floats) -> Floats:
    """How each series' earlier errors compare with the pool's, as known at each origin; like `standard`."""
    power = np.minimum(np.abs(standard), LARGEST) ** 2
    power = power / (np.nanmean(power) if np.any(power > 0) else 1.0)
    horizons = np.arange(1, standard.shape[2] + 1)
    apart = np.abs(np.log(horizons[:, None] / horizons))
    lent = np.exp(-apart / NEAR) / np.sqrt(horizons)
    total, count = np.zeros(standard.shape[1:]), np.zeros(standard.shape[1:])
    ratio = np.ones_like(standard)
    for origin in range(len(standard)):
        for horizon in range(1, min(origin, len(horizons)) + 1):
            error = power[origin - horizon, :, horizon - 1]
            total[:, horizon - 1] += np.nan_to_num(error)
            count[:, horizon - 1] += ~np.isnan(error)
        ratio[origin] = np.sqrt((OWN + total @ lent.T) / (OWN + count @ lent.T))
    return ratio


def _pooled(standard: Floats) -> Floats:
    """Quantiles of standardised errors by horizon, the median put at zero; shape (horizon, 7)."""
    by_horizon = np.moveaxis(standard, 2, 0).reshape(standard.shape[2], -1)
    rows = [np.quantile(np.concatenate([row[~np.isnan(row)], PRIOR]), QUANTILE_LEVELS) for row in by_horizon]
    levels = np.asarray(QUANTILE_LEVELS)
    outward: Floats = np.where(levels < MEDIAN, np.minimum(rows, 0), np.where(levels > MEDIAN, np.maximum(rows, 0), 0))
    return outward


def _widening(offsets: Floats) -> Floats:
    """Each tail at least as far out as at any shorter horizon; a series without a scale gets no width."""
    known = np.nan_to_num(offsets)
    lower, upper = np.minimum.accumulate(known, axis=1), np.maximum.accumulate(known, axis=1)
    return np.where(np.asarray(QUANTILE_LEVELS) < MEDIAN, lower, upper)
