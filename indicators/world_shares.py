"""Members' share of a world total, with bounds for the states that have no value in the year.

The world is the sum over all economies with a value. A state without one stands, in the bounds only, with its
value of the nearest year before (else after) that has one; a state that never has a value cannot be bounded.
"""

from collections.abc import Collection, Mapping

import polars as pl

from indicators.indicator import Frames
from indicators.live_sources import not_observed
from indicators.memberships import closed, members
from indicators.reading import joined, newest
from indicators.statuses import standing

LARGEST = ("brics", "nato", "sco")
LARGEST_ECONOMIES = ("brics", "eu", "nato", "sco")
BLOCS = ("brics", "csto", "eaeu", "eu", "nato", "sco")
YEAR = ["vintage", "period_start"]
CELL = [*YEAR, "entity"]


def member_share(frames: Frames, measure: str) -> pl.DataFrame:
    """The share in a column of country_year; reads membership_event and country_year."""
    rows = frames["country_year"].with_columns(period_start=pl.date(pl.col("year"), 1, 1), amount=pl.col(measure))
    return bounded_share(frames["membership_event"], rows)


def measured_share(frames: Frames, series_id: str) -> pl.DataFrame:
    """The share in a yearly series of the live table measurement, not observed before it is loaded.

    Reads membership_event and measurement.
    """
    rows = frames["measurement"].filter((pl.col("series_id") == series_id) & (pl.col("frequency") == "A"))
    shares = bounded_share(frames["membership_event"], rows.rename({"entity": "iso3", "value": "amount"}))
    waiting = not_observed(frames["membership_event"], shares, BLOCS, "A")
    return pl.concat([shares, waiting], how="diagonal_relaxed")


def told(latest: pl.DataFrame, what: str, blocs: Collection[str]) -> str:
    """The latest shares of these organisations in a sentence; empty where none has a value."""
    rows = newest(latest).filter(pl.col("entity").is_in(list(blocs))).rows(named=True)
    if not rows:
        return ""
    shares = joined([f"{row['entity'].upper()} {row['value']:.0%}" for row in rows])
    return f"Share of {what} in {rows[0]['period_start'].year}, by recorded membership: {shares}."


def bounded_share(events: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The computed columns of an indicator, for closed years with members; low and high only where a state lacks.

    `rows` has vintage, iso3, period_start, amount and known_on. A year in which a member has no value is partial.
    Low counts missing members as nothing and adds the other missing states to the world; high adds missing
    members and no one else.
    """
    amounts = _with_stand_ins(closed(rows).filter(pl.col("amount").is_not_null()))
    world = amounts.group_by(YEAR).agg(
        world=pl.col("amount").sum(), lacking=pl.col("stand_in").sum(), known_on=pl.col("known_on").max()
    )
    held = members(events.filter(pl.col("org_id").is_in(BLOCS)), BLOCS).rename({"org_id": "entity", "actor": "iso3"})
    evidence = standing(events.filter(pl.col("org_id").is_in(BLOCS)), {"size": ("member",)}).select(
        *YEAR, entity="org_id", joined_known_on="known_on"
    )
    theirs = held.join(amounts.drop("known_on"), on=[*YEAR, "iso3"], how="left").group_by(CELL).agg(
        theirs=pl.col("amount").sum(), theirs_lacking=pl.col("stand_in").sum(),
        missing=pl.col("amount").null_count(), evidence_rows=pl.len(),
    )  # fmt: skip
    share = theirs.join(world, on=YEAR).join(evidence, on=CELL, how="left").filter(pl.col("world") > 0)
    return share.with_columns(**_cells(), known_on=pl.max_horizontal("known_on", "joined_known_on"))


def _cells() -> Mapping[str, pl.Expr]:
    theirs, lacking = pl.col("theirs"), pl.col("lacking") > 0
    others = pl.col("lacking") - pl.col("theirs_lacking")
    raised = theirs + pl.col("theirs_lacking")
    is_whole = pl.col("missing") == 0
    return {
        "counterpart": pl.lit(""),
        "value": theirs / pl.col("world"),
        "low": pl.when(lacking).then(theirs / (pl.col("world") + others)),
        "high": pl.when(lacking).then(raised / (pl.col("world") + pl.col("theirs_lacking"))),
        "coverage": pl.when(is_whole).then(pl.lit("complete")).otherwise(pl.lit("partial")),
    }


def _with_stand_ins(amounts: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, year and state with any value: `amount` (null where missing), `stand_in` where missing."""
    kept = amounts.select(*YEAR, "iso3", "known_on", pl.col("amount").cast(pl.Float64))
    years, states = kept.select(YEAR).unique(), kept.select("vintage", "iso3").unique()
    state = ["vintage", "iso3"]
    full = years.join(states, on="vintage").join(kept, on=[*YEAR, "iso3"], how="left").sort(*state, "period_start")
    nearest = pl.col("amount").forward_fill().backward_fill().over(state)
    return full.with_columns(stand_in=pl.when(pl.col("amount").is_null()).then(nearest).otherwise(0.0))
