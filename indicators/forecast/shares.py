"""Shares ahead: forecast as log odds, so that every quantile stays between 0 and 1."""

import numpy as np

from indicators.forecast import intervals
from indicators.forecast.batch import hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel
from indicators.series import Floats

EDGE = 0.005
"""Distance from 0 and 1 at which log odds are taken: half a vote in a hundred, and never infinite."""


def to_log_odds(shares: Floats) -> Floats:
    """Log odds of shares pulled off the edges. Raises ValueError for a value outside 0..1."""
    if (shares < 0).any() or (shares > 1).any():
        raise ValueError("a share must lie between 0 and 1")
    inside = EDGE + (1 - 2 * EDGE) * shares
    return np.asarray(np.log(inside / (1 - inside)))


def from_log_odds(odds: Floats) -> Floats:
    """Shares of log odds: the inverse, clipped to 0..1."""
    inside = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
    return np.asarray(np.clip((inside - EDGE) / (1 - 2 * EDGE), 0, 1))


def quantiles(panel: Panel, horizons: int) -> Floats:
    """Quantiles of each share; shape (series, horizon, 7). A log-odds panel has no positive scale to take logs of."""
    odds = Panel(values=to_log_odds(panel.values), season=panel.season)
    made = hindcasts(odds, origins=intervals.origins_for(horizons), horizons=horizons)
    return from_log_odds(intervals.quantiles(odds, made, combined(made), lowest=-np.inf))
