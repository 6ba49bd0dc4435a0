"""Which series get a forecast, which do not and why, and the rows that are published.

THE RULE. No forecast for single values, for series that are mostly samples, partial or not observed, for
fewer complete periods than the indicator's minimum, or where even the farthest target lies in the past.
Every other series gets the baseline; the model beside it only where it has demonstrated skill (`skill`).
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from indicators import series
from indicators.forecast import hindcast, ledger, pools, skill, trial
from indicators.forecast.ledger import Stamp
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.indicator import Indicator
from indicators.periods import label, ordinal, period_start
from indicators.reuse import Reuse
from indicators.series import Series
from indicators.vintages import SERIES
from warehouse.frames import table

HORIZONS = trial.HORIZONS
AT_ISSUE = ("issued_on", "data_as_of", "code_version", "sha256")
NUMBERS = ("forecast", "forecast_score", "skill")
"""The tables that rest on the numbers of a series' pool alone."""


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


class Forecasts(NamedTuple):
    """What is said now, how it would have fared, and on what it rests.

    `entries` are the forecasts as rows of the ledger; `forecast_score` (hindcasts) and `skill` are rows of the
    mart tables.
    """

    entries: pl.DataFrame
    forecast_score: pl.DataFrame
    skill: pl.DataFrame


def forecasts(
    indicators: Iterable[Indicator],
    latest: pl.DataFrame,
    data_as_of: date,
    stamp: Stamp,
    reuse: Reuse | None = None,
) -> Forecasts:
    """A forecast for every series that gets one: the baseline, and the model where it has shown skill.

    A pool whose series are as they were is taken from `reuse`.
    """
    chosen = [(indicator, each) for indicator, each, reason in eligible(indicators, latest, data_as_of) if not reason]
    kept = reuse or Reuse()
    made = [_of_pool(name, members, kept) for name, members in pools.pools(chosen).items()]
    said, scored, skills = (
        pl.concat([found[table_name] for found in made] or [_empty(table_name)]) for table_name in NUMBERS
    )
    inputs = {tuple(each.key.values()): ledger.input_hash(each) for _, each in chosen}
    return Forecasts(
        entries=ledger.entries(_ahead(_dated(said, data_as_of, stamp), latest), inputs, stamp),
        forecast_score=scored,
        skill=skills,
    )


def _of_pool(name: str, members: Sequence[trial.Chosen], reuse: Reuse) -> Mapping[str, pl.DataFrame]:
    return reuse.frames(f"forecast {name}", pools.content(members), lambda: numbers(members), NUMBERS)


def numbers(members: Sequence[trial.Chosen]) -> dict[str, pl.DataFrame]:
    """What is said of the series of one pool, their hindcasts' scores and their indicators' skill; without dates."""
    trials = trial.run(members)
    declared = {indicator.id: indicator for indicator, _ in members}.values()
    skills = [row for indicator in declared for row in skill.rows(indicator, [t for t in trials if t.of(indicator)])]
    skilful = {str(row["indicator_id"]) for row in skills if skill.decides(row)}
    counts = {indicator.id for indicator in declared if indicator.model_family == "count"}
    rows = {
        "forecast": [row for each in trials for row in _said(each, skilful)],
        "forecast_score": [
            row
            for each in trials
            for past in each.pasts
            for row in hindcast.score_rows(each.series, past, is_count=each.series.indicator_id in counts)
        ],
        "skill": skills,
    }
    return {table_name: pl.DataFrame(found, schema=_empty(table_name).schema) for table_name, found in rows.items()}


def _empty(table_name: str) -> pl.DataFrame:
    """A mart table without rows, its words as text, without what only an issue adds."""
    return table(table_name).empty().drop(AT_ISSUE, strict=False).cast({pl.Enum: pl.String})


def _dated(said: pl.DataFrame, data_as_of: date, stamp: Stamp) -> pl.DataFrame:
    return said.with_columns(issued_on=pl.lit(stamp.issued_on), data_as_of=pl.lit(data_as_of))


def _ahead(issued: pl.DataFrame, latest: pl.DataFrame) -> pl.DataFrame:
    """Forecasts of periods that have no final value yet, not even a partial one."""
    final = latest.filter(pl.col("value").is_not_null() & ~pl.col("is_preliminary"))
    target = final.select(*SERIES, target_period_start="period_start")
    return issued.join(target, on=target.columns, how="anti", maintain_order="left")


def _said(each: trial.Trial, skilful: Container[str]) -> Iterator[dict[str, object]]:
    """Rows of the baseline, then of the model where its indicator has shown skill and its fit passed the gate."""
    for model_id, predicted in each.shown(is_skilful=each.series.indicator_id in skilful).items():
        for horizon, values in enumerate(predicted.tolist(), start=1):
            target = _target(each.series, horizon)
            for level, value in zip(QUANTILE_LEVELS, values, strict=True):
                yield {**each.series.key, "model_id": model_id, **target, "quantile_level": level, "value": value}


def _target(each: Series, horizon: int) -> dict[str, object]:
    start = period_start(int(each.ordinals[-1]) + horizon, each.frequency)
    return {"target_period_start": start, "horizon": horizon}
