"""Exponential smoothing of many series at once: SES, Theta, SES with drift, Holt and damped trend in one sweep.

All five are the innovations form with a damped additive trend (Hyndman, Koehler, Ord & Snyder 2008, ch. 2):

    prediction = level + phi trend,  level' = prediction + alpha error,  trend' = phi trend + beta error.

SES has no trend. Theta is SES with a drift of half the slope of the line through the data (Hyndman & Billah
2003); `trend` is the same with the whole slope, Theta's limit. `damped_upper` is the damped trend one standard
deviation up, by the variance its model implies (Hyndman et al., ch. 6). A sweep runs every parameter of a grid over
every series once and keeps running sums of squared errors, so that at any origin the best parameters on the past
alone can be read off. The starting level and trend are not guessed: errors are linear in them, so their least
squares come from the same sums.
"""

from dataclasses import dataclass

import numpy as np

from indicators.series import Floats, Ints

FAMILIES = ("ses", "theta", "trend", "holt", "damped", "damped_upper")
DRIFT_SHARE = {"ses": 0.0, "theta": 0.5, "trend": 1.0}
"""Share of the slope of the line through the data that is carried forward."""
FINE = (0.01, *(round(0.05 * step, 2) for step in range(1, 20)), 0.99, 1.1, 1.2, 1.3, 1.4)
COARSE = (0.05, 0.2, 0.4, 0.6, 0.8, 0.99, 1.2, 1.4)
"""alpha; above 1 (still invertible) for series whose changes tend to go on."""
TREND_SHARES = (0.05, 0.15, 0.4)
"""beta over alpha."""
PHIS = (0.8, 0.9, 0.97)
FORGETTING = 0.98
"""Weight of a squared error against that of the next period."""
RIDGE = 1e-6
ESTIMATED = 4
"""What a damped trend takes from the data: smoothing of level and trend, and where both start."""
ROWS = 128
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


@dataclass(frozen=True, kw_only=True)
class Responses:
    """What errors and states owe to the starting level and trend: the same for all series, by period and grid.

    `weights` (time,) of squared errors. `effects` (time, 2, grid) on the error of that period; `states` (time, 2, 2,
    grid) on level and trend after it; `products` (time, 2, 2, grid): weighted sums of products of effects up to it.
    """

    weights: Floats
    effects: Floats
    states: Floats
    products: Floats


def responses(periods: int) -> Responses:
    """Responses over that many periods of the present grid."""
    size = len(GRID.alpha)
    # Earlier errors count less: the weight grows instead of every sum being shrunk.
    weights = FORGETTING ** -np.arange(periods, dtype=np.float64)
    effects, states = np.empty((periods, 2, size)), np.empty((periods, 2, 2, size))
    level, trend = (np.repeat(start[:, None], size, axis=1) for start in np.eye(2))
    for period in range(periods):
        trend = trend * GRID.phi
        effects[period] = -(level + trend)
        level, trend = level + trend + GRID.alpha * effects[period], trend + GRID.beta * effects[period]
        states[period] = level, trend
    products = np.cumsum(weights[:, None, None, None] * effects[:, :, None] * effects[:, None], axis=0)
    return Responses(weights=weights, effects=effects, states=states, products=products)


def sweep(values: Floats, ends: Ints, horizons: int) -> Floats:
    """Forecasts of every family from every origin; shape (family, origin, series, horizon).

    `values` (series, time) without gaps, every series from column 0; columns after a series' end are ignored.
    `ends` (series, origin): how many columns are known at that origin; 0 gives NaN.
    """
    made = np.full((len(FAMILIES), ends.shape[1], len(values), horizons), np.nan)
    shared = responses(int(ends.max(initial=0)))
    for first in range(0, len(values), ROWS):
        rows = slice(first, first + ROWS)
        # From the first value on, so that a large offset costs no digits.
        first_values = values[rows, :1]
        part = values[rows, : ends[rows].max(initial=0)] - first_values
        made[:, :, rows] = _sweep(part, ends[rows], horizons, shared) + first_values
    return made


class State:
    """Level, trend and running sums of each series and parameter, from a start at zero."""

    def __init__(self, rows: int) -> None:
        size = len(GRID.alpha)
        self.level, self.trend = np.zeros((rows, size)), np.zeros((rows, size))
        self.squares, self.with_level, self.with_trend = (np.zeros((rows, size)) for _ in range(3))
        self._work = np.empty((4, rows, size))

    def learn(self, value: Floats, effect: Floats, weight: float) -> None:
        """Take in one period: `value` (series,), and the responses of its error, (2, grid)."""
        moved, predicted, error, scratch = self._work
        np.multiply(self.trend, GRID.phi, out=moved)
        np.add(self.level, moved, out=predicted)
        np.subtract(value[:, None], predicted, out=error)
        np.multiply(error, weight * effect[0], out=scratch)
        self.with_level += scratch
        np.multiply(error, weight * effect[1], out=scratch)
        self.with_trend += scratch
        np.multiply(error, GRID.alpha, out=scratch)
        np.add(predicted, scratch, out=self.level)
        np.multiply(error, GRID.beta, out=scratch)
        np.add(moved, scratch, out=self.trend)
        np.multiply(error, error, out=error)
        error *= weight
        self.squares += error


