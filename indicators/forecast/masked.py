"""Means and medians by row that pass over NaN, without warnings; a row of nothing gives NaN."""

import numpy as np

from indicators.series import Floats


def mean(values: Floats) -> Floats:
    """Mean over the last axis."""
    known = ~np.isnan(values)
    count = known.sum(axis=-1)
    total = np.where(known, values, 0.0).sum(axis=-1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def variance(values: Floats) -> Floats:
    """Sample variance over the last axis (divisor n - 1); NaN for fewer than two values."""
    count = np.sum(~np.isnan(values), axis=-1)
    squares = np.nansum((values - mean(values)[..., None]) ** 2, axis=-1)
    return np.where(count > 1, squares / np.maximum(count - 1, 1), np.nan)


def median(values: Floats) -> Floats:
    """Median over the last axis: NaN sorts last, so the middle of the known values is found by rank."""
    ordered = np.sort(values, axis=-1)
    count = np.sum(~np.isnan(values), axis=-1)
    low = np.maximum(count - 1, 0) // 2
    high = np.minimum(count // 2, values.shape[-1] - 1)
    ends = np.take_along_axis(ordered, np.stack([low, high], axis=-1), axis=-1)
    return np.asarray(ends.mean(axis=-1))
