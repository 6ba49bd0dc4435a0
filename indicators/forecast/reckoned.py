"""What would have been said on past days on what was knowable then: the mart table `hindcast`.

The series of a day are those knowable on it, judged by the same rules as today's with that day as the day of the
data. The baseline is given for all of them. A model stands beside it only where today's verdict calls it skilful:
that choice, the definitions and the code are hindsight, so these rows are hindcasts. They are never mixed with what
was issued, and no part of the ledger.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from indicators.forecast import ahead, baseline, issue, pools
from indicators.forecast.candidates import whole_counts
from indicators.forecast.gates import gate
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.forecast.trial import HORIZONS, Chosen
from indicators.indicator import Indicator
from indicators.periods import period_start
from indicators.reckoning import Knowable, series_by_indicator
from indicators.reuse import Reuse
from indicators.series import Floats, Series
from indicators.vintages import SERIES
from warehouse.frames import table

NAME = "hindcast"
TARGET = [*SERIES, "target_period_start"]
LATER = ("truth", "truth_known_on")
"""What is known only since."""


class Dated(NamedTuple):
    """One series as it was knowable on one day."""

    day: date
    indicator: Indicator
    series: Series


Models = Mapping[str, str]
"""The model of each indicator whose verdict today is skilful."""
Said = tuple[Dated, str, Floats]
"""Whose forecast, by which model, and its quantiles (horizon, 7)."""


def skilful(skill: pl.DataFrame) -> dict[str, str]:
    """The model of each indicator that may be shown, by the rows of the mart table `skill`."""
    shown = skill.filter((pl.col("horizon_band") == "all") & (pl.col("verdict") == "skilful"))
    return dict(shown.select("indicator_id", "model_id").iter_rows())


def hindcasts(
    indicators: Sequence[Indicator], knowable: Knowable, observation: pl.DataFrame, models: Models, reuse: Reuse
) -> pl.DataFrame:
    """The mart table `hindcast`: every eligible series on every day, with the truth where it has come since."""
    by_pool: dict[str, list[Dated]] = {}
    for each in _eligible(indicators, knowable):
        by_pool.setdefault(pools.name_of(each.indicator), []).append(each)
    made = [_of_pool(name, members, models, reuse) for name, members in by_pool.items()]
    return _with_truth(pl.concat(made), observation) if made else table(NAME).empty()


def _eligible(indicators: Sequence[Indicator], knowable: Knowable) -> list[Dated]:
    by_id = {indicator.id: indicator for indicator in indicators}
    return [
        Dated(day, by_id[id_], each)
        for day, cells in knowable.items()
        for id_, found in series_by_indicator(cells).items()
        for each in found
        if not issue.abstention(by_id[id_], each, day)
    ]


def _of_pool(name: str, members: Sequence[Dated], models: Models, reuse: Reuse) -> pl.DataFrame:
    days = [f"{each.day} {max(each.series.known_on)}" for each in members]
    chosen: list[Chosen] = [(each.indicator, each.series) for each in members]
    shown = sorted((each.indicator.id, models[each.indicator.id]) for each in members if each.indicator.id in models)
    content = [*days, *pools.content(chosen), repr(sorted(set(shown)))]
    return reuse.frames(f"{NAME} {name}", content, lambda: {NAME: said(members, models)}, (NAME,))[NAME]


def said(members: Sequence[Dated], models: Models) -> pl.DataFrame:
    """The quantiles for series of one pool: the baseline for all, the model where it may be shown."""
    naive: dict[tuple[bytes, bytes, str], Floats] = {}
    found: list[Said] = []
    for each in members:
        content = (each.series.ordinals.tobytes(), each.series.values.tobytes(), each.indicator.model_family)
        if content not in naive:
            naive[content] = baseline.quantiles(
                each.series, each.indicator.model_family, HORIZONS[each.series.frequency]
            )
        found.append((each, baseline.MODEL_ID, naive[content]))
    for (each, _, usual), model in zip(list(found), _of_models(members, models), strict=True):
        shown = None if model is None else gate(model, usual, each.series.values)
        if shown is not None and not shown.is_baseline:
            found.append((each, models[each.indicator.id], shown.quantiles))
    return _frame(found)


def _of_models(members: Sequence[Dated], models: Models) -> list[Floats | None]:
    """The model's quantiles of each member; None where the baseline stands alone."""
    wanted = [row for row, each in enumerate(members) if each.indicator.id in models]
    found: list[Floats | None] = [None] * len(members)
    if not wanted:
        return found
    horizons = HORIZONS[members[0].series.frequency]
    if pools.KIND[members[0].indicator.model_family] == "count":
        wanted = [row for row in wanted if whole_counts(members[row].series)]
        for row, made in zip(wanted, ahead.mixture([members[row].series for row in wanted], horizons), strict=True):
            found[row] = made
        return found
    days = sorted({members[row].day for row in wanted})
    rows = [[row for row, each in enumerate(members) if each.day == day] for day in days]
    is_share = members[0].indicator.model_family == "share"
    made_by_day = ahead.combination(
        [[members[row].series for row in part] for part in rows], horizons, is_share=is_share
    )
    for part, made_of_day in zip(rows, made_by_day, strict=True):
        for row, quantiles in zip(part, made_of_day, strict=True):
            found[row] = quantiles if row in wanted else None
    return found


def _frame(found: Sequence[Said]) -> pl.DataFrame:
    """One row per forecast and level, in the order given."""
    columns = {
        **{name: [each.series.key[name] for each, _, _ in found] for name in SERIES},
        "as_of": [each.day for each, _, _ in found],
        "data_as_of": [max(each.series.known_on) for each, _, _ in found],
        "model_id": [model_id for _, model_id, _ in found],
        "target_period_start": [_targets(each.series, len(quantiles)) for each, _, quantiles in found],
        "horizon": [[step + 1 for step in range(len(quantiles))] for _, _, quantiles in found],
        "value": [quantiles.tolist() for _, _, quantiles in found],
    }
    levels = pl.lit(pl.Series(QUANTILE_LEVELS, dtype=pl.Float64)).implode()
    return (
        pl.DataFrame(columns, schema_overrides={"horizon": pl.List(pl.Int64)})
        .explode("target_period_start", "horizon", "value")
        .with_columns(quantile_level=levels)
        .explode("value", "quantile_level")
    )


def _targets(series: Series, horizons: int) -> list[date]:
    last = int(series.ordinals[-1])
    return [period_start(last + step, series.frequency) for step in range(1, horizons + 1)]


def _with_truth(said_then: pl.DataFrame, observation: pl.DataFrame) -> pl.DataFrame:
    """Without periods that had a final value by then, not even a partial one; with the final value of today."""
    final = (
        observation.filter(~pl.col("is_preliminary") & pl.col("value").is_not_null())
        .with_columns(pl.col("frequency").cast(pl.String), pl.col("coverage").cast(pl.String))
        .rename({"period_start": "target_period_start"})
        .sort("known_on")
    )
    known = final.group_by(TARGET).agg(
        first_known_on=pl.col("known_on").first(),
        truth=pl.col("value").last(),
        truth_known_on=pl.col("known_on").last(),
        is_complete=pl.col("coverage").last() == "complete",
    )
    joined = said_then.join(known, on=TARGET, how="left", maintain_order="left")
    ahead_of_day = joined.filter(pl.col("first_known_on").is_null() | (pl.col("first_known_on") > pl.col("as_of")))
    return ahead_of_day.with_columns(pl.when("is_complete").then(pl.col(name)).alias(name) for name in LATER).select(
        table(NAME).contract.column_names()
    )