def _sweep(values: Floats, ends: Ints, horizons: int, shared: Responses) -> Floats:
    made = np.full((len(FAMILIES), ends.shape[1], len(values), horizons), np.nan)
    slopes = line_slopes(values)
    state = State(len(values))
    for column in range(values.shape[1]):
        state.learn(values[:, column], shared.effects[column], shared.weights[column])
        rows, origins = np.nonzero(ends == column + 1)
        if len(rows):
            view = _View(state=state, rows=rows, shared=shared, column=column, horizons=horizons)
            made[:, origins, rows] = view.forecasts(slopes[rows, column])
    return made


def line_slopes(values: Floats) -> Floats:
    """Slope of the least-squares line through columns 0..t, for every t; shape (series, time)."""
    steps = np.arange(values.shape[1], dtype=np.float64)
    count = steps + 1
    total, moment = np.cumsum(values, axis=1), np.cumsum(values * steps, axis=1)
    spread = count * (count**2 - 1) / 12
    slopes: Floats = (moment - total * steps / 2) / np.maximum(spread, 0.5)
    return slopes


@dataclass(frozen=True, kw_only=True)
class _View:
    """Some series as they stand after a column: what the best parameters on their past predict."""

    state: State
    rows: Ints
    shared: Responses
    column: int
    horizons: int

    def forecasts(self, slope: Floats) -> Floats:
        """Every family; shape (family, rows, horizons)."""
        made = [self._with_drift(DRIFT_SHARE[name] * slope) for name in ("ses", "theta", "trend")]
        holt, _ = self._with_trend(GRID.holt)
        damped, deviation = self._with_trend(GRID.damped)
        return np.stack([*made, holt, damped, damped + deviation])

    def _sums(self, part: slice) -> tuple[Floats, Floats, Floats, Floats]:
        """Products of effects (2, 2, grid); squared errors and their products with both effects (rows, grid)."""
        own = (kept[self.rows, part] for kept in (self.state.squares, self.state.with_level, self.state.with_trend))
        squares, with_level, with_trend = own
        return self.shared.products[self.column, :, :, part], squares, with_level, with_trend

    def _with_drift(self, drift: Floats) -> Floats:
        part = GRID.fixed
        ((level_level, cross), (_, trend_trend)), squares, with_level, with_trend = self._sums(part)
        given = drift[:, None]
        pull = with_level + given * cross
        start = -pull / level_level
        loss = squares + start * pull + given * (2 * with_trend + given * trend_trend)
        best = np.argmin(loss, axis=1)
        return self._ahead(best, start[np.arange(len(best)), best], drift)

    def _with_trend(self, part: slice) -> tuple[Floats, Floats]:
        """Forecasts with a trend that learns, and their standard deviations."""
        ((level_level, cross), (_, trend_trend)), squares, with_level, with_trend = self._sums(part)
        level_level, trend_trend = level_level * (1 + RIDGE), trend_trend * (1 + RIDGE)
        determinant = level_level * trend_trend - cross**2
        start = (cross * with_trend - trend_trend * with_level) / determinant
        trend = (cross * with_level - level_level * with_trend) / determinant
        loss = squares + start * with_level + trend * with_trend
        best = np.argmin(loss, axis=1)
        each = np.arange(len(best))
        made = self._ahead(best + part.start, start[each, best], trend[each, best])
        return made, self._deviation(best + part.start, loss[each, best])

    def _ahead(self, best: Ints, start: Floats, trend: Floats) -> Floats:
        """The line or damped curve from the last level on; shape (rows, horizons)."""
        from_level, from_trend = self.shared.states[self.column, :, :, best].transpose(2, 1, 0)
        level = self.state.level[self.rows, best] + start * from_level[0] + trend * from_trend[0]
        slope = self.state.trend[self.rows, best] + start * from_level[1] + trend * from_trend[1]
        return np.asarray(level[:, None] + slope[:, None] * self._reach(best))

    def _reach(self, best: Ints) -> Floats:
        """Sum of phi, phi^2, ... to each horizon; shape (rows, horizons)."""
        return np.cumsum(GRID.phi[best, None] ** np.arange(1, self.horizons + 1), axis=1)

    def _deviation(self, best: Ints, loss: Floats) -> Floats:
        """Standard deviation of the error at each horizon: one-step error, times what each later shock leaves."""
        periods = self.column + 1
        spare = max(periods - ESTIMATED, 1) / periods
        variance = np.maximum(loss, 0) / (self.shared.weights[:periods].sum() * spare)
        left = GRID.alpha[best, None] + GRID.beta[best, None] * self._reach(best)[:, :-1]
        grown = np.cumsum(np.column_stack([np.ones(len(best)), left**2]), axis=1)
        return np.asarray(np.sqrt(variance[:, None] * grown))
