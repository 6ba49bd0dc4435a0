"""Seasonal factors, only where there is evidence of a season, pulled towards none as far as they are noise.

Classical decomposition by centred moving averages (Makridakis, Wheelwright & Hyndman 1998, ch. 3), the
autocorrelation test of the Theta method (Assimakopoulos & Nikolopoulos 2000; here on the detrended series and
one-sided, since a trend would hide or fake a season), and shrinkage of the factors by their share of noise
(after James & Stein, as in Miller & Williams 2003).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from indicators.forecast.masked import mean, variance
from indicators.series import Floats, Ints

CONFIDENCE = 1.2816
"""Standard normal quantile at 90 %, one-sided: evidence below it is no evidence."""
SMALLEST_FACTOR = 0.01

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Seasons:
    """Factors of each series by position in the season, shape (series, season); one of 1 or 0 does nothing."""

    factors: Floats
    multiplicative: Flags
    found: Flags

    def remove(self, values: Floats) -> Floats:
        """Values of columns 0.. without their season."""
        factors = self.factors[:, np.arange(values.shape[1]) % self.factors.shape[1]]
        scaled = self.multiplicative[:, None]
        return np.where(scaled, values / np.where(scaled, factors, 1.0), values - factors)

    def put_back(self, predicted: Floats, first: Ints) -> Floats:
        """Forecasts of shape (..., series, horizons) with their season; `first` is the column of horizon 1."""
        columns = first[:, None] + np.arange(predicted.shape[-1])
        factors = np.take_along_axis(self.factors, columns % self.factors.shape[1], axis=1)
        return np.where(self.multiplicative[:, None], predicted * factors, predicted + factors)


def seasons(values: Floats, season: int) -> Seasons:
    """Seasonal factors of each series, shape (series, season); multiplicative where all values are positive."""
    multiplicative: Flags = np.asarray(~(values <= 0).any(axis=1))
    factors = np.repeat(np.where(multiplicative, 1.0, 0.0)[:, None], season, axis=1)
    found = np.zeros(len(values), dtype=np.bool_)
    if season > 1 and values.shape[1] > 2 * season:
        level = _moving_average(values, season)
        found = _evidence(values - level, season)
        detrended = _detrended(values[found], level[found], multiplicative[found, None])
        factors[found] = _factors(detrended, season, multiplicative[found])
    return Seasons(factors=factors, multiplicative=multiplicative, found=found)


def _detrended(values: Floats, level: Floats, multiplicative: Flags) -> Floats:
    return np.where(multiplicative, values / np.where(multiplicative, level, 1.0), values - level)


def _moving_average(values: Floats, season: int) -> Floats:
    """Centred moving average over one season; NaN at the ends and across gaps."""
    weights = np.ones(season + 1 - season % 2) / season
    if season % 2 == 0:
        weights[[0, -1]] /= 2
    half = len(weights) // 2
    average = np.full_like(values, np.nan)
    average[:, half : values.shape[1] - half] = sliding_window_view(values, len(weights), axis=1) @ weights
    return average


def _evidence(detrended: Floats, season: int) -> Flags:
    """Whether the autocorrelation at the seasonal lag stands out of the noise (Bartlett's limit)."""
    centred = np.nan_to_num(detrended - mean(detrended)[:, None])
    count = np.sum(~np.isnan(detrended), axis=1)
    power = np.sum(centred**2, axis=1)
    safe = np.where(power > 0, power, 1.0)
    lags = [np.sum(centred[:, lag:] * centred[:, :-lag], axis=1) / safe for lag in range(1, season + 1)]
    limit = CONFIDENCE * np.sqrt((1 + 2 * np.sum(np.square(lags[:-1]), axis=0)) / np.maximum(count, 1))
    return np.asarray((lags[-1] > limit) & (count >= 2 * season) & (power > 0))


def _factors(detrended: Floats, season: int, multiplicative: Flags) -> Floats:
    """Mean of each position in the season, normalised, shrunk towards no season."""
    by_position = [detrended[:, position::season] for position in range(season)]
    factors = np.column_stack([mean(part) for part in by_position])
    average = mean(factors)[:, None]
    scaled = np.where(multiplicative[:, None], factors / average - 1, factors - average)
    noise = mean(np.column_stack([variance(part) / np.sum(~np.isnan(part), axis=1).clip(1) for part in by_position]))
    offsets = np.nan_to_num(scaled) * _kept(noise, scaled, season)[:, None]
    return np.where(multiplicative[:, None], np.maximum(1 + offsets, SMALLEST_FACTOR), offsets)


def _kept(noise: Floats, offsets: Floats, season: int) -> Floats:
    """Share of the factors that is kept: 1 less the share of their spread that noise alone would give."""
    spread = np.nansum(offsets**2, axis=1) / (season - 1)
    share = np.nan_to_num(noise) / np.where(spread > 0, spread, np.inf)
    return np.asarray(np.clip(1 - share, 0, 1))
