"""Quantile levels of every forecast, and quantiles of small samples."""

import numpy as np

from indicators.series import Floats

QUANTILE_LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
MEDIAN = 0.5
INTERVALS = {50: (0.25, 0.75), 80: (0.1, 0.9), 95: (0.025, 0.975)}
"""Interval in per cent to the levels of its two ends."""


def position(level: float) -> int:
    """Index of a level in QUANTILE_LEVELS."""
    return QUANTILE_LEVELS.index(level)


def empirical(sample: Floats) -> Floats:
    """The quantiles of a sample at QUANTILE_LEVELS, in order, each one a value that occurred.

    Ranks are taken among one value more than were seen and rounded away from the median, so that a small
    sample gives its extremes rather than an interval that is too narrow. Raises ValueError when empty.
    """
    if not len(sample):
        raise ValueError("a sample must hold at least one value")
    levels = np.asarray(QUANTILE_LEVELS)
    ranks = (len(sample) + 1) * levels
    outward = np.where(levels < MEDIAN, np.floor(ranks + 1e-9), np.ceil(ranks - 1e-9))
    return np.sort(sample)[np.clip(outward.astype(np.int64), 1, len(sample)) - 1]
