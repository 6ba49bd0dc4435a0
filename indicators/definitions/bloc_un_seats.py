"""Blocs' share of seats in the United Nations."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.memberships import closed, members
from indicators.periods import end_of
from indicators.reading import NOTHING, joined, newest
from indicators.statuses import standing

FIRST_YEAR = 2000
"""Before it, seats of states that have since ceased to be (Czechoslovakia, Yugoslavia) would be missing."""
YEAR = ["vintage", "org_id", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and closed year from 2000 on."""
    events = frames["membership_event"]
    years = closed(standing(events, {"members": ("member",)})).filter(pl.col("period_start").dt.year() >= FIRST_YEAR)
    held = closed(members(events)).join(
        frames["country"].select("un_member_since", actor="iso3"), on="actor", how="left"
    )
    seated = held.filter(pl.col("un_member_since") <= end_of(pl.col("period_start"), "A"))
    seats = seated.group_by(YEAR).agg(seats=pl.len().cast(pl.Int64))
    return (
        years.join(seats, on=YEAR, how="left")
        .join(_all_seats(years, frames["country"]), on="period_start")
        .with_columns(
            entity=pl.col("org_id"),
            counterpart=pl.lit(""),
            value=pl.col("seats").fill_null(0) / pl.col("all_seats"),
            low=None,
            high=None,
            coverage=pl.lit("complete"),
        )
    )


def _all_seats(years: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    """One row per year: seats in all."""
    since = countries.select("un_member_since").drop_nulls()
    return (
        years.select("period_start").unique().join(since, how="cross")
        .filter(pl.col("un_member_since") <= end_of(pl.col("period_start"), "A"))
        .group_by("period_start").agg(all_seats=pl.len().cast(pl.Int64))
    )  # fmt: skip


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of four blocs."""
    rows = newest(latest).filter(pl.col("entity").is_in(["brics", "eu", "nato", "sco"])).rows(named=True)
    if not rows:
        return NOTHING
    shares = joined([f"{row['entity'].upper()} {row['value']:.0%}" for row in rows])
    year = rows[0]["period_start"].year
    return f"Share of seats in the General Assembly at the end of {year}, by recorded membership: {shares}."


INDICATOR = Indicator(
    id="bloc_un_seats",
    system="blocs",
    title="Blocs' share of UN seats",
    question="How many votes in the General Assembly could each bloc muster?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event", "country"),
    coverage_rule="Complete from 2000 on: all members and all seats at the ends of closed years.",
    model_family="share",
    minimum_periods=8,
    definition=(
        "Members at the year's end that hold a seat in the United Nations, divided by all seats (193 since 2011), by "
        "day of admission. Members without a seat count for nothing: the Holy See in the OSCE, Palestine in CICA. "
        "From 2000 on only, as seats of states that have since dissolved are not among the admissions. Partners, "
        "invited and suspended states do not count. Members of a bloc do not vote as one: how they vote is "
        "measured elsewhere. Organisations overlap and must not be added up."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
