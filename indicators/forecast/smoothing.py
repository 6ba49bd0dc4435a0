"""Exponential smoothing of many series at once: SES, Theta, SES with drift, Holt and damped trend in one sweep.

All five are the innovations form with a damped additive trend (Hyndman, Koehler, Ord & Snyder 2008, ch. 2):

    prediction = level + phi trend,  level' = prediction + alpha error,  trend' = phi trend + beta error.

SES has no trend. Theta is SES with a drift of half the slope of the line through the data (Hyndman & Billah
2003); `trend` is the same with the whole slope, Theta's limit. A sweep runs every parameter of a grid over
every series once and keeps running sums of squared errors, so that at any origin the best parameters on the past
alone can be read off. The starting level and trend are not guessed: errors are linear in them, so their least
squares come from the same sums.
"""

from dataclasses import dataclass

import numpy as np

from indicators.series import Floats, Ints

FAMILIES = ("ses", "theta", "trend", "holt", "damped")
DRIFT_SHARE = {"ses": 0.0, "theta": 0.5, "trend": 1.0}
"""Share of the slope of the line through the data that is carried forward."""
FINE = (0.01, *(round(0.05 * step, 2) for step in range(1, 20)), 0.99, 1.1, 1.2, 1.3, 1.4)
COARSE = (0.05, 0.15, 0.25, 0.4, 0.55, 0.7, 0.85, 0.99, 1.15, 1.3, 1.45)
"""alpha; above 1 (still invertible) for series whose changes tend to go on."""
TREND_SHARES = (0.05, 0.1, 0.2, 0.4)
"""beta over alpha."""
PHIS = (0.8, 0.9, 0.95, 0.98)
FORGETTING = 0.98
"""Weight of a squared error against that of the next period."""
RIDGE = 1e-6
ROWS = 64
"""Series swept together: their states stay in the processor's cache."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Parameters, one position each: first without a trend that learns, then Holt, then damped."""

    alpha: Floats
    beta: Floats
    phi: Floats
    fixed: slice
    holt: slice
    damped: slice


def _grid() -> Grid:
    fixed = [(alpha, 0.0, 1.0) for alpha in FINE]
    holt = [(alpha, alpha * share, 1.0) for alpha in COARSE for share in TREND_SHARES]
    damped = [(alpha, alpha * share, phi) for alpha in COARSE for share in (0.0, *TREND_SHARES) for phi in PHIS]
    alpha, beta, phi = np.array(fixed + holt + damped).T
    linear = len(fixed) + len(holt)
    return Grid(
        alpha=alpha,
        beta=beta,
        phi=phi,
        fixed=slice(0, len(fixed)),
        holt=slice(0, linear),
        damped=slice(linear, linear + len(damped)),
    )


GRID = _grid()


def sweep(values: Floats, ends: Ints, horizons: int) -> Floats:
    """Forecasts of every family from every origin; shape (family, origin, series, horizon).

    `values` (series, time) without gaps, every series from column 0; columns after a series' end are ignored.
    `ends` (series, origin): how many columns are known at that origin; 0 gives NaN.
    """
    made = np.full((len(FAMILIES), ends.shape[1], len(values), horizons), np.nan)
    for first in range(0, len(values), ROWS):
        rows = slice(first, first + ROWS)
        # From the first value on, so that a large offset costs no digits.
        first_values = values[rows, :1]
        part = values[rows, : ends[rows].max(initial=0)] - first_values
        made[:, :, rows] = _sweep(part, ends[rows], horizons) + first_values
    return made


