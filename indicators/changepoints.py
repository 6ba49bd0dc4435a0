"""Change points of one short series: at most a few shifts of level, found exactly and weighed by BIC.

THE RULE. A series is cut into stretches of constant level, none shorter than three periods, so that the squared
errors are least; the number of cuts is the one with the lowest Bayesian information criterion (a cut costs two
parameters: its place and its level). A cut counts only when that criterion lies six or more below both rivals,
one level throughout and a straight line: a steady rise is a slope, not a break. Counts are taken to twice the
square root of the count and three eighths, shares to log odds, so that the scatter is about the same at every
level. The scatter is taken to be independent from period to period; in a series that wanders, a cut marks where
it moved most, and nothing more.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from indicators.series import Floats

SHORTEST_STRETCH = 3
"""Periods without which a level is no level."""
MOST_CUTS = 3
STRONG = 6.0
"""Difference of BIC from which evidence is called strong (Kass and Raftery 1995)."""
SMALLEST_SHARE = 1e-3
RESOLUTION = 1e-3
"""Scatter below this share of the series' range is not believed: values are rounded, and exact steps exist."""


@dataclass(frozen=True, kw_only=True)
class Cuts:
    """First positions of each new level, and how far the criterion lies below the better rival.

    `starts` is empty and `gain` what the best cut would have gained where none counts; minus infinity for a
    series too short for any cut.
    """

    starts: tuple[int, ...]
    gain: float


def scaled(values: Floats, family: str) -> Floats:
    """The values on the scale on which the scatter is even: by model family."""
    if family == "count":
        return np.asarray(2 * np.sqrt(values + 3 / 8), dtype=np.float64)
    if family == "share":
        inside = np.clip(values, SMALLEST_SHARE, 1 - SMALLEST_SHARE)
        return np.asarray(np.log(inside / (1 - inside)), dtype=np.float64)
    return values


def find(values: Floats, family: str) -> Cuts:
    """The cuts of a series of complete, final values in order of time."""
    observed = scaled(values, family)
    if len(observed) < 2 * SHORTEST_STRETCH or np.ptp(observed) == 0:
        return Cuts(starts=(), gain=-np.inf)
    rivals = min(_criterion(observed, _constant(observed), 2), _criterion(observed, _line(observed), 3))
    errors, starts = segmented(observed, _most_cuts(len(observed)))
    criteria = [_criterion(observed, error, 2 * cuts + 2) for cuts, error in enumerate(errors)]
    best = 1 + int(np.argmin(criteria[1:]))
    gain = rivals - criteria[best]
    return Cuts(starts=starts[best] if gain >= STRONG else (), gain=float(gain))


def _most_cuts(length: int) -> int:
    return min(MOST_CUTS, length // SHORTEST_STRETCH - 1)


def _criterion(values: Floats, error: float, parameters: int) -> float:
    """Gaussian BIC up to a constant; `error` is the sum of squares."""
    count = len(values)
    floor = count * (RESOLUTION * float(np.ptp(values))) ** 2
    return count * float(np.log(max(error, floor) / count)) + parameters * float(np.log(count))


def _constant(values: Floats) -> float:
    return float(np.square(values - values.mean()).sum())


def _line(values: Floats) -> float:
    """Squared errors around the least-squares line."""
    steps = np.arange(len(values)) - (len(values) - 1) / 2
    slope = float(steps @ values / (steps @ steps))
    return float(np.square(values - values.mean() - slope * steps).sum())


def segmented(values: Floats, most_cuts: int) -> tuple[list[float], list[tuple[int, ...]]]:
    """Least squared errors with 0, 1, ... cuts, and where they lie, by dynamic programming over all partitions."""
    length, costs = len(values), _costs(values)
    least = costs[0]
    errors, choices = [float(least[length])], list[npt.NDArray[np.intp]]()
    starts: list[tuple[int, ...]] = [()]
    for _ in range(most_cuts):
        through = least[:, None] + costs
        choices.append(np.argmin(through, axis=0))
        least = np.min(through, axis=0)
        errors.append(float(least[length]))
        starts.append(_traced(choices, length))
    return errors, starts


def _costs(values: Floats) -> Floats:
    """`costs[i, j]`: squared errors of the stretch from i up to but without j; infinite where it is too short."""
    sums = np.concatenate([[0.0], np.cumsum(values - values.mean())])
    squares = np.concatenate([[0.0], np.cumsum(np.square(values - values.mean()))])
    lengths = np.arange(len(sums))[None, :] - np.arange(len(sums))[:, None]
    allowed = lengths >= SHORTEST_STRETCH
    mean_part = np.square(sums[None, :] - sums[:, None]) / np.where(allowed, lengths, 1)
    within = squares[None, :] - squares[:, None] - mean_part
    return np.where(allowed, np.maximum(within, 0.0), np.inf)


def _traced(choices: list[npt.NDArray[np.intp]], length: int) -> tuple[int, ...]:
    starts, end = [], length
    for chosen in reversed(choices):
        end = int(chosen[end])
        starts.append(end)
    return tuple(reversed(starts))
