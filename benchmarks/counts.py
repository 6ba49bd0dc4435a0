"""Count forecasts on simulated series whose truth is known: coverage by kind and mean, interval score.

Four kinds as in published comparisons: Poisson and negative binomial with a log-linear trend, NB-INGARCH(1,1),
and negative binomial with a random-walk level; 150 series each and seed, 120 periods seen, 12 to come. Beside the
marks, which rest on other simulations, stand the best plain methods and perfect knowledge of the process, both on
the same series: no method can be better than the last but by luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks import count_peers
from benchmarks.count_peers import Ends
from benchmarks.table import Line
from indicators.forecast import counts
from indicators.forecast.count_filter import RECENT
from indicators.forecast.scores import coverage, interval_score
from indicators.series import Floats

SERIES, PERIODS, HORIZONS = 150, 120, 12
SEEDS = tuple(range(8))
COVERAGE_SEEDS = SEEDS[:3]
PEER_SEEDS = SEEDS[:2]
MARKS = {"Poisson trend": 0.854, "NB trend": 0.928, "NB-INGARCH": 0.916, "NB random-walk level": 0.924}
"""Best method known for each kind over the same baseline, from an earlier comparison on its own simulations."""
BANDS = ((0.2, 2.0), (2.0, 10.0), (10.0, 60.0))
SHAPE = 4.0
"""Negative binomial size: variance = mean + mean squared / SHAPE."""
STEP = 0.06
PULL, GAIN, STAY = 0.2, 0.3, 0.5
KNOWN_PATHS = 4000
PEERS = {
    "NB regression with drawn parameters": count_peers.regression,
    "NB smoothing": count_peers.smoothing,
    "NB-INGARCH by maximum likelihood": count_peers.autoregression,
}


@dataclass(frozen=True, kw_only=True)
class Simulated:
    """Past (series, PERIODS), future (series, HORIZONS), and the ends that knowledge of the process gives.

    For the random walk that is knowledge of the level at the origin, which no forecaster can have.
    """

    past: Floats
    future: Floats
    known: Ends


def _negative_binomial(mean: Floats, rng: np.random.Generator) -> Floats:
    return rng.poisson(rng.gamma(SHAPE, mean / SHAPE)).astype(np.float64)


def simulate(kind: str, means: Floats, rng: np.random.Generator) -> Simulated:
    """Series of one kind about these means."""
    if kind.endswith("trend"):
        return _trend(means, rng, is_poisson=kind.startswith("Poisson"))
    return _ingarch(means, rng) if kind == "NB-INGARCH" else _random_walk(means, rng)


def _trend(means: Floats, rng: np.random.Generator, *, is_poisson: bool) -> Simulated:
    length = PERIODS + HORIZONS
    slope = rng.normal(0, 0.65, len(means))[:, None] * (np.arange(length) / length - 0.5)
    mean = means[:, None] * np.exp(slope)
    made = rng.poisson(mean).astype(np.float64) if is_poisson else _negative_binomial(mean, rng)
    again = np.broadcast_to(mean[:, None, PERIODS:], (len(means), KNOWN_PATHS, HORIZONS))
    after = np.random.default_rng(rng.integers(2**32))
    ahead = after.poisson(again).astype(np.float64) if is_poisson else _negative_binomial(again, after)
    return Simulated(past=made[:, :PERIODS], future=made[:, PERIODS:], known=count_peers.of_paths(ahead))


def _ingarch(means: Floats, rng: np.random.Generator) -> Simulated:
    past, level = _carried_on(means, means.copy(), PERIODS, rng)
    future, _ = _carried_on(means, level, HORIZONS, rng)
    shape = (len(means), KNOWN_PATHS)
    ahead, _ = _carried_on(
        np.broadcast_to(means[:, None], shape), np.broadcast_to(level[:, None], shape), HORIZONS, rng
    )
    return Simulated(past=past, future=future, known=count_peers.of_paths(ahead))


def _carried_on(means: Floats, level: Floats, periods: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Counts of so many periods on the last axis, and the level after them."""
    made = []
    for _ in range(periods):
        made.append(_negative_binomial(level, rng))
        level = PULL * means + GAIN * made[-1] + STAY * level
    return np.stack(made, axis=-1), level


def _random_walk(means: Floats, rng: np.random.Generator) -> Simulated:
    steps = rng.normal(0, STEP, (len(means), PERIODS + HORIZONS)).cumsum(axis=1)
    level = means[:, None] * np.exp(steps)
    made = _negative_binomial(level, rng)
    walks = np.exp(rng.normal(0, STEP, (len(means), KNOWN_PATHS, HORIZONS)).cumsum(axis=2))
    ahead = _negative_binomial(level[:, None, [PERIODS - 1]] * walks, rng)
    return Simulated(past=made[:, :PERIODS], future=made[:, PERIODS:], known=count_peers.of_paths(ahead))


