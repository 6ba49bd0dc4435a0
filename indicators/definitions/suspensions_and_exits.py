"""Suspensions of and exits from commitments per year, by actor."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.places import named
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import counted
from indicators.treaty_steps import steps

SINCE = 2014
SHOWN = 4


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, step (suspended or withdrew, in counterpart) and year: commitments, each once a year."""
    taken = steps(frames["treaty_event"]).with_columns(
        entity="actor", counterpart=pl.col("event").cast(pl.String), year=start_of(pl.col("event_date"), "A")
    )
    once = taken.sort("event_date", "event_id").unique(
        ["vintage", "entity", "counterpart", "treaty_id", "year"], keep="first", maintain_order=True
    )
    return counted(once.select("vintage", "entity", "counterpart", "known_on", day="event_date"), "A")


def finding(latest: pl.DataFrame) -> str:
    """The actors with most recorded steps since 2014, suspensions and exits apart."""
    recent = observed(latest).filter(pl.col("period_start").dt.year() >= SINCE)
    if recent.is_empty():
        return NOTHING
    sums = recent.group_by("entity").agg(
        suspended=pl.col("value").filter(pl.col("counterpart") == "suspended").sum(),
        withdrew=pl.col("value").filter(pl.col("counterpart") == "withdrew").sum(),
    )
    top = sums.sort(pl.col("suspended") + pl.col("withdrew"), "entity", descending=[True, False]).head(SHOWN)
    parts = [f"{named(row['entity'])} {row['suspended']:.0f} and {row['withdrew']:.0f}" for row in top.rows(named=True)]
    return f"Suspensions and exits recorded since {SINCE}: {joined(parts)}."


INDICATOR = Indicator(
    id="suspensions_and_exits",
    system="commitments",
    title="Suspensions and exits",
    question="Who suspends or leaves commitments, and when?",
    unit="commitments",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="actor",
    reads=("treaty_event",),
    coverage_rule=(
        "Sample: steps that were found, best covered for Russia and the United States; years without one are not "
        "observed."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Commitments (treaties, political documents and accords of all listed families) that the actor suspended, in "
        "full or towards some parties, or withdrew from, by year of the step; each counts once a year and kind, "
        "however many laws and letters it took. Announcements are not counted. Left out: the revoked Russian "
        "ratification of the CTBT (2023) and the end of Russia's own moratorium after the INF treaty (2025), which "
        "are no exits from a treaty, and inspections paused for the pandemic in 2020. A lawful exit and an unlawful "
        "suspension count alike; a step can answer another's. `nato` stands for allies acting together."
    ),
    compute=compute,
    finding=finding,
)
