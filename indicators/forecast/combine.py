"""The combination: half way from the median of the pool to the members that served this series best.

Simple averages are hard to beat (Clemen 1989; Petropoulos & Svetunkov 2020), and a short series cannot tell
good members from lucky ones. So the weights follow each member's own past errors only as far as there is
evidence: their power grows with the number of past origins, and half of the plain median always stays.
"""

import numpy as np

from indicators.forecast.batch import Hindcasts
from indicators.forecast.masked import median
from indicators.series import Floats

POWER = 4.0
"""With endless evidence a member counts by the inverse of its mean absolute error to this power."""
EVIDENCE = 12
"""Past origins at which half of that power is reached."""
MEDIAN_SHARE = 0.5
FADING = 0.9
"""Weight of an error against one of the next period."""


def combined(made: Hindcasts) -> Floats:
    """The combination at every origin; shape (origin, series, horizon).

    Weights at an origin rest on forecasts whose target had come by then, so they see no future either.
    """
    # A longer horizon errs more: divided by its root, all horizons weigh alike (as in a random walk).
    roots = np.sqrt(np.arange(1, made.pool.shape[-1] + 1))
    errors = np.abs(made.pool - made.truths) / roots
    total = np.zeros((len(made.pool), made.pool.shape[2]))
    count = np.zeros_like(total)
    result = np.full(made.truths.shape, np.nan)
    for origin in range(made.pool.shape[1]):
        total, count = FADING * total, FADING * count
        for error in _newly_known(errors, origin):
            known = ~np.isnan(error)
            total += np.where(known, error, 0.0)
            count += known
        result[origin] = _blend(made.pool[:, origin], total, count, _evidence(made, origin))
    return result


def _newly_known(errors: Floats, origin: int) -> list[Floats]:
    """Errors (member, series) of earlier forecasts for the period that ends at this origin."""
    reach = min(origin, errors.shape[-1])
    return [errors[:, origin - horizon, :, horizon - 1] for horizon in range(1, reach + 1)]


def _evidence(made: Hindcasts, origin: int) -> Floats:
    """Past origins of each series."""
    return np.asarray((made.ends[:, :origin] > 0).sum(axis=1), dtype=np.float64)


def _blend(pool: Floats, total: Floats, count: Floats, evidence: Floats) -> Floats:
    """Weighted mean and median of the pool (member, series, horizon), mixed."""
    weights = _weights(total, count, evidence)
    usable = ~np.isnan(pool)
    shares = np.where(usable, weights[:, :, None], 0.0)
    sums = shares.sum(axis=0)
    weighted = (shares * np.where(usable, pool, 0.0)).sum(axis=0) / np.where(sums > 0, sums, np.nan)
    middle = median(np.moveaxis(pool, 0, -1))
    return np.asarray((1 - MEDIAN_SHARE) * weighted + MEDIAN_SHARE * middle)


def _weights(total: Floats, count: Floats, evidence: Floats) -> Floats:
    """Weights (member, series), equal where nothing is known yet; the best member has weight 1."""
    error = np.where(count > 0, total / np.maximum(count, 1), np.inf)
    best = error.min(axis=0)
    power = POWER * evidence / (evidence + EVIDENCE)
    judged = np.isfinite(best) & (best > 0)
    relative = np.where(judged, error / np.where(judged, best, 1.0), 1.0)
    return np.asarray(relative**-power)
