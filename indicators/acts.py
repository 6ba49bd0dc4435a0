"""Recorded acts of one kind under a treaty, counted by who acted."""

import polars as pl

from indicators.indicator import Frames
from indicators.places import named
from indicators.reading import joined, observed
from indicators.sampling import counted


def by_actor(frames: Frames, event: str) -> pl.DataFrame:
    """Cells by actor and year for one kind of `treaty_event`, each act once however many reported it."""
    acts = frames["treaty_event"].filter(pl.col("event") == event)
    return counted(acts.select("vintage", "known_on", entity="actor", counterpart=pl.lit(""), day="event_date"), "A")


def of_all_years(latest: pl.DataFrame) -> str:
    """The acts of all years by actor, the most first; empty where none is recorded."""
    sums = (
        observed(latest).group_by("entity").agg(pl.col("value").sum()).sort("value", "entity", descending=[True, False])
    )
    return (
        joined([f"{named(row['entity'])} {row['value']:.0f}" for row in sums.rows(named=True)]) if sums.height else ""
    )
