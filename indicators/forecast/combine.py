"""The combination: half way from the median of the pool to the members that served best so far.

Simple averages are hard to beat (Clemen 1989; Petropoulos & Svetunkov 2020), and a short series cannot tell
good members from lucky ones. So a member's weight rests on its errors over all series of the panel first; a series'
own past errors move it away from there only as far as there is evidence (empirical Bayes, Morris 1983). Half of the
plain median always stays.
"""

import numpy as np

from indicators.forecast.batch import Hindcasts
from indicators.forecast.masked import median
from indicators.series import Floats

POWER = 4.0
"""With endless evidence of its own a series counts a member by the inverse of its mean absolute error to this power."""
PANEL_POWER = 8.0
"""The same for the mean over the panel, which many series make firmer than one."""
EVIDENCE = 12
"""Past origins at which half of that power is reached."""
PANEL_EVIDENCE = 6.0
"""Series with endless evidence at which the panel's mean counts half."""
LARGEST = 1.0
"""One series cannot speak louder than this for or against a member in the panel: a factor of e in its error."""
MEDIAN_SHARE = 0.5
FADING = 0.9
"""Weight of an error against one of the next period."""


def combined(made: Hindcasts) -> Floats:
    """The combination at every origin; shape (origin, series, horizon).

    Weights at an origin rest on forecasts whose target had come by then, so they see no future either. All series
    given lend each other evidence: those of an earlier day must not be combined together with those of a later one.
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
        result[origin] = _blend(made.pool[:, origin], _weights(total, count, _evidence(made, origin)))
    return result


def _newly_known(errors: Floats, origin: int) -> list[Floats]:
    """Errors (member, series) of earlier forecasts for the period that ends at this origin."""
    reach = min(origin, errors.shape[-1])
    return [errors[:, origin - horizon, :, horizon - 1] for horizon in range(1, reach + 1)]


def _evidence(made: Hindcasts, origin: int) -> Floats:
    """How far the past origins of each series are evidence, from 0 to 1."""
    past = (made.ends[:, :origin] > 0).sum(axis=1)
    return np.asarray(past / (past + EVIDENCE))


def _blend(pool: Floats, weights: Floats) -> Floats:
    """Weighted mean and median of the pool (member, series, horizon), mixed."""
    usable = ~np.isnan(pool)
    shares = np.where(usable, weights[:, :, None], 0.0)
    sums = shares.sum(axis=0)
    weighted = (shares * np.where(usable, pool, 0.0)).sum(axis=0) / np.where(sums > 0, sums, np.nan)
    middle = median(np.moveaxis(pool, 0, -1))
    return np.asarray((1 - MEDIAN_SHARE) * weighted + MEDIAN_SHARE * middle)


def _weights(total: Floats, count: Floats, evidence: Floats) -> Floats:
    """Weights (member, series), equal where nothing is known yet; the best member has weight 1."""
    error = total / np.where(count > 0, count, 1.0)
    known = count > 0
    # A member without any error, as on a constant, leaves nothing to compare the others with.
    known &= ((error > 0) | ~known).all(axis=0)
    logarithms = np.log(np.where(known, error, 1.0))
    typical = logarithms.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    relative = np.where(known, logarithms - typical, 0.0)
    heard = np.where(known, evidence, 0.0)
    panel = (heard * np.clip(relative, -LARGEST, LARGEST)).sum(axis=1) / (heard.sum(axis=1) + PANEL_EVIDENCE)
    own = np.where(known, relative - panel[:, None], 0.0)
    exponent = -PANEL_POWER * panel[:, None] - POWER * evidence * own
    return np.asarray(np.exp(exponent - exponent.max(axis=0)))
