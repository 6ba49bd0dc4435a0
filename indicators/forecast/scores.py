"""How good forecasts were: proper scores, coverage, scaled errors, and skill against a baseline.

All arrays may carry leading axes; quantiles lie on the last axis at QUANTILE_LEVELS.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.forecast.seasonal import Flags
from indicators.series import Floats, Ints

Verdict = Literal["skilful", "no demonstrated skill", "too short to tell"]
LEAST_TARGETS = 12
"""Scored targets below which no verdict is given."""
DRAWS = 2000
LEAST_MASS = 1e-6
"""Smallest probability that is scored: one miss must not outweigh all else."""
TAIL_FROM = QUANTILE_LEVELS.index(0.75)
ROUNDING = 1e-9
"""Relative distance at which a value equals the end of an interval."""
Z95 = 1.959963984540054


def pinball(quantiles: Floats, truth: Floats) -> Floats:
    """Pinball loss at each level: max(level (y - q), (level - 1)(y - q)) (Koenker & Bassett 1978)."""
    levels = np.asarray(QUANTILE_LEVELS)
    short = np.asarray(truth)[..., None] - quantiles
    return np.maximum(levels * short, (levels - 1) * short)


def interval_score(low: Floats, high: Floats, truth: Floats, *, level: float) -> Floats:
    """Width plus 2/(1 - level) times the miss (Gneiting & Raftery 2007, eq. 43)."""
    miss = np.maximum(low - truth, 0) + np.maximum(truth - high, 0)
    return np.asarray(high - low + 2 / (1 - level) * miss)


def wis(quantiles: Floats, truth: Floats) -> Floats:
    """Weighted interval score (Bracher et al. 2021, eq. 1).

    (|y - median| / 2 + sum over intervals of (1 - level)/2 x interval score) / (intervals + 1/2).
    """
    half = len(QUANTILE_LEVELS) // 2
    total = np.abs(truth - quantiles[..., half]) / 2
    for position in range(half):
        level = 1 - 2 * QUANTILE_LEVELS[position]
        score = interval_score(quantiles[..., position], quantiles[..., -1 - position], truth, level=level)
        total = total + (1 - level) / 2 * score
    return np.asarray(total / (half + 0.5))


def crps_quantiles(quantiles: Floats, truth: Floats) -> Floats:
    """CRPS as twice the integral of the pinball loss over the levels, each level standing for its midpoint cell."""
    levels = np.asarray(QUANTILE_LEVELS)
    edges = np.concatenate([[0.0], (levels[1:] + levels[:-1]) / 2, [1.0]])
    return np.asarray(2 * (pinball(quantiles, truth) * np.diff(edges)).sum(axis=-1))


def crps_paths(drawn: Ints | Floats, truth: Floats) -> Floats:
    """CRPS of simulated paths: E|X - y| - E|X - X'|/2 (Gneiting & Raftery 2007, eq. 21).

    `drawn` (series, path, horizon), `truth` (series, horizon); returns (series, horizon). A mean over all pairs.
    """
    ordered = np.sort(drawn, axis=1).astype(np.float64)
    size = ordered.shape[1]
    near = np.abs(ordered - truth[:, None, :]).mean(axis=1)
    ranks = (2 * np.arange(1, size + 1) - size - 1) / size**2
    return np.asarray(near - np.einsum("p,sph->sh", ranks, ordered))


def msis(low: Floats, high: Floats, truth: Floats, scale: Floats, *, level: float = 0.95) -> Floats:
    """Mean scaled interval score of each series: interval score over MASE's scale (Makridakis et al. 2020)."""
    return np.asarray(interval_score(low, high, truth, level=level).mean(axis=-1) / scale)


def naive_scale(past: Floats, *, season: int = 1) -> Floats:
    """Mean absolute change over a season within the past, NaN passed over: the denominator of MASE."""
    return np.asarray(np.nanmean(np.abs(past[..., season:] - past[..., :-season]), axis=-1))


def mase(predicted: Floats, truth: Floats, scale: Floats) -> Floats:
    """Mean absolute scaled error (Hyndman & Koehler 2006): mean |y - f| over the mean absolute naive change."""
    return np.asarray(np.abs(truth - predicted).mean(axis=-1) / scale)


def smape(predicted: Floats, truth: Floats) -> Floats:
    """Symmetric MAPE of M3, per cent: mean of 200 |y - f| / (|y| + |f|); 0 where both are 0."""
    size = np.abs(truth) + np.abs(predicted)
    return np.asarray((200 * np.abs(truth - predicted) / np.where(size > 0, size, 1.0)).mean(axis=-1))


def log_score(drawn: Ints, truth: Ints) -> Floats:
    """Minus the logarithm of the probability the paths give the count that came, with half a path to spare.

    `drawn` (series, path, horizon), `truth` (series, horizon). (hits + 1/2) / (paths + 1) stays finite.
    """
    hits = (drawn == truth[:, None, :]).sum(axis=1)
    return np.asarray(-np.log((hits + 0.5) / (drawn.shape[1] + 1)))


def whole_log_score(quantiles: Floats, truth: Floats) -> Floats:
    """Minus the logarithm of the probability of a whole-number truth in the distribution that quantiles stand for.

    `quantiles` (..., 7) whole and in order, `truth` (...,) whole. Between the quantiles the distribution function is
    linear; at each it is the middle of what the levels allow (seven levels say no more); below the lowest it falls
    evenly to 0 at -1; above the highest it nears 1 as an exponential through the levels 75 and 97.5 %.
    """
    mass = _implied_cdf(quantiles, truth) - _implied_cdf(quantiles, truth - 1)
    return np.asarray(-np.log(np.maximum(mass, LEAST_MASS)))


