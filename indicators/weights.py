"""What organisations weigh: their members' share of the world's people or output."""

import polars as pl

from indicators.indicator import Frames
from indicators.periods import end_of

BLOCS = ("brics", "csto", "eaeu", "eu", "nato", "sco")
YEAR = ["vintage", "period_start"]
CELL = ["vintage", "entity", "period_start"]


def member_share(frames: Frames, measure: str) -> pl.DataFrame:
    """Share of the members at each year's end in the sum of `measure` over all economies with a value.

    Reads membership_event and country_year. Returns the computed columns of an indicator, for years with members;
    a year in which a member has no value is partial, and its share too low by that member.
    """
    values = frames["country_year"].with_columns(period_start=pl.date(pl.col("year"), 1, 1)).select(
        *YEAR, "iso3", "known_on", amount=pl.col(measure)
    )  # fmt: skip
    closed = values.filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))
    world = closed.group_by(YEAR).agg(world=pl.col("amount").sum(), known_on=pl.col("known_on").max())
    members = _members(frames["membership_event"], world.select(YEAR))
    held = members.join(closed.select(*YEAR, "iso3", "amount"), on=[*YEAR, "iso3"], how="left")
    return (
        held.group_by(CELL)
        .agg(
            theirs=pl.col("amount").sum(), missing=pl.col("amount").null_count(), evidence_rows=pl.len(),
            joined=pl.col("event_known_on").max(),
        )
        .join(world, on=YEAR)
        .filter(pl.col("world") > 0)
        .with_columns(
            counterpart=pl.lit(""),
            value=pl.col("theirs") / pl.col("world"),
            low=None,
            high=None,
            coverage=pl.when(pl.col("missing") == 0).then(pl.lit("complete")).otherwise(pl.lit("partial")),
            known_on=pl.max_horizontal("known_on", "joined"),
        )
    )  # fmt: skip


def _members(events: pl.DataFrame, years: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, organisation, year and state that was a member at the year's end."""
    states = events.filter(pl.col("org_id").is_in(BLOCS)).select(
        "vintage", "event_date", "event_id", "status_after", entity="org_id", iso3="actor", event_known_on="known_on"
    )
    return (
        states.join(years, on="vintage")
        .filter(pl.col("event_date") <= end_of(pl.col("period_start"), "A"))
        .sort("event_date", "event_id")
        .unique([*CELL, "iso3"], keep="last", maintain_order=True)
        .filter(pl.col("status_after") == "member")
    )
