"""Counts of membership events per year."""

import polars as pl

from indicators.periods import start_of, up_to_vintage
from indicators.statuses import BLOCS

CELL = ["vintage", "entity", "counterpart", "period_start"]


def yearly(found: pl.DataFrame) -> pl.DataFrame:
    """Events per vintage, org_id, counterpart and year, for the years that have any.

    `found` has one row per vintage and event, with org_id, counterpart, event_date and known_on.
    """
    return found.group_by(
        "vintage", "counterpart", entity="org_id", period_start=start_of(pl.col("event_date"), "A")
    ).agg(
        value=pl.len().cast(pl.Float64),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("event_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def every_year(found: pl.DataFrame, events: pl.DataFrame, counterparts: tuple[str, ...]) -> pl.DataFrame:
    """The same with zeros, for each of the counterparts and every year from an organisation's first event on.

    `events` is the whole stacked frame of membership_event; only organisations whose events are complete are kept.
    """
    begun = events.filter(pl.col("org_id").is_in(BLOCS) & (pl.col("event_date") <= pl.col("vintage")))
    first = begun.group_by("vintage", entity="org_id").agg(first_day=pl.col("event_date").min())
    grid = up_to_vintage(first, "A").join(pl.DataFrame({"counterpart": counterparts}), how="cross")
    cells = grid.join(yearly(found), on=CELL, how="left")
    return cells.with_columns(pl.col("value", "evidence_rows").fill_null(0))
