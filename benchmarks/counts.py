"""Count forecasts on simulated series whose truth is known: coverage by kind and mean, interval score.

Four kinds as in published comparisons: Poisson and negative binomial with a log-linear trend, NB-INGARCH(1,1),
and negative binomial with a random-walk level; 150 series each and seed, 120 periods seen, 12 to come.
"""

import numpy as np

from benchmarks.table import Line
from indicators.forecast import counts
from indicators.forecast.count_filter import RECENT
from indicators.forecast.scores import coverage, interval_score
from indicators.series import Floats, Ints

SERIES, PERIODS, HORIZONS = 150, 120, 12
SEEDS = (0, 1, 2)
MARKS = {"Poisson trend": 0.854, "NB trend": 0.928, "NB-INGARCH": 0.916, "NB random-walk level": 0.924}
"""Best method known for each kind over the same baseline, from an earlier comparison on its own simulations."""
BANDS = ((0.2, 2.0), (2.0, 10.0), (10.0, 60.0))
SHAPE = 4.0
"""Negative binomial size: variance = mean + mean squared / SHAPE."""


def _negative_binomial(mean: Floats, rng: np.random.Generator) -> Floats:
    return rng.poisson(rng.gamma(SHAPE, mean / SHAPE)).astype(np.float64)


def simulate(kind: str, means: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Past (series, PERIODS) and future (series, HORIZONS) of one kind."""
    length = PERIODS + HORIZONS
    if kind.endswith("trend"):
        slope = rng.normal(0, 0.65, len(means))[:, None] * (np.arange(length) / length - 0.5)
        mean = means[:, None] * np.exp(slope)
        made = rng.poisson(mean).astype(np.float64) if kind.startswith("Poisson") else _negative_binomial(mean, rng)
    elif kind == "NB-INGARCH":
        made = _ingarch(means, length, rng)
    else:
        steps = rng.normal(0, 0.06, (len(means), length)).cumsum(axis=1)
        made = _negative_binomial(means[:, None] * np.exp(steps), rng)
    return made[:, :PERIODS], made[:, PERIODS:]


def _ingarch(means: Floats, length: int, rng: np.random.Generator) -> Floats:
    level, made = means.copy(), np.empty((len(means), length))
    for column in range(length):
        made[:, column] = _negative_binomial(level, rng)
        level = 0.2 * means + 0.3 * made[:, column] + 0.5 * level
    return made


def measure(kind: str, low: float, high: float) -> dict[str, float]:
    """Coverage of 80 and 95 % and the 95 % interval score over the mean, averaged over SEEDS."""
    made = [_measure(kind, low, high, np.random.default_rng(seed)) for seed in SEEDS]
    return {name: float(np.mean([one[name] for one in made])) for name in made[0]}


def _measure(kind: str, low: float, high: float, rng: np.random.Generator) -> dict[str, float]:
    means = np.exp(rng.uniform(np.log(low), np.log(high), SERIES))
    past, future = simulate(kind, means, rng)
    found = counts.quantiles(counts.paths(past, HORIZONS, rng))
    scale = np.maximum(past.mean(axis=1), 0.1)
    plain = counts.quantiles(drawn_again(past, rng))
    return {
        "95": coverage(found[..., 0], found[..., -1], future).value,
        "80": coverage(found[..., 1], found[..., -2], future).value,
        "score": _score(found, future, scale),
        "baseline": _score(plain, future, scale),
    }


def drawn_again(past: Floats, rng: np.random.Generator) -> Ints:
    """The last periods with replacement; shape (series, path, horizon)."""
    recent = past[:, -RECENT:].astype(np.int64)
    drawn = rng.integers(recent.shape[1], size=(len(past), counts.PATHS, HORIZONS))
    return recent[np.arange(len(past))[:, None, None], drawn]


def _score(found: Floats, future: Floats, scale: Floats) -> float:
    score = interval_score(found[..., 0], found[..., -1], future, level=0.95).mean(axis=1)
    return float(np.mean(score / scale))


def run() -> list[Line]:
    """One line a kind for the score, one a kind and band of means for the coverage."""
    lines = [_scored(kind) for kind in MARKS]
    return lines + [_covered(kind, band) for kind in MARKS for band in BANDS]


def _scored(kind: str) -> Line:
    found = measure(kind, 0.5, 60.0)
    return Line(
        what=f"{kind}, means 0.5 to 60: 95 % interval score / mean",
        ours=f"{found['score']:.2f}",
        peer=f"last {RECENT} drawn again: {found['baseline']:.2f}",
        ratio=found["score"] / found["baseline"],
        mark=f"ratio <= {MARKS[kind]}",
        reached=found["score"] <= MARKS[kind] * found["baseline"],
    )


def _covered(kind: str, band: tuple[float, float]) -> Line:
    found = measure(kind, *band)
    return Line(
        what=f"{kind}, means {band[0]:g} to {band[1]:g}: coverage of 95 % (80 %)",
        ours=f"{found['95']:.3f} ({found['80']:.3f})",
        mark=".93 to .99",
        reached=0.93 <= found["95"] <= 0.99,
    )
