"""Negative binomial smoothing of counts at every point of a grid at once, weighed by Bayes' rule.

A grid point says how fast the level forgets, whether it grows, whether it returns to the mean, and how far counts
scatter beyond Poisson's (variance = mean + dispersion x mean squared). At each point the level has a Gamma
distribution, worth so many events; a count updates it, forgetting makes it less certain (Harvey & Fernandes 1989;
with dispersion and a return to the mean: NB-INGARCH, Fokianos, Rahbek & Tjostheim 2009; with growth: a log-linear
trend whose level and slope are uncertain). Beside the grid stands the record of the last periods itself,
for counts of no such shape. Every point is weighed by the probability it gave to each count before it came.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from indicators.forecast.seasonal import Flags
from indicators.series import Floats

MEMORIES = (1.0, 0.98, 0.95, 0.9, 0.8, 0.65, 0.5)
"""Share of the evidence about the level that a period leaves; 1 is a constant level."""
GROWTHS = tuple(float(sign * size) for size in np.geomspace(0.0012, 0.11, 13) for sign in (-1, 1))
"""Growth per period in logarithms."""
GROWING_MEMORIES = (1.0, 0.95)
"""Beside full memory one that lets the level correct a growth between two points."""
USUAL_GROWTH = 0.02
"""Its prior standard deviation: a short series follows no steep trend that it cannot prove."""
PULLS = (0.95, 0.8, 0.6)
"""What remains of a departure from the long mean after one period."""
DISPERSIONS = (0.0, 0.02, 0.05, 0.1, 0.16, 0.24, 0.35, 0.5, 0.8, 1.4, 3.0)
POISSON = 0.5
"""Prior share of Poisson: dispersion must be shown by the data."""
RECORD = 0.2
"""Prior share of the record of the last periods."""
RECENT = 36
LEAST = 0.02
"""Smallest mean: a series of zeros may still see an event."""
START = 8
"""Known periods whose mean is the first level; nothing is said before there are as many."""
FIRST_EVENTS = 0.5
"""Events that first level is worth."""
FEWEST_EVENTS = 0.05
NEGLIGIBLE = 1e-6
"""Dispersion below which a count is Poisson."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Points of the grid, each column of shape (point,)."""

    memory: Floats
    growth: Floats
    pull: Floats
    dispersion: Floats
    log_prior: Floats


def _grid() -> Grid:
    """Constant or drifting level, growth, return to the mean: a third of the prior each, times each dispersion."""
    forgetful = [memory for memory in MEMORIES if memory < 1]
    levels = [(memory, 0.0, 1.0, 1 / len(MEMORIES)) for memory in MEMORIES]
    # The steps between growths widen in proportion to their size, and so does what each stands for.
    normal = [abs(growth) * np.exp(-((growth / USUAL_GROWTH) ** 2) / 2) for growth in GROWTHS]
    trends = [
        (memory, growth, 1.0, share / sum(normal) / len(GROWING_MEMORIES))
        for growth, share in zip(GROWTHS, normal, strict=True)
        for memory in GROWING_MEMORIES
    ]
    returns = [(memory, 0.0, pull, 1 / len(PULLS) / len(forgetful)) for pull in PULLS for memory in forgetful]
    shape = np.array(levels + trends + returns)
    spread = np.array([POISSON, *[(1 - POISSON) / (len(DISPERSIONS) - 1)] * (len(DISPERSIONS) - 1)])
    memory, growth, pull, prior = np.repeat(shape, len(spread), axis=0).T
    share = (1 - RECORD) / 3 * prior * np.tile(spread, len(shape))
    dispersion = np.tile(DISPERSIONS, len(shape))
    return Grid(memory=memory, growth=growth, pull=pull, dispersion=dispersion, log_prior=np.log(share))


GRID = _grid()


@dataclass(frozen=True, kw_only=True)
class State:
    """What is known of each series at one time, before its next period.

    `events` the level is worth, and `level`, at each grid point (series, point); `weights` (series, point + 1), the
    record last, adding up to 1; the long `mean` (series,); the `recent` values (series, period), NaN where none.
    """

    events: Floats
    level: Floats
    weights: Floats
    mean: Floats
    recent: Floats


