"""Quantiles from past errors, in the way of split-conformal prediction (Lei et al. 2018), pooled over series.

Each past error is divided by what was to be expected of it at its origin (see `expected`). The quantiles of these
standardised errors, by horizon, are scaled back. The outermost quantiles must allow for the unusual: they listen to
all witnesses of an error to come. Those within say how large the ordinary error is: there a series' own record speaks.
A small pool is filled up with a heavy-tailed prior, so that a handful of lucky errors does not make a narrow interval.
"""

import numpy as np

from indicators.forecast.batch import Hindcasts
from indicators.forecast.expected import expected_error
from indicators.forecast.panel import Panel
from indicators.forecast.quantiles import MEDIAN, QUANTILE_LEVELS
from indicators.series import Floats

SHORTEST = 8
"""Periods before an origin whose errors are used."""
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
    expected = expected_error(panel, made, centre, errors)
    ordinary, unusual = (_pooled(errors[:-1] / each[:-1]) * each[-1][:, :, None] for each in expected)
    offsets = _nested(ordinary, unusual)
    floor = np.where(np.fmin.reduce(panel.values, axis=1) < lowest, -np.inf, lowest)
    found: Floats = np.maximum(centre[-1][:, :, None] + _widening(offsets), floor[:, None, None])
    return found


def _pooled(standard: Floats) -> Floats:
    """Quantiles of standardised errors by horizon, the median put at zero; shape (horizon, 7)."""
    by_horizon = np.moveaxis(standard, 2, 0).reshape(standard.shape[2], -1)
    rows = [np.quantile(np.concatenate([row[~np.isnan(row)], PRIOR]), QUANTILE_LEVELS) for row in by_horizon]
    levels = np.asarray(QUANTILE_LEVELS)
    outward: Floats = np.where(levels < MEDIAN, np.minimum(rows, 0), np.where(levels > MEDIAN, np.maximum(rows, 0), 0))
    return outward


def _nested(ordinary: Floats, unusual: Floats) -> Floats:
    """The outermost quantiles of `unusual` round the inner ones of `ordinary`, no nearer to the middle than these."""
    nested = ordinary.copy()
    nested[..., 0] = np.fmin(unusual[..., 0], ordinary[..., 1])
    nested[..., -1] = np.fmax(unusual[..., -1], ordinary[..., -2])
    return nested


def _widening(offsets: Floats) -> Floats:
    """Each tail at least as far out as at any shorter horizon; a series without a scale gets no width."""
    known = np.nan_to_num(offsets)
    lower, upper = np.minimum.accumulate(known, axis=1), np.maximum.accumulate(known, axis=1)
    return np.where(np.asarray(QUANTILE_LEVELS) < MEDIAN, lower, upper)
