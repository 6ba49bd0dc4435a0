"""Counts ahead as whole-number paths, so that the probability of any event can be read off them.

Four models, each fitted to all series at once, each with a negative binomial spread by moments (variance =
mean + dispersion x mean squared; Poisson where the dispersion is 0):

- `level`: negative binomial exponential smoothing, with a pull back to the long mean where the past shows one
  (NB-INGARCH; Fokianos, Rahbek & Tjostheim 2009);
- `trend`: log-linear mean over time with its own uncertainty (quasi-Poisson GLM);
- `gamma`: Poisson with a Gamma level that forgets (Harvey & Fernandes 1989);
- `recent`: the last periods drawn again.

Paths of the four are mixed in proportion to how well each did on the series' own past, all equally at first;
`gamma` only where Poisson scatter about the level is not refuted.
"""

from collections.abc import Callable

import numpy as np

from indicators.forecast import glm
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.forecast.scores import crps_paths
from indicators.forecast.seasonal import Flags
from indicators.series import Floats, Ints

Paths = Ints
"""Simulated counts, shape (series, path, horizon)."""
MODELS = ("level", "trend", "gamma", "recent")
PATHS = 1000
TRIAL_PATHS = 200
TRIALS = 8
"""Past origins at which the models are compared."""
POWER = 30.0
EVIDENCE = 4.0
"""Trials at which half of that power is reached."""
RECENT = 36
ALPHAS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45, 0.65)
PULLS = (1.0, 0.97, 0.9, 0.75)
"""What remains of a departure from the long mean after one period; 1 is plain smoothing."""
MEMORIES = (1.0, 0.98, 0.95, 0.9, 0.8, 0.7)
LEAST = 0.02
"""Smallest mean: a series of zeros may still see an event."""
UNCERTAINTY = 3.0
"""Relative standard error of a moment dispersion, times the root of the periods (1.7 to 3 in simulations)."""
NEGLIGIBLE = 1e-6
"""Dispersion below which a count is Poisson."""
BEYOND_CHANCE = 2.7
"""Squared standard errors (95 %, one-sided) that scatter must exceed Poisson's to count as dispersion."""
SHORTEST = 4


def paths(values: Floats, horizons: int, rng: np.random.Generator, *, size: int = PATHS) -> Paths:
    """Mixed paths from the end of each series; shape (series, size, horizons).

    `values` (series, time) without gaps, whole and not negative. Raises ValueError otherwise, or with fewer
    than SHORTEST periods.
    """
    _require_counts(values)
    shares = weights(values, horizons, rng)
    drawn = {name: _MODELS[name](values, horizons, rng, size) for name in MODELS}
    pick = _allotted(shares, size)
    stacked = np.stack([drawn[name] for name in MODELS])
    series, path = np.indices(pick.shape)
    mixed: Paths = stacked[pick, series, path]
    return mixed


def _require_counts(values: Floats) -> None:
    if values.shape[1] < SHORTEST:
        raise ValueError(f"counts must cover at least {SHORTEST} periods, not {values.shape[1]}")
    if np.isnan(values).any() or (values < 0).any() or (values != np.floor(values)).any():
        raise ValueError("counts must be whole, not negative and without gaps")


def _allotted(shares: Floats, size: int) -> Ints:
    """Which model each path comes from, in proportion and without chance; shape (series, size)."""
    edges = np.cumsum(shares, axis=0).T
    ranks = (np.arange(size) + 0.5) / size
    above: Ints = (ranks[None, :, None] > edges[:, None, :]).sum(axis=2)
    return np.minimum(above, len(shares) - 1)


