"""Which series get a forecast, which do not and why, and the rows that are published.

THE RULE. No forecast for single values, for series that are mostly samples, partial or not observed, for
fewer complete periods than the indicator's minimum, or where even the farthest target lies in the past.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import polars as pl

from indicators import series
from indicators.forecast import backtest, baseline
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.indicator import Indicator
from indicators.periods import label, ordinal, period_start
from indicators.series import Series
from indicators.vintages import SERIES
from warehouse.frames import table

HORIZONS = {"A": 3, "Q": 4, "M": 6, "D": 7}
"""Periods ahead that are forecast."""


def abstention(indicator: Indicator, each: Series, data_as_of: date) -> str:
    """Why this series gets no forecast; empty when it gets one."""
    if indicator.model_family == "none":
        return "Single values, not a series."
    reason = each.shortfall(max(indicator.minimum_periods, HORIZONS[each.frequency] + 1))
    return reason or _staleness(each, data_as_of)


def _staleness(each: Series, data_as_of: date) -> str:
    farthest = int(each.ordinals[-1]) + HORIZONS[each.frequency]
    if farthest >= ordinal(data_as_of, each.frequency):
        return ""
    return f"The last complete period is {label(each.start(-1), each.frequency)}, too far back to forecast from."


def eligible(
    indicators: Iterable[Indicator], latest: pl.DataFrame, data_as_of: date
) -> Iterator[tuple[Indicator, Series, str]]:
    """Every series with a model family and the reason for abstaining, empty where there is none."""
    for indicator in indicators:
        if indicator.model_family != "none":
            for each in series.each(latest.filter(pl.col("indicator_id") == indicator.id)):
                yield indicator, each, abstention(indicator, each, data_as_of)


def abstentions(indicators: Iterable[Indicator], latest: pl.DataFrame, data_as_of: date) -> pl.DataFrame:
    """One row per series without a forecast: its key and `reason`."""
    rows = [{**each.key, "reason": reason} for _, each, reason in eligible(indicators, latest, data_as_of) if reason]
    schema = dict.fromkeys(("indicator_id", "entity", "counterpart", "frequency", "reason"), pl.String)
    return pl.DataFrame(rows, schema=schema)


def forecasts(
    indicators: Iterable[Indicator], latest: pl.DataFrame, data_as_of: date
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of the mart tables `forecast` and `forecast_score` (hindcasts), for every series that gets one."""
    issued: list[dict[str, object]] = []
    scored: list[dict[str, object]] = []
    for indicator, each, reason in eligible(indicators, latest, data_as_of):
        if not reason:
            horizons = HORIZONS[each.frequency]
            issued += _issued(each, indicator.model_family, horizons, data_as_of)
            scored += backtest.scores(
                each, indicator.model_family, minimum_periods=indicator.minimum_periods, horizons=horizons
            )
    return _ahead(_frame("forecast", issued), latest), _frame("forecast_score", scored)


def _ahead(issued: pl.DataFrame, latest: pl.DataFrame) -> pl.DataFrame:
    """Forecasts of periods that have no final value yet, not even a partial one."""
    final = latest.filter(pl.col("value").is_not_null() & ~pl.col("is_preliminary"))
    target = final.select(*SERIES, target_period_start="period_start")
    return issued.join(target, on=target.columns, how="anti", maintain_order="left")


def _issued(each: Series, family: str, horizons: int, data_as_of: date) -> list[dict[str, object]]:
    predicted = baseline.quantiles(each, family, horizons)
    fixed = {**each.key, "issued_on": data_as_of, "data_as_of": data_as_of, "model_id": baseline.MODEL_ID}
    return [
        {**fixed, **_target(each, horizon), "quantile_level": level, "value": float(value)}
        for horizon in range(1, horizons + 1)
        for level, value in zip(QUANTILE_LEVELS, predicted[horizon - 1], strict=True)
    ]


def _target(each: Series, horizon: int) -> dict[str, object]:
    start = period_start(int(each.ordinals[-1]) + horizon, each.frequency)
    return {"target_period_start": start, "horizon": horizon}


def _frame(name: str, rows: list[dict[str, object]]) -> pl.DataFrame:
    empty = table(name).empty()
    if not rows:
        return empty.cast({pl.Enum: pl.String, pl.Categorical: pl.String})
    return pl.DataFrame(rows, infer_schema_length=None).select(empty.columns)
