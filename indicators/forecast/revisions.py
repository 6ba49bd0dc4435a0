"""Which forecasts say something else than the ones issued before them, and why (`RULE`)."""

from collections.abc import Container

import polars as pl

from indicators.forecast import baseline, ledger
from indicators.forecast.ledger import QUESTION
from indicators.forecast.quantiles import MEDIAN, position
from indicators.vintages import SERIES
from warehouse.frames import table

RULE = (
    "Why a forecast differs from the one issued before, first match. Model: the series holds the very values that the "
    "forecast before rested on, so that another model, another verdict on skill or other code speaks. Definition: the "
    "indicator's definition is not that of the release before. Revised by source: an observation of the series changed "
    "for that cause. New evidence: everything else, a first forecast included. A target that has closed since is no "
    "change; it is scored instead."
)
TARGET = "target_period_start"


def revisions(
    past: pl.DataFrame, issued: pl.DataFrame, redefined: Container[str], change: pl.DataFrame
) -> pl.DataFrame:
    """The rows of the mart table `forecast_change`; none where nothing had been issued before.

    `past` and `issued` are rows of the ledger, the second those of this refresh; `redefined` are the ids of
    indicators whose definition changed, `change` the rows of the mart table of that name.
    """
    if past.is_empty() or issued.is_empty():
        return table("forecast_change").empty()
    before = _shown(ledger.last_issued(past)).rename(lambda name: f"{name}_before" if name not in _KEY else name)
    now = _shown(issued).rename(lambda name: f"{name}_now" if name not in _KEY else name)
    both = now.join(before, on=_KEY, how="left", maintain_order="left")
    differs = pl.any_horizontal(
        pl.col(f"{name}_before").ne_missing(pl.col(f"{name}_now")) for name in ("model", "quantiles")
    )
    of_source = change.filter(cause="revised by source").select("indicator_id", "entity", "counterpart").unique()
    known = both.join(_inputs(past), on=SERIES, how="left").join(
        of_source.with_columns(is_of_source=True), on=["indicator_id", "entity", "counterpart"], how="left"
    )
    ids = [each for each in known["indicator_id"].unique() if each in redefined]
    return (
        known.filter(differs)
        .with_columns(kind=pl.when(pl.col("model_before").is_null()).then(pl.lit("new")).otherwise(pl.lit("revised")))
        .with_columns(cause=_cause(ids))
        .select(table("forecast_change").empty().columns)
        .sort(_KEY)
    )


_KEY = [*SERIES, TARGET]


def _shown(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per series and target: the model beside the baseline where there is one, else the baseline."""
    return (
        rows.filter(pl.col("frequency") != QUESTION)
        .sort(*_KEY, pl.col("model_id") == baseline.MODEL_ID, maintain_order=True)
        .unique(_KEY, keep="first", maintain_order=True)
        .select(
            *_KEY,
            "quantiles",
            model="model_id",
            middle=pl.col("quantiles").list.get(position(MEDIAN)),
            input="input_sha256",
        )
    )


def _inputs(past: pl.DataFrame) -> pl.DataFrame:
    """The values that the last issue of each series rested on."""
    return ledger.last_issued(past).select(*SERIES, input_last="input_sha256").unique(SERIES, maintain_order=True)


def _cause(redefined: list[str]) -> pl.Expr:
    return (
        pl.when(pl.col("input_last") == pl.col("input_now")).then(pl.lit("model"))
        .when(pl.col("indicator_id").is_in(redefined)).then(pl.lit("definition"))
        .when(pl.col("is_of_source").is_not_null()).then(pl.lit("revised by source"))
        .otherwise(pl.lit("new evidence"))
    )  # fmt: skip
