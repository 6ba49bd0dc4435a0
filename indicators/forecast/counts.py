"""Counts ahead as whole-number paths, so that every quantile is a count and none is below zero.

Each path follows one of the models of `count_filter`, taken in proportion to the probability that it gave to the
series' own past (Bayesian model averaging): smoothed levels, trends, returns to the mean, each Poisson or scattered
further, and the record of the last periods drawn again. A path draws its level too, so that what is not known about
level, slope and scatter widens the fan.
"""

from collections.abc import Collection, Iterator

import numpy as np

from indicators.forecast.count_filter import GRID, NEGLIGIBLE, RECENT, State, certainty, moved_on, states
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.series import Floats, Ints

Paths = Ints
"""Simulated counts, shape (series, path, horizon)."""
PATHS = 1000
SHORTEST = 4
"""Known periods that a series needs."""
LARGEST = 1e9
"""Largest mean that is drawn from."""


def paths(values: Floats, horizons: int, rng: np.random.Generator, *, size: int = PATHS) -> Paths:
    """Paths from the end of each series; shape (series, size, horizons).

    `values` (series, time), whole and not negative; NaN is a gap, or a period before the series began. Raises
    ValueError otherwise, or with fewer than SHORTEST known periods.
    """
    (_, drawn), = paths_from(values, [values.shape[1]], horizons, rng, size=size)  # fmt: skip
    return drawn


def paths_from(
    values: Floats, stops: Collection[int], horizons: int, rng: np.random.Generator, *, size: int = PATHS
) -> Iterator[tuple[int, Paths]]:
    """For each of `stops` in order, the paths from the end of so many periods; as `paths`, from values before it."""
    _require_counts(values)
    for stop, state in states(values, stops):
        yield stop, _drawn(state, horizons, rng, size)


def _require_counts(values: Floats) -> None:
    known = ~np.isnan(values)
    if (values[known] < 0).any() or (values[known] != np.floor(values[known])).any():
        raise ValueError("counts must be whole and not negative")
    fewest = known.sum(axis=1).min(initial=SHORTEST)
    if fewest < SHORTEST:
        raise ValueError(f"counts must cover at least {SHORTEST} periods, not {fewest}")


def quantiles(drawn: Paths) -> Floats:
    """Whole-number quantiles at QUANTILE_LEVELS; shape (series, horizon, 7)."""
    found = np.quantile(drawn, QUANTILE_LEVELS, axis=1, method="inverted_cdf")
    return np.moveaxis(found, 0, -1).astype(np.float64)


def negative_binomial(mean: Floats, dispersion: Floats, rng: np.random.Generator) -> Ints:
    """Draws with the given mean and variance mean + dispersion x mean squared; Poisson where dispersion is 0."""
    over = np.maximum(dispersion, NEGLIGIBLE)
    mixed = np.where(
        dispersion > NEGLIGIBLE, rng.gamma(1 / over, 1.0, np.broadcast(mean, over).shape) * over * mean, mean
    )
    return np.asarray(rng.poisson(np.minimum(mixed, LARGEST)), dtype=np.int64)


def _drawn(state: State, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """Paths of the models, each model with its share of them."""
    point = _allotted(state.weights, size)
    is_record = point == len(GRID.memory)
    smoothed = _smoothed_paths(state, np.where(is_record, 0, point), horizons, rng)
    if not is_record.any():
        return smoothed
    return np.where(is_record[:, :, None], recent_paths(state.recent, state.mean, horizons, rng, size), smoothed)


def _allotted(weights: Floats, size: int) -> Ints:
    """Which model each path follows, in proportion and without chance; shape (series, size)."""
    edges = np.cumsum(weights, axis=1)
    ranks = (np.arange(size) + 0.5) / size * edges[:, -1:]
    return np.array([np.searchsorted(edge, rank) for edge, rank in zip(edges, ranks, strict=True)], dtype=np.int64)


def _smoothed_paths(state: State, point: Ints, horizons: int, rng: np.random.Generator) -> Paths:
    """Each path's level is drawn anew every period, then learns from the path's own count."""
    events, level = (np.take_along_axis(part, point, axis=1) for part in (state.events, state.level))
    memory, growth, pull = GRID.memory[point], GRID.growth[point], GRID.pull[point]
    dispersion = GRID.dispersion[point]
    made = np.empty((*point.shape, horizons), dtype=np.int64)
    for step in range(horizons):
        sure = certainty(events, level, dispersion)
        made[:, :, step] = negative_binomial(rng.gamma(sure) / sure * level, dispersion, rng)
        exposure = events / level + 1
        events = events + made[:, :, step]
        events, level = moved_on(events, events / exposure, state.mean[:, None], memory, growth, pull)
    return made


def recent_paths(recent: Floats, mean: Floats, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """Known values of the last periods with replacement; one draw among them is of any count about the mean."""
    shape = (len(recent), size, horizons)
    seen = (~np.isnan(recent)).sum(axis=1)[:, None, None]
    anything = negative_binomial(np.broadcast_to(mean[:, None, None], shape), np.ones(shape), rng)
    rank = np.floor(rng.random(shape) * (seen + 1)).astype(np.int64)
    # NaN sorts last, so that the known values are the first `seen`; a zero behind them stands for `anything`.
    ordered = np.pad(np.nan_to_num(np.sort(recent[:, -RECENT:], axis=1)), ((0, 0), (0, 1))).astype(np.int64)
    chosen = np.take_along_axis(ordered[:, None, :], np.minimum(rank, ordered.shape[1] - 1), axis=2)
    return np.where(rank < seen, chosen, anything)
