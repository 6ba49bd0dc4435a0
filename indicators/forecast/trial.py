"""Each series' baseline and candidate model side by side: what they say now, and what they would have said."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.forecast import baseline, hindcast
from indicators.forecast.calibration import Said, calibrated
from indicators.forecast.candidates import Candidate, combination, mixture, whole_counts
from indicators.forecast.gates import Gated, gate
from indicators.forecast.hindcast import Past
from indicators.forecast.state_space import refined
from indicators.indicator import Indicator
from indicators.series import Floats, Series

HORIZONS = {"A": 3, "Q": 4, "M": 6, "D": 7}
"""Periods ahead that are forecast."""
NOT_COUNTABLE = "The counts are not whole: no count model is fitted."

Chosen = tuple[Indicator, Series]


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One series: the baseline's forecast, the model's as it passed its gate, and the hindcasts of both.

    `pasts` are the baseline's and, where a model was fitted, the model's at the same origins.
    """

    series: Series
    model_id: str
    baseline: Floats
    gated: Gated
    pasts: tuple[Past, ...]

    @property
    def is_fitted(self) -> bool:
        """Whether a model stands beside the baseline."""
        return len(self.pasts) > 1

    def of(self, indicator: Indicator) -> bool:
        """Whether the series belongs to that indicator."""
        return self.series.indicator_id == indicator.id

    def shown(self, *, is_skilful: bool) -> dict[str, Floats]:
        """Quantiles (horizon, 7) by model: the baseline always, the model with skill and a sound fit."""
        both = {baseline.MODEL_ID: self.baseline}
        return both | {self.model_id: self.gated.quantiles} if is_skilful and not self.gated.is_baseline else both


def run(chosen: Sequence[Chosen]) -> list[Trial]:
    """One trial a series, in the order given. Candidates are made for all series of a frequency and kind at once."""
    candidates: dict[int, Candidate] = {}
    for frequency, horizons in HORIZONS.items():
        for fitted, rows in _families(chosen, frequency):
            made = fitted([chosen[row][1] for row in rows], horizons)
            candidates |= dict(zip(rows, made, strict=True))
    return _calibrated(chosen, [_trial(*each, candidates.get(row)) for row, each in enumerate(chosen)])


def _calibrated(chosen: Sequence[Chosen], trials: Sequence[Trial]) -> list[Trial]:
    """The trials with ranges widened where they held too seldom: by indicator, baseline and model each by itself."""
    rows: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row, (indicator, each) in enumerate(chosen):
        rows[indicator.id, each.frequency, indicator.model_family].append(row)
    widened = {row: each for key, group in rows.items() for row, each in _widened(group, trials, key[-1])}
    return [widened[row] for row in range(len(trials))]


def _widened(group: Sequence[int], trials: Sequence[Trial], family: str) -> Iterator[tuple[int, Trial]]:
    mine = [trials[row] for row in group]
    naive = calibrated([Said(each.series, each.baseline, each.pasts[0]) for each in mine], family)
    model = iter(
        calibrated([Said(each.series, each.gated.quantiles, each.pasts[1]) for each in mine if each.is_fitted], family)
    )
    for row, trial, plain in zip(group, mine, naive, strict=True):
        yield row, _with(trial, plain, next(model) if trial.is_fitted else plain)


def _with(trial: Trial, plain: Said, model: Said) -> Trial:
    """The trial with these quantiles; a refused fit shows the baseline as it is shown."""
    gated = replace(trial.gated, quantiles=plain.ahead if trial.gated.is_baseline else model.ahead)
    pasts = (plain.past, model.past) if trial.is_fitted else (plain.past,)
    return replace(trial, baseline=plain.ahead, gated=gated, pasts=pasts)


Fit = Callable[[Sequence[Series], int], list[Candidate]]


def _families(chosen: Sequence[Chosen], frequency: str) -> list[tuple[Fit, list[int]]]:
    """How each kind of series is fitted, and which series they are."""
    at = [row for row, (_, each) in enumerate(chosen) if each.frequency == frequency]
    family = {row: chosen[row][0].model_family for row in at}
    return [
        (_levels, [row for row in at if family[row] in {"level", "ratio"}]),
        (_shares, [row for row in at if family[row] == "share"]),
        (mixture, [row for row in at if family[row] == "count" and whole_counts(chosen[row][1])]),
    ]


def _levels(series: Sequence[Series], horizons: int) -> list[Candidate]:
    return refined(series, combination(series, horizons, is_share=False), horizons, is_share=False)


def _shares(series: Sequence[Series], horizons: int) -> list[Candidate]:
    return refined(series, combination(series, horizons, is_share=True), horizons, is_share=True)


def _trial(indicator: Indicator, each: Series, candidate: Candidate | None) -> Trial:
    horizons = HORIZONS[each.frequency]
    naive = baseline.quantiles(each, indicator.model_family, horizons)
    past = hindcast.naive(each, indicator.model_family, minimum_periods=indicator.minimum_periods, horizons=horizons)
    if candidate is None:
        refused = Gated(quantiles=naive, reason=NOT_COUNTABLE)
        return Trial(series=each, model_id=baseline.MODEL_ID, baseline=naive, gated=refused, pasts=(past,))
    shared = _shared(past, candidate)
    return Trial(
        series=each,
        model_id=candidate.model_id,
        baseline=naive,
        gated=gate(candidate.ahead, naive, each.values, converged=candidate.converged),
        pasts=(shared, hindcast.of_model(candidate.model_id, candidate.past, shared)),
    )


def _shared(past: Past, candidate: Candidate) -> Past:
    """The baseline at those origins for which the model was fitted."""
    kept = np.isin(past.origins, list(candidate.past))
    return Past(
        model_id=past.model_id,
        origins=past.origins[kept],
        quantiles=past.quantiles[kept],
        truths=past.truths[kept],
    )
