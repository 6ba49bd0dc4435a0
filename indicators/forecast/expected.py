"""How large an error is to be expected: from three witnesses, each of which may be wrong where another is right.

The plain expectation is the series' usual change times the growth of errors with the horizon in the whole pool. It is
moved by how the series' own earlier errors compared with it, by how far the members of the pool disagree, and by the
standard deviation that the model of the damped trend gives itself (Hyndman, Koehler, Ord & Snyder 2008, ch. 6). How
far each counts is a regression of the logarithms of past errors over the panel, held to plain shares by a ridge, so
that a small panel keeps these and a large one learns.
"""

from typing import NamedTuple

import numpy as np

from indicators.forecast.batch import Hindcasts
from indicators.forecast.masked import mean
from indicators.forecast.panel import Panel
from indicators.series import Floats

SHARES = np.array([0.5, 0.25, 0.25])
"""How far own errors, disagreement and the model count before anything is known: half for what happened, half for
what the forecasts say of themselves."""
RIDGE = 200.0
"""Errors that do not overlap, with a witness off by a factor of e, that move a share half way from there."""
LEAST_ERROR = 0.03
"""Share of the plain expectation below which one error is as good as another."""
WITNESS_LIMIT = 30.0
"""A witness may differ from the plain expectation by this factor."""
OWN = 6.0
"""Errors of its own at which a series counts half for itself, half for the pool."""
FADING = 0.95
"""Weight of an own error against that of the next period: unrest comes and goes."""
NEAR = 0.7
"""Horizons this far apart in logarithm lend each other 37 % of their own errors."""
LARGEST = 4.0
"""Standardised errors are cut here when they set a scale, so that one shock does not."""


class Expected(NamedTuple):
    """Root mean square errors to be expected at each origin; both (origin, series, horizon)."""

    by_own_record: Floats
    by_all_witnesses: Floats


def expected_error(panel: Panel, made: Hindcasts, centre: Floats, errors: Floats) -> Expected:
    """How large an error is to be expected, by the series' own record alone and by all witnesses.

    `centre` are the point forecasts and `errors` what they missed by, NaN where not known; both (origin, series,
    horizon). NaN for a series that never moved. Nothing later than an origin enters its expectation but through the
    shares and the growth, which are common to the panel.
    """
    usual = _usual_change(panel, made).T[:, :, None]
    plain = usual * _growth(errors / usual)
    own = _own(errors / plain)
    disagreement = mean(np.abs(np.moveaxis(made.pool, 0, -1) - centre[..., None]))
    witnesses = [own, disagreement / plain, made.deviation() / plain]
    limited = np.clip(np.nan_to_num(np.stack(witnesses, axis=-1), nan=1.0), 1 / WITNESS_LIMIT, WITNESS_LIMIT)
    moved = _moved(np.log(limited), np.abs(errors) / plain)
    return Expected(by_own_record=plain * own, by_all_witnesses=plain * moved)


def _moved(witnesses: Floats, missed: Floats) -> Floats:
    """Factor on the plain expectation; like `missed` (origin, series, horizon), with witnesses on one more axis."""
    known = np.isfinite(missed)
    if not known.any():
        return np.ones_like(missed)
    centred = witnesses - witnesses[known].mean(axis=0)
    heard, told = centred[known], np.log(np.maximum(missed[known], LEAST_ERROR))
    # Errors of neighbouring origins overlap: as many as there are horizons count as one.
    overlap = missed.shape[2]
    held = heard.T @ heard / overlap + RIDGE * np.eye(len(SHARES))
    shares = SHARES + np.linalg.solve(held, heard.T @ (told - told.mean() - heard @ SHARES) / overlap)
    return np.asarray(np.exp(centred @ shares))


def _usual_change(panel: Panel, made: Hindcasts) -> Floats:
    """Mean absolute change to the next period, or over a season if smaller, up to each origin; (series, origin)."""
    candidates = []
    for lag in {1, panel.season}:
        changes = np.full_like(panel.values, np.nan)
        changes[:, lag:] = np.abs(panel.values[:, lag:] - panel.values[:, :-lag])
        known = np.cumsum(~np.isnan(changes), axis=1)
        average = np.cumsum(np.nan_to_num(changes), axis=1) / np.maximum(known, 1)
        at_origin = np.maximum(made.ends - 1, 0)
        enough = np.take_along_axis(known, at_origin, axis=1) > 1
        candidates.append(np.where(enough, np.take_along_axis(average, at_origin, axis=1), np.inf))
    smallest = np.min(candidates, axis=0)
    # A series that never moved has no scale of its own: its errors tell nothing about others.
    return np.where(np.isfinite(smallest) & (smallest > 0), smallest, np.nan)


def _growth(scaled: Floats) -> Floats:
    """Root mean square error of the pool by horizon; grows like a random walk where nothing is known."""
    horizons = np.arange(1, scaled.shape[2] + 1)
    limited = np.minimum(np.abs(scaled), 5 * LARGEST)
    found = np.sqrt(mean(np.moveaxis(limited**2, 2, 0).reshape(len(horizons), -1)))
    known = np.isfinite(found) & (found > 0)
    if not known.any():
        return np.sqrt(horizons.astype(np.float64))
    last = np.maximum.accumulate(np.where(known, np.arange(len(horizons)), np.argmax(known)))
    extended = found[last] * np.sqrt(np.maximum(horizons / horizons[last], 1))
    return np.maximum.accumulate(extended)


def _own(standard: Floats) -> Floats:
    """How each series' earlier errors compare with the pool's, as known at each origin; like `standard`."""
    power = np.minimum(np.abs(standard), LARGEST) ** 2
    power = power / (np.nanmean(power) if np.any(power > 0) else 1.0)
    horizons = np.arange(1, standard.shape[2] + 1)
    apart = np.abs(np.log(horizons[:, None] / horizons))
    lent = np.exp(-apart / NEAR) / np.sqrt(horizons)
    total, count = np.zeros(standard.shape[1:]), np.zeros(standard.shape[1:])
    ratio = np.ones_like(standard)
    for origin in range(len(standard)):
        total, count = FADING * total, FADING * count
        for horizon in range(1, min(origin, len(horizons)) + 1):
            error = power[origin - horizon, :, horizon - 1]
            total[:, horizon - 1] += np.nan_to_num(error)
            count[:, horizon - 1] += ~np.isnan(error)
        ratio[origin] = np.sqrt((OWN + total @ lent.T) / (OWN + count @ lent.T))
    return ratio