def weights(values: Floats, horizons: int, rng: np.random.Generator) -> Floats:
    """Share of each model of MODELS for each series, from CRPS at past origins; shape (model, series)."""
    first = max(2 * SHORTEST, values.shape[1] // 3)
    ends = np.unique(np.linspace(first, values.shape[1] - 1, TRIALS).astype(np.int64))
    ends = ends[(ends >= first) & (ends < values.shape[1])]
    losses = np.zeros((len(MODELS), len(values)))
    for end in ends:
        reach = min(horizons, values.shape[1] - end)
        for row, name in enumerate(MODELS):
            drawn = _MODELS[name](values[:, :end], reach, rng, TRIAL_PATHS)
            losses[row] += crps_paths(drawn, values[:, end : end + reach]).mean(axis=1)
    losses[MODELS.index("gamma"), _overdispersed(values)] = np.inf
    # An error below a tenth of an event decides nothing: without the floor, quiet series would be told apart by luck.
    relative = (losses + 0.1) / (losses.min(axis=0) + 0.1)
    raw = relative ** -(POWER * len(ends) / (len(ends) + EVIDENCE))
    return np.asarray(raw / raw.sum(axis=0))


def _overdispersed(values: Floats) -> Flags:
    """Whether a Poisson about a moving level is refuted, and with it the Poisson-Gamma model."""
    *_, fitted = _smoothed(values, np.maximum(values.mean(axis=1), LEAST))
    return np.asarray(dispersion(values, fitted, 2) > 0)


def quantiles(drawn: Paths) -> Floats:
    """Whole-number quantiles at QUANTILE_LEVELS, never narrowing with the horizon; shape (series, horizon, 7)."""
    found = np.quantile(drawn, QUANTILE_LEVELS, axis=1, method="inverted_cdf")
    return np.moveaxis(found, 0, -1).astype(np.float64)


def event_probability(drawn: Paths, *, at_least: int = 1, within: int | None = None) -> Floats:
    """P(at least so many events in the next `within` periods together) for each series."""
    total = drawn[:, :, :within].sum(axis=2)
    return np.asarray((total >= at_least).mean(axis=1))


def negative_binomial(mean: Floats, dispersion: Floats, rng: np.random.Generator) -> Ints:
    """Draws with the given mean and variance mean + dispersion x mean squared; Poisson where dispersion is 0."""
    over = np.maximum(dispersion, NEGLIGIBLE)
    mixed = np.where(
        dispersion > NEGLIGIBLE, rng.gamma(1 / over, 1.0, np.broadcast(mean, over).shape) * over * mean, mean
    )
    return np.asarray(rng.poisson(mixed), dtype=np.int64)


def dispersion(values: Floats, fitted: Floats, parameters: float) -> Floats:
    """Moment estimate of the dispersion, pulled to 0 as far as Poisson chance explains it; shape (series,)."""
    count = values.shape[1]
    excess = ((values - fitted) ** 2 * count / max(count - parameters, 1) - fitted).sum(axis=1)
    by_chance = (2 * fitted**2 + fitted).sum(axis=1)
    kept = np.clip(1 - BEYOND_CHANCE * by_chance / np.maximum(excess, 1e-9) ** 2, 0, 1)
    return np.asarray(kept * np.maximum(excess, 0.0) / np.maximum((fitted**2).sum(axis=1), 1e-9))


def _drawn_dispersion(values: Floats, fitted: Floats, rng: np.random.Generator, size: int) -> Floats:
    """Dispersion of each path: an estimate from n periods is itself uncertain by about 3 / sqrt(n); (series, size)."""
    spread = UNCERTAINTY / np.sqrt(values.shape[1])
    factor = np.exp(spread * rng.standard_normal((len(values), size)))
    return np.asarray(dispersion(values, fitted, 2)[:, None] * factor)


def level_paths(values: Floats, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """Negative binomial smoothing, with or without a pull to the mean, chosen by quasi-likelihood on the past."""
    mean = np.maximum(values.mean(axis=1), LEAST)
    alpha, pull, level, fitted = _smoothed(values, mean)
    over = _drawn_dispersion(values, fitted, rng, size)
    current = np.repeat(level[:, None], size, axis=1)
    made = np.empty((len(values), size, horizons), dtype=np.int64)
    for step in range(horizons):
        made[:, :, step] = negative_binomial(current, over, rng)
        moved = mean[:, None] + pull[:, None] * (current - mean[:, None])
        current = np.maximum(moved + alpha[:, None] * (made[:, :, step] - current), LEAST)
    return made


def _smoothed(values: Floats, mean: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Best alpha and pull of each series, its level now, and its one-step means; all on the past alone."""
    grid = np.array([(alpha, pull) for pull in PULLS for alpha in ALPHAS if alpha <= pull])
    alpha, pull = grid[:, 0], grid[:, 1]
    start = np.maximum(values[:, :12].mean(axis=1), LEAST)
    level = np.repeat(start[:, None], len(grid), axis=1)
    gain = np.zeros_like(level)
    history = np.empty((*level.shape, values.shape[1]))
    for column, value in enumerate(values.T[:, :, None]):
        history[:, :, column] = level
        gain += value * np.log(level) - level
        level = np.maximum(mean[:, None] + pull * (level - mean[:, None]) + alpha * (value - level), LEAST)
    best = np.argmax(gain, axis=1)
    rows = np.arange(len(values))
    return alpha[best], pull[best], level[rows, best], history[rows, best]


def trend_paths(values: Floats, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """Log-linear mean with drawn parameters and a negative binomial spread."""
    fit = glm.log_linear(values)
    over = _drawn_dispersion(values, fit.fitted, rng, size)[:, :, None]
    ahead = values.shape[1] + np.arange(horizons, dtype=np.float64)
    mean = fit.draw_means(ahead, rng, size)
    return negative_binomial(mean, over, rng)


def gamma_paths(values: Floats, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """Poisson with a Gamma level: events and exposure both fade, the next period is negative binomial."""
    memory, events, exposure = _faded(values)
    shape = np.repeat(events[:, None], size, axis=1)
    rate = np.repeat(exposure[:, None], size, axis=1)
    made = np.empty((len(values), size, horizons), dtype=np.int64)
    for step in range(horizons):
        made[:, :, step] = rng.poisson(rng.gamma(shape) / rate)
        shape = memory[:, None] * shape + made[:, :, step]
        rate = memory[:, None] * rate + 1
    return made


def _faded(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Best memory of each series by predictive likelihood, with faded events and exposure (Jeffreys start)."""
    memory = np.array(MEMORIES)
    shape = np.full((len(values), len(memory)), 0.5)
    rate = np.full_like(shape, 1.0 / np.maximum(values[:, :12].mean(axis=1), LEAST)[:, None] / 2)
    gain = np.zeros_like(shape)
    for value in values.T[:, :, None]:
        gain += glm.log_gamma(shape + value) - glm.log_gamma(shape)
        gain += shape * np.log(rate / (1 + rate)) - value * np.log1p(rate)
        shape, rate = memory * shape + value, memory * rate + 1
        shape = np.maximum(shape, LEAST)
    best = np.argmax(gain, axis=1)
    rows = np.arange(len(values))
    return memory[best], shape[rows, best], rate[rows, best]


def recent_paths(values: Floats, horizons: int, rng: np.random.Generator, size: int) -> Paths:
    """The last RECENT periods drawn with replacement, period by period."""
    recent = values[:, -RECENT:].astype(np.int64)
    drawn = rng.integers(recent.shape[1], size=(len(values), size, horizons))
    return recent[np.arange(len(values))[:, None, None], drawn]


_MODELS: dict[str, Callable[[Floats, int, np.random.Generator, int], Paths]] = {
    "level": level_paths,
    "trend": trend_paths,
    "gamma": gamma_paths,
    "recent": recent_paths,
}
