"""Ranges that held too seldom are widened, by as much as earlier misses would have asked for.

THE RULE. The series of an indicator lend each other their misses. At every origin the ranges for targets that had
come by then are counted; where the 50, 80 or 95 % range held demonstrably less often than it claims (the whole 95 %
Wilson interval lies below; targets of one origin overlap and count as one), its two ends move outward by the
conformal quantile of the misses at each end (Romano, Patterson & Candes 2019). Misses are measured in the series'
usual change, or that of the indicator's median series if larger, times the root of the horizon; shares in log odds.
Ranges are never narrowed. The same is done to the baseline and to the model beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from indicators.forecast import shares
from indicators.forecast.baseline import BOUNDS
from indicators.forecast.hindcast import Past
from indicators.forecast.masked import median
from indicators.forecast.quantiles import INTERVALS, MEDIAN, QUANTILE_LEVELS, position
from indicators.forecast.scores import ROUNDING, wilson
from indicators.series import Floats, Ints, Series

LEVELS = np.asarray(QUANTILE_LEVELS)
OUTWARD = np.sign(LEVELS - MEDIAN)


class Said(NamedTuple):
    """One model on one series: quantiles now (horizon, 7), and at past origins."""

    series: Series
    ahead: Floats
    past: Past


class Misses(NamedTuple):
    """Targets of all series: when each came (target,), and how many units beyond each quantile (target, 7)."""

    due: Ints
    beyond: Floats


def calibrated(said: Sequence[Said], family: str) -> list[Said]:
    """The same with ranges widened; `said` are one model's forecasts for the series of one indicator."""
    if not said:
        return []
    free = [_unbounded(each) for each in said] if family == "share" else list(said)
    units = _units([each.series for each in free])
    misses = _misses(free, units)
    widened = [_widened(each, unit, misses) for each, unit in zip(free, units, strict=True)]
    return [_restored(*pair, family) for pair in zip(widened, said, strict=True)]


def _unbounded(said: Said) -> Said:
    """Shares as log odds."""
    past = said.past
    return Said(
        series=replace(said.series, values=shares.to_log_odds(said.series.values)),
        ahead=shares.to_log_odds(said.ahead),
        past=replace(past, quantiles=shares.to_log_odds(past.quantiles), truths=shares.to_log_odds(past.truths)),
    )


Units = Mapping[int, float]
"""A series' unit by the ordinal of the origin; NaN where nothing is known to have moved."""


def _units(series: Sequence[Series]) -> list[Units]:
    """The usual change of each series up to each period, or that of the median series that moved if larger."""
    first = min(int(each.ordinals[0]) for each in series)
    periods = max(int(each.ordinals[-1]) for each in series) - first + 1
    usual = np.array([_usual_change(each, first, periods) for each in series])
    usual = np.where(usual > 0, usual, np.nan)
    middle = median(usual.T)
    unit = np.fmax(usual, middle)
    return [dict(zip(range(first, first + periods), row.tolist(), strict=True)) for row in unit]


def _usual_change(series: Series, first: int, periods: int) -> Floats:
    """Mean absolute change from value to value up to each period; NaN before there is one; shape (period,)."""
    total, count = np.zeros(periods), np.zeros(periods)
    at = series.ordinals[1:] - first
    total[at] = np.abs(np.diff(series.values))
    count[at] = 1
    changes = np.cumsum(count)
    return np.where(changes > 0, np.cumsum(total) / np.maximum(changes, 1), np.nan)


def _at(origins: Ints, units: Units, horizons: int) -> Floats:
    """Unit of each origin and horizon; shape (origin, horizon, 1)."""
    unit = np.array([units[origin] for origin in origins.tolist()], dtype=np.float64)
    return np.asarray(unit[:, None, None] * np.sqrt(np.arange(1, horizons + 1))[:, None])


def _misses(said: Sequence[Said], units: Sequence[Units]) -> Misses:
    due, beyond = [], []
    for each, unit in zip(said, units, strict=True):
        past = each.past
        horizons = past.truths.shape[1]
        far = OUTWARD * (past.truths[..., None] - past.quantiles) / _at(past.origins, unit, horizons)
        known = ~np.isnan(far[..., 0])
        due.append((past.origins[:, None] + np.arange(1, horizons + 1))[known])
        beyond.append(far[known])
    return Misses(due=np.concatenate(due), beyond=np.concatenate(beyond))


def _widened(said: Said, units: Units, misses: Misses) -> Said:
    past = said.past
    horizons = len(said.ahead)
    now = said.series.ordinals[-1:]
    steps = {origin: _step(misses, origin, horizons) for origin in [*past.origins.tolist(), int(now[0])]}
    moved = np.array([steps[origin] for origin in past.origins.tolist()]).reshape(-1, 1, len(LEVELS))
    quantiles = past.quantiles + np.nan_to_num(moved * _at(past.origins, units, horizons))
    ahead = said.ahead + np.nan_to_num(steps[int(now[0])] * _at(now, units, horizons)[0])
    return said._replace(ahead=ahead, past=replace(past, quantiles=quantiles))


def _step(misses: Misses, origin: int, horizons: int) -> Floats:
    """How many units each quantile moves, downward below the median; from targets that had come; shape (7,)."""
    beyond = misses.beyond[misses.due <= origin]
    step = np.zeros(len(LEVELS))
    for percent, ends in INTERVALS.items():
        columns = [position(level) for level in ends]
        held = int((beyond[:, columns] <= ROUNDING).all(axis=1).sum())
        if wilson(held // horizons, len(beyond) // horizons).high < percent / 100:
            step[columns] = np.maximum(_conformal(beyond[:, columns], (1 + percent / 100) / 2), 0)
    # An outer range holds the inner ones.
    middle = position(MEDIAN)
    step[middle:] = np.maximum.accumulate(step[middle:])
    step[: middle + 1] = np.maximum.accumulate(step[: middle + 1][::-1])[::-1]
    return np.asarray(OUTWARD * step)


def _conformal(beyond: Floats, level: float) -> Floats:
    """What so large a share of the values stays below, the next one counted among them; by column."""
    rank = min(int(np.ceil((len(beyond) + 1) * level)), len(beyond))
    return np.asarray(np.sort(beyond, axis=0)[rank - 1])


def _restored(widened: Said, said: Said, family: str) -> Said:
    """On the scale and within the bounds of the series; counts whole. What was not widened is as it was."""
    return Said(
        series=said.series,
        ahead=_bounded(widened.ahead, said.ahead, family),
        past=replace(said.past, quantiles=_bounded(widened.past.quantiles, said.past.quantiles, family)),
    )


def _bounded(widened: Floats, before: Floats, family: str) -> Floats:
    found = shares.from_log_odds(widened) if family == "share" else widened
    if family == "count":
        found = np.where(OUTWARD < 0, np.floor(found), np.ceil(found))
    found = np.clip(found, *BOUNDS[family])
    return np.where(OUTWARD < 0, np.minimum(found, before), np.where(OUTWARD > 0, np.maximum(found, before), before))
