"""Hindcast scores by rolling origin: each origin sees only the periods before it.

Scored on the values as they stand now, so revisions after an origin are not part of the test; what was
published at the time is scored apart, as kind `issued`.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from indicators.forecast import baseline
from indicators.forecast.quantiles import INTERVALS, pinball, position
from indicators.series import Floats, Series


class Target(NamedTuple):
    """One past forecast and what came of it."""

    horizon: int
    quantiles: Floats
    truth: float


def targets(series: Series, family: str, *, minimum_periods: int, horizons: int) -> Iterator[Target]:
    """Baseline forecasts from every origin with at least `minimum_periods` values, where the truth is known."""
    truths = dict(zip(series.ordinals.tolist(), series.values.tolist(), strict=True))
    for count in range(max(minimum_periods, horizons + 1), len(series.values)):
        past = series.head(count)
        predicted = baseline.quantiles(past, family, horizons)
        for horizon in range(1, horizons + 1):
            truth = truths.get(int(past.ordinals[-1]) + horizon)
            if truth is not None:
                yield Target(horizon, predicted[horizon - 1], truth)


def scores(series: Series, family: str, *, minimum_periods: int, horizons: int) -> list[dict[str, object]]:
    """Rows of the mart table `forecast_score`: mean pinball loss and coverage of 50, 80 and 95 % by horizon."""
    by_horizon: dict[int, list[Target]] = defaultdict(list)
    for target in targets(series, family, minimum_periods=minimum_periods, horizons=horizons):
        by_horizon[target.horizon].append(target)
    return [row for horizon, made in sorted(by_horizon.items()) for row in _rows(series, horizon, made)]


def _rows(series: Series, horizon: int, made: list[Target]) -> list[dict[str, object]]:
    measures = {
        "mean_pinball": float(np.mean([pinball(target.quantiles, target.truth) for target in made])),
        **{f"coverage_{percent}": _coverage(percent, made) for percent in INTERVALS},
    }
    key = {name: value for name, value in series.key.items() if name != "frequency"}
    fixed = {"model_id": baseline.MODEL_ID, "kind": "hindcast", "horizon": horizon}
    return [{**key, **fixed, "metric": name, "value": value, "targets": len(made)} for name, value in measures.items()]


def _coverage(percent: int, made: list[Target]) -> float:
    """Share of truths inside the interval, ends included."""
    low, high = (position(level) for level in INTERVALS[percent])
    return float(np.mean([target.quantiles[low] <= target.truth <= target.quantiles[high] for target in made]))
