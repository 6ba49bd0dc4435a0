"""What each model would have said at past origins, and how it fared: nothing known after an origin is used.

Scored on the values as they stand now, so revisions after an origin are not part of the test; what was issued at
the time is scored apart, as kind `issued`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from indicators.forecast import baseline, scores
from indicators.forecast.quantiles import INTERVALS, MEDIAN, QUANTILE_LEVELS, position
from indicators.series import Floats, Ints, Series

ORIGINS = 40
"""Latest origins that are scored."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Forecasts of one model at past origins of one series, and what came of them.

    `origins` (origin,) are period ordinals; `quantiles` (origin, horizon, 7); `truths` (origin, horizon), NaN
    where the period had no final value.
    """

    model_id: str
    origins: Ints
    quantiles: Floats
    truths: Floats


def naive(series: Series, family: str, *, minimum_periods: int, horizons: int) -> Past:
    """The baseline from every one of the latest origins that has `minimum_periods` values and a truth to meet."""
    first = max(minimum_periods, horizons + 1, len(series.values) - ORIGINS)
    counts = range(first, len(series.values))
    made = [baseline.quantiles(series.head(count), family, horizons) for count in counts]
    origins = series.ordinals[first - 1 : -1] if made else np.zeros(0, dtype=np.int64)
    return Past(
        model_id=baseline.MODEL_ID,
        origins=origins,
        quantiles=np.array(made).reshape(len(made), horizons, len(QUANTILE_LEVELS)),
        truths=truths(series, origins, horizons),
    )


def of_model(model_id: str, by_origin: Mapping[int, Floats], reference: Past) -> Past:
    """A model's forecasts at the very origins of the baseline; a refused fit (not finite) shows the baseline."""
    found = [by_origin.get(int(origin)) for origin in reference.origins]
    shown = [
        other if mine is None or not np.isfinite(mine).all() else mine
        for mine, other in zip(found, reference.quantiles, strict=True)
    ]
    return Past(
        model_id=model_id,
        origins=reference.origins,
        quantiles=np.array(shown).reshape(reference.quantiles.shape),
        truths=reference.truths,
    )


def truths(series: Series, origins: Ints, horizons: int) -> Floats:
    """The final values 1..horizons periods after each origin; shape (origin, horizon)."""
    known = dict(zip(series.ordinals.tolist(), series.values.tolist(), strict=True))
    rows = [[known.get(int(origin) + ahead, np.nan) for ahead in range(1, horizons + 1)] for origin in origins]
    return np.array(rows, dtype=np.float64).reshape(len(rows), horizons)


def usual_change(series: Series) -> float:
    """Mean absolute change from one value to the next: the unit in which series are compared; 1 if it never moved."""
    change = float(np.mean(np.abs(np.diff(series.values)))) if len(series.values) > 1 else 0.0
    return change or 1.0


def score_rows(series: Series, past: Past, *, is_count: bool) -> list[dict[str, object]]:
    """Rows of the mart table `forecast_score` of kind `hindcast`: each measure by horizon."""
    known = ~np.isnan(past.truths)
    return [
        row
        for column in range(past.truths.shape[1])
        if (chosen := known[:, column]).any()
        for row in rows_at(
            series,
            past.model_id,
            "hindcast",
            column + 1,
            past.quantiles[chosen, column],
            past.truths[chosen, column],
            is_count=is_count,
        )
    ]


def rows_at(
    series: Series, model_id: str, kind: str, horizon: int, quantiles: Floats, truth: Floats, *, is_count: bool
) -> list[dict[str, object]]:
    """Rows of `forecast_score` at one horizon; `quantiles` (target, 7), `truth` (target,)."""
    fixed = {
        **{name: value for name, value in series.key.items() if name != "frequency"},
        "model_id": model_id,
        "kind": kind,
        "horizon": horizon,
        "targets": len(truth),
    }
    found = measures(quantiles, truth, usual_change(series))
    if is_count and _are_whole(quantiles) and _are_whole(truth):
        found["log_score"] = float(scores.whole_log_score(quantiles, truth).mean())
    return [{**fixed, "metric": name, "value": value} for name, value in found.items()]


def _are_whole(values: Floats) -> bool:
    return bool((values == np.round(values)).all())


def measures(quantiles: Floats, truth: Floats, change: float) -> dict[str, float]:
    """Mean pinball loss, weighted interval score, CRPS, coverage of 50, 80 and 95 %, MASE; `quantiles` (target, 7)."""
    ends = {percent: tuple(position(level) for level in levels) for percent, levels in INTERVALS.items()}
    return {
        "mean_pinball": float(scores.pinball(quantiles, truth).mean()),
        "wis": float(scores.wis(quantiles, truth).mean()),
        "crps": float(scores.crps_quantiles(quantiles, truth).mean()),
        **{
            f"coverage_{percent}": scores.coverage(quantiles[:, low], quantiles[:, high], truth).value
            for percent, (low, high) in ends.items()
        },
        "mase": float(np.abs(truth - quantiles[:, position(MEDIAN)]).mean() / change),
    }