def states(values: Floats, stops: Collection[int]) -> Iterator[tuple[int, State]]:
    """The state after so many periods, for each of `stops` in order; from the values before it alone.

    `values` (series, time); NaN is a gap, or a period before the series began.
    """
    known = ~np.isnan(values)
    began: Flags = np.logical_or.accumulate(known, axis=1)
    counted = np.where(known, values, 0.0)
    total, periods = _first_mean(values), np.ones(len(values))
    level = np.repeat(total[:, None], len(GRID.memory), axis=1)
    events = np.full_like(level, FIRST_EVENTS)
    gain = np.tile([*GRID.log_prior, np.log(RECORD)], (len(values), 1))
    for column in range(values.shape[1] + 1):
        recent = values[:, max(0, column - RECENT) : column]
        if column in stops:
            yield column, _state(events, level, gain, total / periods, recent)
        if column == values.shape[1]:
            return
        count, seen = counted[:, [column]], known[:, [column]]
        gain[:, :-1] += np.where(seen, _log_probability(count, level, events), 0.0)
        gain[:, -1] += np.where(seen[:, 0], _log_recorded(count, recent, total / periods), 0.0)
        total, periods = total + count[:, 0], periods + seen[:, 0]
        events, level = _updated(count, seen, events, level)
        events, level = _moved(began[:, [column]], events, level, (total / periods)[:, None])


def _first_mean(values: Floats) -> Floats:
    known = ~np.isnan(values)
    early = known & (np.cumsum(known, axis=1) <= START)
    mean = np.where(early, values, 0.0).sum(axis=1) / np.maximum(early.sum(axis=1), 1)
    return np.asarray(np.maximum(mean, LEAST))


def _state(events: Floats, level: Floats, gain: Floats, mean: Floats, recent: Floats) -> State:
    weights = np.exp(gain - gain.max(axis=1, keepdims=True))
    return State(
        events=events,
        level=level,
        weights=weights / weights.sum(axis=1, keepdims=True),
        mean=mean,
        recent=recent,
    )


def certainty(events: Floats, level: Floats, dispersion: Floats) -> Floats:
    """Shape of the level's Gamma distribution: scattered events say less than Poisson's."""
    return np.asarray(events / (1 + dispersion * level))


def _log_probability(count: Floats, level: Floats, events: Floats) -> Floats:
    """Of a count, by the negative binomial with the dispersion of the counts and of the level together."""
    scatter = GRID.dispersion + (1 + GRID.dispersion) / certainty(events, level, GRID.dispersion)
    return log_negative_binomial(count, level, scatter)


def log_negative_binomial(count: Floats, mean: Floats, dispersion: Floats) -> Floats:
    """Logarithm of the probability of a count; Poisson in the limit of no dispersion."""
    size = 1 / np.maximum(dispersion, NEGLIGIBLE)
    ways = gammaln(count + size) - gammaln(size) - gammaln(count + 1)
    return np.asarray(ways - size * np.log1p(mean / size) + count * np.log(mean / (size + mean)))


def _log_recorded(count: Floats, recent: Floats, mean: Floats) -> Floats:
    """Of a count, by the share of recent periods that had it; one period's worth is left to any count at all."""
    alike = (recent == count).sum(axis=1)
    anything = np.exp(log_negative_binomial(count[:, 0], mean, np.ones_like(mean)))
    return np.asarray(np.log((alike + anything) / ((~np.isnan(recent)).sum(axis=1) + 1)))


def _updated(count: Floats, seen: Flags, events: Floats, level: Floats) -> tuple[Floats, Floats]:
    """Events and level after a count; as before where there was none."""
    exposure = events / level + seen
    more = events + count
    return more, np.maximum(more / exposure, LEAST)


def _moved(began: Flags, events: Floats, level: Floats, mean: Floats) -> tuple[Floats, Floats]:
    """Events and level one period on; as before where the series had not begun."""
    later, moved = moved_on(events, level, mean, GRID.memory, GRID.growth, GRID.pull)
    return np.where(began, later, events), np.where(began, moved, level)


def moved_on(
    events: Floats, level: Floats, mean: Floats, memory: Floats, growth: Floats, pull: Floats
) -> tuple[Floats, Floats]:
    """Events and level one period on: some is forgotten, the level grows or returns."""
    moved = (mean + pull * (level - mean)) * np.exp(growth)
    return np.maximum(memory * events, FEWEST_EVENTS), np.maximum(moved, LEAST)
