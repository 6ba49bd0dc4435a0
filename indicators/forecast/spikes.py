"""Single spikes are cut to six times the usual scatter, so that one odd period does not set the level.

A Hampel filter (Hampel 1974) about a local line: every value is compared with the median of its three
neighbours on either side, moved along the median local slope. A value without a future yet is judged by its
past alone, so a level shift is cut when it comes and believed once it has lasted.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from indicators.forecast.masked import median
from indicators.series import Floats, Ints

REACH = 3
"""Neighbours on either side."""
SLOPE_REACH = 6
"""Changes on either side that give the local slope."""
LIMIT = 6.0
MAD_TO_SIGMA = 1.4826


def tame(values: Floats, known: Ints) -> Floats:
    """Values with spikes cut; shape (series, time).

    `known` is how many columns of each series were known when the limits were set: those are judged by
    neighbours among them, later columns by earlier values only.
    """
    settled = np.arange(values.shape[1]) < known[:, None]
    expected = _expected(np.where(settled, values, np.nan), ahead=True)
    if (~np.isnan(values) & ~settled).any():
        expected = np.where(settled, expected, _expected(values, ahead=False))
    off = values - expected
    scatter = MAD_TO_SIGMA * median(np.abs(np.where(settled, off, np.nan)))
    limit = LIMIT * np.where(scatter > 0, scatter, np.inf)[:, None]
    return np.where(np.abs(off) > limit, expected + np.clip(off, -limit, limit), values)


def _expected(values: Floats, *, ahead: bool) -> Floats:
    """What the neighbours of every value suggest it to be."""
    padded = np.pad(values, ((0, 0), (REACH, REACH)), constant_values=np.nan)
    steps = np.array([step for step in range(-REACH, REACH + 1) if step < 0 or (ahead and step > 0)])
    windows = sliding_window_view(padded, 2 * REACH + 1, axis=1)[:, :, steps + REACH]
    return median(windows - _local_slope(values, ahead=ahead)[:, :, None] * steps)


def _local_slope(values: Floats, *, ahead: bool) -> Floats:
    """Median change between periods near every value, its own past only unless `ahead`; 0 where none is known."""
    changes = np.diff(values, axis=1, prepend=np.nan)
    before, after = (SLOPE_REACH - 1, SLOPE_REACH) if ahead else (SLOPE_REACH, -1)
    padded = np.pad(changes, ((0, 0), (before, max(after, 0))), constant_values=np.nan)
    windows = sliding_window_view(padded, before + after + 1, axis=1)[:, : values.shape[1]]
    return np.nan_to_num(median(windows))
