"""Density just below a threshold against just above it, for very few cases: exact, and without chance in it.

Each exercise has one vote: the share of its distinct figures within the window that lie below the threshold. The
mean vote is 0.5 where the density does not jump. Windows are half open, [T - 1,000, T) against [T, T + 1,000), so
each side holds one round thousand and one round five hundred. That does not make up for numbers that are rounder
than others: 12,000 is given more easily than 13,000, and at 13,000 most votes are figures of exactly 12,000. So the
real thresholds are measured within 500 and 2,000 as well. A polynomial counterfactual (Chetty) or a local
polynomial density (McCrary, Cattaneo) would need far more cases than there are.

Every distribution here is enumerated in full, so there is no seed: the bootstrap counts all resamples of the
exercises, the mirror test all reflections of votes at the threshold, the permutation test all ways to hand out the
sides' labels. Votes are multiples of 1/k with small k, so sums live on a grid.
"""

from functools import lru_cache
from math import erfc, lcm, sqrt

import numpy as np

from indicators.series import Floats, Ints

WINDOW = 1000
OTHER_WINDOWS = (500, 2000)
REAL = (9000, 13000)
"""Troops from which the Vienna Document 2011 asks for notification, and for the invitation of observers."""
PLACEBO = (5000, 7000, 11000, 15000, 17000, 20000)
"""Round numbers at which no rule bites."""
CONFIDENCE_Z = 1.959963984540054
LARGEST_FRACTION = 60
LARGEST_EXACT = 100
"""Cases up to which label permutations are enumerated; there are far fewer now."""
TOLERANCE = 1e-9

Votes = tuple[float, ...]


def _grid(votes: Votes) -> tuple[Ints, int]:
    """The votes as whole numbers of 1/unit."""
    unit = 1
    for vote in votes:
        unit = lcm(unit, next(k for k in range(1, LARGEST_FRACTION + 1) if abs(vote * k - round(vote * k)) < TOLERANCE))
    return np.array([round(vote * unit) for vote in votes], dtype=np.int64), unit


def share_below(votes: Votes) -> float:
    """Mean vote: 1 where all figures in the window lie below, 0.5 where the density does not jump."""
    return sum(votes) / len(votes)


@lru_cache(maxsize=4096)
def interval(votes: Votes) -> tuple[float, float]:
    """95 % interval of the mean vote: the wider ends of the full bootstrap over exercises and Wilson's interval.

    The bootstrap alone would be a point where all votes agree, which three cases do not justify.
    """
    bootstrap = _bootstrap_ends(votes)
    exact = wilson(share_below(votes), len(votes))
    return min(bootstrap[0], exact[0]), max(bootstrap[1], exact[1])


def _bootstrap_ends(votes: Votes) -> tuple[float, float]:
    steps, unit = _grid(votes)
    draw = np.bincount(steps, minlength=unit + 1) / len(votes)
    total: Floats = np.ones(1)
    for _ in votes:
        total = np.convolve(total, draw)
    cumulative = np.cumsum(total)
    low, high = np.searchsorted(cumulative, [0.025 - TOLERANCE, 0.975 - TOLERANCE])
    return float(low) / (unit * len(votes)), float(high) / (unit * len(votes))


def wilson(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval of a share; its ends reach 0 and 1 exactly where the share does."""
    square = CONFIDENCE_Z**2 / count
    centre = (share + square / 2) / (1 + square)
    reach = CONFIDENCE_Z * sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square)
    return max(0.0, min(share, centre - reach)), min(1.0, max(share, centre + reach))


@lru_cache(maxsize=4096)
def mirror_p(votes: Votes) -> float:
    """One-sided p-value of no jump: how often votes reflected at the threshold lie as far below it as these.

    For votes of 0 and 1 this is the binomial sign test.
    """
    steps, unit = _grid(votes)
    total: Floats = np.ones(1)
    for step in steps:
        draw = np.zeros(unit + 1)
        draw[step] += 0.5
        draw[unit - step] += 0.5
        total = np.convolve(total, draw)
    return float(min(1.0, total[int(steps.sum()) :].sum()))


@lru_cache(maxsize=4096)
def permutation_p(own: Votes, others: Votes) -> float:
    """One-sided p-value of no difference between sides: share of all label permutations with as high a sum of `own`.

    For votes of 0 and 1 this is Fisher's exact test.
    """
    if len(own) + len(others) > LARGEST_EXACT:
        return _permutation_p_at_large(own, others)
    steps, _ = _grid(own + others)
    chance = np.zeros((len(own) + 1, int(steps.sum()) + 1))
    chance[0, 0] = 1
    free = len(own) - np.arange(len(own) + 1)[:, None]
    for position, step in enumerate(steps):
        drawn = chance * free / (len(steps) - position)
        chance -= drawn
        chance[1:, step:] += drawn[:-1, : chance.shape[1] - step]
    return float(min(1.0, chance[len(own), int(steps[: len(own)].sum()) :].sum()))


def _permutation_p_at_large(own: Votes, others: Votes) -> float:
    """The same by the normal approximation to drawing without replacement, for more cases than can be enumerated."""
    votes = np.array(own + others)
    spread = len(own) * len(others) / (len(votes) - 1) * float(votes.var())
    if spread < TOLERANCE:
        return 1.0
    return 0.5 * erfc((sum(own) - len(own) * float(votes.mean())) / sqrt(2 * spread))
