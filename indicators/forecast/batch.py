"""Rolling-origin backtests of all methods over all series at once, without look-ahead.

From every origin each method predicts from the periods before it alone: seasonal factors, spike limits and
parameters included. Factors and limits are set anew once a season (REFIT periods where there is none), always on
data before the first origin that uses them; parameters at every origin.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from indicators.forecast.masked import mean, median
from indicators.forecast.panel import Panel
from indicators.forecast.seasonal import Flags, Seasons, seasons
from indicators.forecast.smoothing import FAMILIES, sweep
from indicators.forecast.spikes import tame
from indicators.series import Floats, Ints

METHODS = ("naive", "seasonal_naive", "drift", "ses", "holt", "damped", "theta", "ses_holt_damped", "median")
UPPER = "damped_upper"
"""Kept beside the methods: the damped trend one standard deviation up, by its own model."""
KEPT = (*METHODS, UPPER)
POOLED = ("ses", "theta", "trend", "holt", "damped")
POOL = (*POOLED, *(f"log_{name}" for name in POOLED))
"""What the combinations are made of: five methods, each on the values and on their logarithms."""
REFIT = 6
SHORTEST = 4
"""Periods that must lie before an origin."""
LOG_FLOOR = 0.01
"""Smallest value that enters a logarithm, as a share of the series' mean."""
PART = 512
"""Series taken at a time: memory does not grow with their number."""


@dataclass(frozen=True, kw_only=True)
class Hindcasts:
    """Forecasts from past origins. Origin k of series s knew its first `ends[s, k]` periods; 0 is no origin.

    `methods` (method, origin, series, horizon) in the order of KEPT, `pool` likewise in the order of POOL;
    `truths` (origin, series, horizon), NaN where not known. The last origin is the end of the series.
    """

    ends: Ints
    methods: Floats
    pool: Floats
    truths: Floats

    def deviation(self) -> Floats:
        """Standard deviation of the error by the damped trend's own model, (origin, series, horizon)."""
        return np.asarray(self.methods[KEPT.index(UPPER)] - self.methods[KEPT.index("damped")])


def hindcasts(panel: Panel, *, origins: int, horizons: int) -> Hindcasts:
    """All methods from the last `origins` periods of every series, the last origin being its end.

    Holds everything in memory; for many series take `panel.parts(PART)` one by one.
    """
    ends = _ends(panel, origins)
    made = [_block(panel, ends[:, block], horizons) for block in _blocks(origins, panel.season)]
    methods, pool = (np.concatenate(parts, axis=1) for parts in zip(*made, strict=True))
    return Hindcasts(ends=ends, methods=methods, pool=pool, truths=_truths(panel, ends, horizons))


def _ends(panel: Panel, origins: int) -> Ints:
    """Known periods at each origin; 0 where too few lie before it or the period at the origin is missing."""
    ends = panel.lengths[:, None] - np.arange(origins - 1, -1, -1)
    known = np.take_along_axis(panel.values, np.maximum(ends - 1, 0), axis=1)
    return np.where((ends >= SHORTEST) & ~np.isnan(known), ends, 0)


def _blocks(origins: int, season: int) -> Iterator[slice]:
    """Origins that share factors and limits; the last origin always opens a block of its own."""
    step = season if season >= SHORTEST else REFIT
    for first in range(0, origins - 1, step):
        yield slice(first, min(first + step, origins - 1))
    yield slice(origins - 1, origins)


def _truths(panel: Panel, ends: Ints, horizons: int) -> Floats:
    """What came after each origin; shape (origin, series, horizon)."""
    padded = np.pad(panel.values, ((0, 0), (0, horizons)), constant_values=np.nan)
    columns = ends.T[:, :, None] + np.arange(horizons)
    after = padded[np.arange(len(padded))[None, :, None], columns]
    return np.where(ends.T[:, :, None] > 0, after, np.nan)


