"""Published yearly tallies of the Russian president's trips, meetings and calls."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, newest

NAMES = {
    "countries_visited": "countries visited",
    "foreign_trips": "foreign trips",
    "foreign_trips_outside_cis_since_24_feb": "trips outside the CIS",
    "meetings_with_lukashenko": "meetings with the President of Belarus",
    "meetings_with_xi_cumulative_since_2013": "meetings with the President of China since 2013",
    "phone_calls_with_trump": "calls with the President of the United States",
}


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, tally and year; several figures for one tally and year span low to high."""
    tallies = frames["leader_contact_tally"].filter(pl.date(pl.col("year"), 1, 1) <= pl.col("vintage"))
    figures = tallies.group_by("vintage", "year", "actor", "metric", "value").agg(pl.col("known_on").min())
    dated = figures.with_columns(period_start=pl.date(pl.col("year"), 1, 1))
    return dated.group_by("vintage", "period_start", entity="actor", counterpart="metric").agg(
        pl.col("value").median(),
        low=pl.col("value").min(),
        high=pl.col("value").max(),
        coverage=pl.lit("partial"),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest figure of each tally."""
    rows = newest(latest).rows(named=True)
    if not rows:
        return NOTHING
    parts = [f"{_name(row['counterpart'])} {row['value']:.0f} ({row['period_start'].year})" for row in rows]
    return f"Latest tallies recorded for the Russian president, each by its own rule: {joined(parts)}."


def _name(metric: str) -> str:
    return NAMES.get(metric, metric.replace("_", " "))


INDICATOR = Indicator(
    id="official_contact_tally",
    system="diplomacy",
    title="Published tallies of contacts",
    question="What do published tallies say of the Russian president's travel and meetings?",
    unit="trips, meetings, calls or countries",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("leader_contact_tally",),
    coverage_rule=(
        "Partial: the few tallies that were found, some of them up to a day before the year's end; years without one "
        "have no row."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Tallies as published by authorities or the press, by year; the counterpart names the tally. Rules differ "
        "between tallies and between years (a trip, a country and a meeting are three things; some count video, some "
        "only what lay outside the CIS after 24 February 2022), so they are never chained into one series or added. "
        "`meetings_with_xi_cumulative_since_2013` is a running total, all others are of the year."
    ),
    compute=compute,
    finding=finding,
)
