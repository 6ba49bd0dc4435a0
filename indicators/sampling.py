"""Counts of rows in tables that are samples: what was found is counted, what was not found is not zero."""

import polars as pl

from indicators.periods import start_of, up_to_vintage

SERIES = ["vintage", "entity", "counterpart"]


def counted(found: pl.DataFrame, frequency: str) -> pl.DataFrame:
    """Found rows per period, from each series' first one to the vintage.

    `found` has one row per vintage and thing, with vintage, entity, counterpart, day and known_on; things
    that lie ahead of the vintage are left out. A period in which nothing was found has no value and is
    `not_observed`; all others are a `sample`. Returns the computed columns of an indicator.
    """
    happened = found.filter(pl.col("day") <= pl.col("vintage"))
    counts = happened.group_by(*SERIES, start_of(pl.col("day"), frequency).alias("period_start")).agg(
        value=pl.len().cast(pl.Float64),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("day").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    first = happened.group_by(SERIES).agg(first_day=pl.col("day").min())
    return as_sample(up_to_vintage(first, frequency).join(counts, on=[*SERIES, "period_start"], how="left"))


def as_sample(cells: pl.DataFrame) -> pl.DataFrame:
    """Marks cells with evidence as a sample and those without as not observed; adds low and high where missing."""
    seen = pl.col("evidence_rows").fill_null(0) > 0
    bounds = [pl.lit(None, dtype=pl.Float64).alias(name) for name in ("low", "high") if name not in cells.columns]
    return cells.with_columns(
        *bounds,
        evidence_rows=pl.col("evidence_rows").fill_null(0),
        coverage=pl.when(seen).then(pl.lit("sample")).otherwise(pl.lit("not_observed")),
    )