def _block(panel: Panel, ends: Ints, horizons: int) -> tuple[Floats, Floats]:
    """Methods and pool from origins that share seasonal factors and spike limits."""
    known = np.where(ends > 0, ends, np.iinfo(np.int64).max).min(axis=1)
    known = np.where((ends > 0).any(axis=1), known, 0)
    columns = np.arange(panel.values.shape[1])
    past = np.where(columns < known[:, None], panel.values, np.nan)
    season = seasons(past, panel.season)
    reached = np.where(columns < ends.max(axis=1)[:, None], panel.values, np.nan)
    adjusted = carried_forward(season.remove(reached))
    tamed = carried_forward(tame(season.remove(reached), known))
    floor = LOG_FLOOR * mean(np.where(past > 0, past, np.nan))
    bare = {**_simple(adjusted, ends, horizons), **_smoothed(tamed, ends, horizons, season.multiplicative, floor)}
    bounded = np.where((past < 0).any(axis=1), -np.inf, 0.0)[:, None]
    made = {name: np.maximum(_seasonal(values, season, ends), bounded) for name, values in bare.items()}
    made["seasonal_naive"] = _seasonal_naive(panel, ends, horizons)
    pool = np.stack([made[name] for name in POOL])
    made["ses_holt_damped"] = (made["ses"] + made["holt"] + made["damped"]) / 3
    made["median"] = median(np.moveaxis(pool, 0, -1))
    return np.stack([made[name] for name in KEPT]), pool


def carried_forward(values: Floats) -> Floats:
    """Gaps take the last value before them; what lies before the first value takes the first."""
    known = ~np.isnan(values)
    last = np.maximum.accumulate(np.where(known, np.arange(values.shape[1]), -1), axis=1)
    first = np.argmax(known, axis=1)[:, None]
    filled = np.take_along_axis(values, np.where(last < 0, first, last), axis=1)
    return np.where(np.isnan(filled), 0.0, filled)


def _simple(values: Floats, ends: Ints, horizons: int) -> dict[str, Floats]:
    """The last value, and the last value with the mean change so far; each (origin, series, horizon)."""
    last = np.take_along_axis(values, np.maximum(ends - 1, 0), axis=1)
    change = (last - values[:, :1]) / np.maximum(ends - 1, 1)
    level, step = (part.T[:, :, None] for part in (np.where(ends > 0, last, np.nan), change))
    ahead = np.arange(1, horizons + 1, dtype=np.float64)
    return {"naive": level + 0.0 * ahead, "drift": level + step * ahead}


def _smoothed(values: Floats, ends: Ints, horizons: int, positive: Flags, floor: Floats) -> dict[str, Floats]:
    """Every family on the values and, where all were positive, on their logarithms."""
    plain = sweep(values, ends, horizons)
    logarithms = np.full_like(plain, np.nan)
    if positive.any():
        grown = sweep(np.log(np.maximum(values, floor[:, None])[positive]), ends[positive], horizons)
        logarithms[:, :, positive] = np.exp(np.clip(grown, -50, 50))
    named = dict(zip(FAMILIES, plain, strict=True))
    return {**named, **{f"log_{name}": made for name, made in zip(FAMILIES, logarithms, strict=True)}}


def _seasonal(predicted: Floats, season: Seasons, ends: Ints) -> Floats:
    """Forecasts (origin, series, horizon) with their season."""
    return np.stack([season.put_back(made, ends[:, origin]) for origin, made in enumerate(predicted)])


def _seasonal_naive(panel: Panel, ends: Ints, horizons: int) -> Floats:
    """The value of the same position in the last season (the last value without one)."""
    filled = carried_forward(panel.values)
    back = np.arange(horizons) % panel.season - panel.season
    columns = np.maximum(ends.T[:, :, None] + back, 0)
    taken = filled[np.arange(len(filled))[None, :, None], columns]
    return np.where(ends.T[:, :, None] > 0, taken, np.nan)