def drawn_again(past: Floats, rng: np.random.Generator) -> Ends:
    """The last periods with replacement."""
    recent = past[:, -RECENT:]
    drawn = rng.integers(recent.shape[1], size=(len(past), counts.PATHS, HORIZONS))
    return count_peers.of_paths(recent[np.arange(len(past))[:, None, None], drawn])


def measure(kind: str, low: float, high: float, seeds: Sequence[int]) -> dict[str, float]:
    """Coverage of 80 and 95 %, and 95 % interval scores over the mean, averaged over these seeds."""
    made = [_measure(kind, low, high, np.random.default_rng(seed)) for seed in seeds]
    return {name: float(np.mean([one[name] for one in made])) for name in made[0]}


def _measure(kind: str, low: float, high: float, rng: np.random.Generator) -> dict[str, float]:
    simulated = _simulated(kind, low, high, rng)
    future = simulated.future
    found = counts.quantiles(counts.paths(simulated.past, HORIZONS, rng))
    return {
        "95": coverage(found[..., 0], found[..., -1], future).value,
        "80": coverage(found[..., 1], found[..., -2], future).value,
        "score": float(_scores(Ends(found[..., 0], found[..., -1]), simulated).mean()),
        "baseline": float(_scores(drawn_again(simulated.past, rng), simulated).mean()),
        "known": float(_scores(simulated.known, simulated).mean()),
    }


def _simulated(kind: str, low: float, high: float, rng: np.random.Generator) -> Simulated:
    return simulate(kind, np.exp(rng.uniform(np.log(low), np.log(high), SERIES)), rng)


def _scores(ends: Ends, simulated: Simulated) -> Floats:
    """Mean 95 % interval score of each series over its mean."""
    score = interval_score(ends.low, ends.high, simulated.future, level=0.95).mean(axis=1)
    return np.asarray(score / np.maximum(simulated.past.mean(axis=1), 0.1))


def run() -> list[Line]:
    """One line a kind for the score, one a peer and kind, one a kind and band of means for the coverage."""
    lines = [_scored(kind) for kind in MARKS] + [line for kind in MARKS for line in _beside_peers(kind)]
    return lines + [_covered(kind, band) for kind in MARKS for band in BANDS]


def _scored(kind: str) -> Line:
    found = measure(kind, 0.5, 60.0, SEEDS)
    return Line(
        what=f"{kind}, means 0.5 to 60: 95 % interval score / mean",
        ours=f"{found['score']:.2f}",
        peer=f"last {RECENT} drawn again: {found['baseline']:.2f}; "
        f"process known: {found['known']:.2f}, ratio {found['known'] / found['baseline']:.3f}",
        ratio=found["score"] / found["baseline"],
        mark=f"ratio <= {MARKS[kind]}",
        reached=found["score"] <= MARKS[kind] * found["baseline"],
    )


def _beside_peers(kind: str) -> list[Line]:
    """Each plain method on the same series; where its fit failed, the series is left out for both."""
    ours: dict[str, list[Floats]] = {name: [] for name in PEERS}
    theirs: dict[str, list[Floats]] = {name: [] for name in PEERS}
    for seed in PEER_SEEDS:
        rng = np.random.default_rng(seed)
        simulated = _simulated(kind, 0.5, 60.0, rng)
        found = counts.quantiles(counts.paths(simulated.past, HORIZONS, rng))
        mine = _scores(Ends(found[..., 0], found[..., -1]), simulated)
        for name, method in PEERS.items():
            other = _scores(method(simulated.past, HORIZONS, rng), simulated)
            theirs[name].append(other)
            ours[name].append(np.where(np.isnan(other), np.nan, mine))
    return [_beside(kind, name, np.concatenate(ours[name]), np.concatenate(theirs[name])) for name in PEERS]


def _beside(kind: str, name: str, ours: Floats, theirs: Floats) -> Line:
    failed = int(np.isnan(theirs).sum())
    mine, other = float(np.nanmean(ours)), float(np.nanmean(theirs))
    return Line(
        what=f"{kind}: 95 % interval score / mean on the same series",
        ours=f"{mine:.2f}",
        peer=f"{name}: {other:.2f}" + (f" ({failed} of {len(theirs)} fits failed, left out)" if failed else ""),
        ratio=mine / other,
        mark="ratio <= 1",
        reached=mine <= other,
    )


def _covered(kind: str, band: tuple[float, float]) -> Line:
    found = measure(kind, *band, COVERAGE_SEEDS)
    return Line(
        what=f"{kind}, means {band[0]:g} to {band[1]:g}: coverage of 95 % (80 %)",
        ours=f"{found['95']:.3f} ({found['80']:.3f})",
        mark=".93 to .99",
        reached=0.93 <= found["95"] <= 0.99,
    )
