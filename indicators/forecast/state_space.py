"""Series with gaps: a local level by Kalman filter, blended with the combination as far as it has served the series.

A state-space model passes over a missing period and grows less certain across it (Durbin & Koopman 2012), where
smoothing in steps can only hold still. So an indicator with gaps in any of its series gets `UnobservedComponents`
(random walk plus noise) beside the combination: positive values in logarithms, shares in log odds. The two share
evenly at first; what each lost on the series' own past moves the weight, the more the longer that past. Parameters are
estimated anew every REFIT origins, on data before. A fit that did not converge is said so, and refused by the gate.

statsmodels is loaded only when such an indicator is met: it takes about a second.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from indicators.forecast import combine, hindcast, scores, shares
from indicators.forecast.candidates import Candidate, dense
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.series import Floats, Ints, Series

MODEL_ID = "state_space_blend"
REFIT = 8
SHORTEST = 8
"""Known values before the first fit."""
ITERATIONS = 100
NORMAL = ndtri(np.asarray(QUANTILE_LEVELS))


def refined(
    series: Sequence[Series], candidates: Sequence[Candidate], horizons: int, *, is_share: bool
) -> list[Candidate]:
    """The candidates, those of indicators with gaps blended with a state-space model."""
    with_gaps = {each.indicator_id for each in series if has_gaps(each)}
    return [
        _blended(each, candidate, _local_levels(each, candidate, horizons, is_share=is_share))
        if each.indicator_id in with_gaps
        else candidate
        for each, candidate in zip(series, candidates, strict=True)
    ]


def has_gaps(series: Series) -> bool:
    """Whether a period between the first and the last has no value."""
    return bool(len(series.values) <= series.ordinals[-1] - series.ordinals[0])


class Level(NamedTuple):
    """Quantiles (horizon, 7) of one fit; NaN where it failed."""

    quantiles: Floats
    converged: bool


class Scale(NamedTuple):
    """The scale on which a level moves evenly, and the way back."""

    name: str
    there: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]


LOG_ODDS = Scale("log odds", shares.to_log_odds, shares.from_log_odds)
LOGARITHMS = Scale("logarithms", np.log, np.exp)
VALUES = Scale("values", np.asarray, lambda values: np.maximum(values, 0))


def _local_levels(series: Series, candidate: Candidate, horizons: int, *, is_share: bool) -> dict[int, Level]:
    """The local level at each origin of the candidate with enough values, and at the end, by period ordinal."""
    values = dense(series)
    first, last = int(series.ordinals[0]), int(series.ordinals[-1])
    known = [int(ordinal) for ordinal in series.ordinals[SHORTEST - 1 :]]
    columns = [each - first for each in known if each in candidate.past or each == last]
    scales = [LOG_ODDS if is_share else _scale(values[: column + 1]) for column in columns]
    found: dict[int, Level] = {}
    for block in _blocks(columns, scales):
        scale = scales[columns.index(block[0])]
        levels = _block(scale.there(values[: block[-1] + 1]), block, horizons, scale)
        found |= {first + column: level for column, level in zip(block, levels, strict=True)}
    return found


def _scale(past: Floats) -> Scale:
    return LOGARITHMS if np.nanmin(past) > 0 else VALUES


def _blocks(columns: Sequence[int], scales: Sequence[Scale]) -> Iterator[list[int]]:
    """Origins that share their parameters: up to REFIT of one scale; the last stands by itself."""
    turns = [*(turn // REFIT for turn in range(len(columns) - 1)), -1]
    for _, block in groupby(zip(columns, turns, scales, strict=True), key=lambda each: (each[1], each[2].name)):
        yield [column for column, *_ in block]


def _block(values: Floats, columns: Sequence[int], horizons: int, scale: Scale) -> list[Level]:
    """Levels at these columns, in order, with parameters from the values up to the first of them."""
    past = values[: columns[0] + 1]
    unit = float(np.std(np.diff(past[~np.isnan(past)])))
    failed = Level(np.full((horizons, len(NORMAL)), np.nan), converged=False)
    if not unit > 0:
        # A level that never moved has no variance to estimate.
        return [failed] * len(columns)
    with warnings.catch_warnings():
        # What the fit warns of is in its result and is judged by the gate; the import switches its warnings on.
        warnings.simplefilter("ignore")
        from statsmodels.tsa.statespace.structural import UnobservedComponents

        fit = UnobservedComponents(past / unit, level="local level").fit(disp=0, maxiter=ITERATIONS)
        if not fit.mle_retvals["converged"]:
            return [failed] * len(columns)
        filtered = UnobservedComponents(values / unit, level="local level").filter(fit.params, cov_type="none")
    noise, drift = fit.params
    # A random walk seen through noise: the mean stays, the variance grows by the drift's every period.
    grown = filtered.filtered_state_cov[0, 0, columns, None] + drift * np.arange(1, horizons + 1) + noise
    quantiles = filtered.filtered_state[0, columns, None, None] + np.sqrt(grown)[..., None] * NORMAL
    with np.errstate(over="ignore"):
        return [Level(np.asarray(each), converged=True) for each in scale.back(quantiles * unit)]


def _blended(series: Series, candidate: Candidate, levels: Mapping[int, Level]) -> Candidate:
    """The weighted mean of both at each origin, quantile by quantile."""
    last = int(series.ordinals[-1])
    if last not in levels:
        return replace(candidate, model_id=MODEL_ID)
    origins = np.array(sorted(levels), dtype=np.int64)
    theirs = np.array([candidate.past.get(at, candidate.ahead) for at in origins.tolist()])
    ours = np.array([levels[at].quantiles for at in origins.tolist()])
    share = _shares(series, origins, ours, theirs)[:, None, None]
    blends = dict(zip(origins.tolist(), share * ours + (1 - share) * theirs, strict=True))
    return Candidate(model_id=MODEL_ID, ahead=blends.pop(last), past=blends, converged=levels[last].converged)


def _shares(series: Series, origins: Ints, ours: Floats, theirs: Floats) -> Floats:
    """Weight of the state-space model at each origin, from the targets that had come by then; shape (origin,)."""
    truths = hindcast.truths(series, origins, ours.shape[1])
    due = origins[:, None] + np.arange(1, truths.shape[1] + 1)
    lost, other = (scores.pinball(each, truths).mean(axis=-1) for each in (ours, theirs))
    both = ~np.isnan(lost + other)
    found = np.full(len(origins), 0.5)
    for row, origin in enumerate(origins.tolist()):
        known = both & (due <= origin)
        if lost[known].sum() > 0 and other[known].sum() > 0:
            evidence = known.sum() / truths.shape[1]
            power = combine.POWER * evidence / (evidence + combine.EVIDENCE)
            found[row] = 1 / (1 + (lost[known].sum() / other[known].sum()) ** power)
    return found
