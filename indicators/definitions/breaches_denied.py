"""Denials of alleged breaches, by the state that denies."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import named
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import counted


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by denying actor and year."""
    denied = frames["treaty_event"].filter(pl.col("event") == "denied")
    return counted(denied.select("vintage", "known_on", entity="actor", counterpart=pl.lit(""), day="event_date"), "A")


def finding(latest: pl.DataFrame) -> str:
    """All recorded denials by actor."""
    sums = (
        observed(latest).group_by("entity").agg(pl.col("value").sum()).sort("value", "entity", descending=[True, False])
    )
    if sums.is_empty():
        return NOTHING
    parts = [f"{named(row['entity'])} {row['value']:.0f}" for row in sums.rows(named=True)]
    return f"Denials of alleged breaches recorded in all years: {joined(parts)}; no recorded denial is no admission."


INDICATOR = Indicator(
    id="breaches_denied",
    system="commitments",
    title="Breaches denied",
    question="Who denies having broken a commitment?",
    unit="denials",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("treaty_event",),
    coverage_rule="Sample: denials that were found; most denials have no row, and years without one are not observed.",
    model_family="count",
    minimum_periods=8,
    definition=(
        "Statements in which an actor denies a breach that others allege, by year. A denial answers an allegation of "
        "the same or an earlier year and is not matched to it here. Denials are recorded far more thinly than "
        "allegations, so their number says nothing of how often an actor denies, and the absence of a row is no "
        "admission. Never merged with allegations or with findings of outside bodies."
    ),
    compute=compute,
    finding=finding,
)