class _State:
    """Level, trend and running sums of each series and parameter, and their response to the starting values."""

    def __init__(self, rows: int) -> None:
        size = len(GRID.alpha)
        self.level, self.trend = np.zeros((rows, size)), np.zeros((rows, size))
        self.squares, self.with_level, self.with_trend = (np.zeros((rows, size)) for _ in range(3))
        self.response = np.array([[np.ones(size), np.zeros(size)], [np.zeros(size), np.ones(size)]])
        self.products = np.zeros((2, 2, size))
        self._work = np.empty((4, rows, size))
        self._weight = 1.0

    def learn(self, value: Floats) -> None:
        """Take in one period; `value` has shape (series,)."""
        moved, predicted, error, scratch = self._work
        effect = self._respond()
        np.multiply(self.trend, GRID.phi, out=moved)
        np.add(self.level, moved, out=predicted)
        np.subtract(value[:, None], predicted, out=error)
        np.multiply(error, self._weight * effect[0], out=scratch)
        self.with_level += scratch
        np.multiply(error, self._weight * effect[1], out=scratch)
        self.with_trend += scratch
        np.multiply(error, GRID.alpha, out=scratch)
        np.add(predicted, scratch, out=self.level)
        np.multiply(error, GRID.beta, out=scratch)
        np.add(moved, scratch, out=self.trend)
        np.multiply(error, error, out=error)
        error *= self._weight
        self.squares += error
        # Earlier errors count less: the weight grows instead of every sum being shrunk.
        self._weight /= FORGETTING

    def _respond(self) -> Floats:
        """Advance the responses; returns the error's response to the starting level and trend, shape (2, grid)."""
        level, trend = self.response[:, 0], self.response[:, 1] * GRID.phi
        effect = -(level + trend)
        self.products += self._weight * effect[:, None] * effect[None]
        self.response = np.stack([level + trend + GRID.alpha * effect, trend + GRID.beta * effect], axis=1)
        return effect


def _sweep(values: Floats, ends: Ints, horizons: int) -> Floats:
    made = np.full((len(FAMILIES), ends.shape[1], len(values), horizons), np.nan)
    slopes = line_slopes(values)
    state = _State(len(values))
    for column in range(values.shape[1]):
        state.learn(values[:, column])
        rows, origins = np.nonzero(ends == column + 1)
        if len(rows):
            made[:, origins, rows] = _forecasts(state, rows, slopes[rows, column], horizons)
    return made


def line_slopes(values: Floats) -> Floats:
    """Slope of the least-squares line through columns 0..t, for every t; shape (series, time)."""
    steps = np.arange(values.shape[1], dtype=np.float64)
    count = steps + 1
    total, moment = np.cumsum(values, axis=1), np.cumsum(values * steps, axis=1)
    spread = count * (count**2 - 1) / 12
    slopes: Floats = (moment - total * steps / 2) / np.maximum(spread, 0.5)
    return slopes


def _forecasts(state: _State, rows: Ints, slope: Floats, horizons: int) -> Floats:
    """Best parameters of every family on the past, and what they predict; shape (family, rows, horizons)."""
    made = [_with_drift(state, rows, DRIFT_SHARE[name] * slope, horizons) for name in ("ses", "theta", "trend")]
    made += [_with_trend(state, rows, part, horizons) for part in (GRID.holt, GRID.damped)]
    return np.stack(made)


def _with_drift(state: _State, rows: Ints, drift: Floats, horizons: int) -> Floats:
    part = GRID.fixed
    (level_level, cross), (_, trend_trend) = state.products[:, :, part]
    with_level, with_trend = state.with_level[rows, part], state.with_trend[rows, part]
    start = -(with_level + drift[:, None] * cross) / level_level
    loss = state.squares[rows, part] + start * (with_level + drift[:, None] * cross)
    loss += drift[:, None] * (2 * with_trend + drift[:, None] * trend_trend)
    best = np.argmin(loss, axis=1)
    return _ahead(state, rows, best, start[np.arange(len(rows)), best], drift, horizons)


def _with_trend(state: _State, rows: Ints, part: slice, horizons: int) -> Floats:
    (level_level, cross), (_, trend_trend) = state.products[:, :, part]
    level_level, trend_trend = level_level * (1 + RIDGE), trend_trend * (1 + RIDGE)
    determinant = level_level * trend_trend - cross**2
    with_level, with_trend = state.with_level[rows, part], state.with_trend[rows, part]
    start = (cross * with_trend - trend_trend * with_level) / determinant
    trend = (cross * with_level - level_level * with_trend) / determinant
    best = np.argmin(state.squares[rows, part] + start * with_level + trend * with_trend, axis=1)
    each = np.arange(len(rows))
    return _ahead(state, rows, best + part.start, start[each, best], trend[each, best], horizons)


def _ahead(state: _State, rows: Ints, best: Ints, start: Floats, trend: Floats, horizons: int) -> Floats:
    """The line or damped curve from the last level on; shape (rows, horizons)."""
    from_level, from_trend = state.response[:, :, best]
    level = state.level[rows, best] + start * from_level[0] + trend * from_trend[0]
    slope = state.trend[rows, best] + start * from_level[1] + trend * from_trend[1]
    reach = np.cumsum(GRID.phi[best, None] ** np.arange(1, horizons + 1), axis=1)
    return np.asarray(level[:, None] + slope[:, None] * reach)