def _implied_cdf(quantiles: Floats, at: Floats) -> Floats:
    """The distribution function at whole numbers; shape of `at`."""
    levels = np.asarray(QUANTILE_LEVELS)
    edges = np.concatenate([levels, [1.0]])
    reached = (quantiles[..., None, :] <= quantiles[..., :, None]).sum(axis=-1)
    points = (edges[reached - 1] + edges[reached]) / 2
    known = np.stack(
        [np.interp(x, [-1.0, *q], [0.0, *p]) for x, q, p in zip(
            np.ravel(at), quantiles.reshape(-1, len(levels)), points.reshape(-1, len(levels)), strict=True
        )]
    ).reshape(np.shape(at))  # fmt: skip
    highest, at_highest = quantiles[..., -1], points[..., -1]
    scale = np.maximum(highest - quantiles[..., TAIL_FROM], 1.0) / np.log((1 - levels[TAIL_FROM]) / (1 - levels[-1]))
    beyond = 1 - (1 - at_highest) * np.exp(-np.maximum(at - highest, 0.0) / scale)
    return np.asarray(np.where(at < 0, 0.0, np.where(at > highest, beyond, known)))


def brier(probability: Floats, happened: Floats) -> Floats:
    """Squared difference of the probability and what came, 1 or 0 (Brier 1950)."""
    return np.asarray((np.asarray(probability) - np.asarray(happened)) ** 2)


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share of `targets` with its 95 % interval."""

    value: float
    low: float
    high: float
    targets: int


def wilson(hits: int, targets: int) -> Share:
    """Wilson's interval of a share (Wilson 1927); of nothing, everything is possible."""
    if not targets:
        return Share(value=float("nan"), low=0.0, high=1.0, targets=0)
    share, spread = hits / targets, Z95**2 / targets
    centre = (share + spread / 2) / (1 + spread)
    half = Z95 / (1 + spread) * np.sqrt(share * (1 - share) / targets + spread / (4 * targets))
    return Share(value=share, low=max(0.0, centre - half), high=min(1.0, centre + half), targets=targets)


def inside(low: Floats, high: Floats, truth: Floats) -> Flags:
    """Whether the interval, ends included, holds the truth; not where that is NaN.

    An end missed by a rounding error is met: an interval without width about a constant share would else miss it.
    """
    rounding = ROUNDING * np.maximum(1, np.abs(truth))
    return np.asarray((low - rounding <= truth) & (truth <= high + rounding), dtype=np.bool_)


def coverage(low: Floats, high: Floats, truth: Floats) -> Share:
    """Share of truths inside the interval, ends included; NaN truths are passed over."""
    return wilson(int(inside(low, high, truth).sum()), int((~np.isnan(truth)).sum()))


@dataclass(frozen=True, kw_only=True)
class Skill:
    """1 - loss / baseline loss with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    targets: int
    verdict: Verdict


def skill(losses: Floats, baseline: Floats, rng: np.random.Generator, *, block: int = 1) -> Skill:
    """Relative skill of paired losses in order of time, by target; resampled in blocks of neighbours.

    Take `block` at least the horizon: forecasts of overlapping periods err together (Kuensch 1989). Skilful means
    the whole interval is above zero.
    """
    targets = len(losses)
    total, reference = float(np.sum(losses)), float(np.sum(baseline))
    if targets < LEAST_TARGETS or targets < 2 * block or reference <= 0:
        value = 1 - total / reference if reference > 0 else 0.0
        return Skill(value=value, low=-np.inf, high=1.0, targets=targets, verdict="too short to tell")
    chosen = _resampled(targets, block, rng)
    sums = baseline[chosen].sum(axis=1)
    drawn = 1 - losses[chosen].sum(axis=1) / np.where(sums > 0, sums, np.nan)
    low, high = (float(part) for part in np.nanquantile(drawn, [0.025, 0.975]))
    verdict: Verdict = "skilful" if low > 0 else "no demonstrated skill"
    return Skill(value=1 - total / reference, low=low, high=high, targets=targets, verdict=verdict)


def coverage_over_time(held: Floats, targets: Floats, rng: np.random.Generator, *, block: int = 1) -> Share:
    """Coverage from hits and targets by origin, in order of time, with its 95 % bootstrap interval.

    Origins are resampled in blocks, as in `skill`. Fewer than LEAST_TARGETS origins leave everything possible.
    """
    origins, total = len(held), int(targets.sum())
    if origins < LEAST_TARGETS or origins < 2 * block or not total:
        return Share(value=float(held.sum() / total) if total else float("nan"), low=0.0, high=1.0, targets=total)
    chosen = _resampled(origins, block, rng)
    drawn = held[chosen].sum(axis=1) / np.maximum(targets[chosen].sum(axis=1), 1)
    low, high = (float(part) for part in np.quantile(drawn, [0.025, 0.975]))
    return Share(value=float(held.sum() / total), low=low, high=high, targets=total)


def _resampled(targets: int, block: int, rng: np.random.Generator) -> Ints:
    """Positions of DRAWS samples of so many targets, in blocks of neighbours that wrap around."""
    starts = rng.integers(targets, size=(DRAWS, -(-targets // block)))
    around: Ints = ((starts[:, :, None] + np.arange(block)) % targets).reshape(DRAWS, -1)[:, :targets]
    return around
