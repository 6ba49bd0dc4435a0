"""Alleged breaches by the accused and by who alleges."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import named
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import counted

SHOWN = 5


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by accused, accuser (in counterpart) and year; an allegation made by several counts for each."""
    alleged = frames["treaty_event"].filter(pl.col("event") == "alleged_breach").explode("alleged_by")
    return counted(
        alleged.select("vintage", "known_on", entity="actor", counterpart="alleged_by", day="event_date"), "A"
    )


def finding(latest: pl.DataFrame) -> str:
    """The pairs with most recorded allegations over all years."""
    sums = observed(latest).group_by("entity", "counterpart").agg(pl.col("value").sum())
    top = sums.sort("value", "entity", "counterpart", descending=[True, False, False]).head(SHOWN)
    if top.is_empty():
        return NOTHING
    parts = [
        f"{named(row['counterpart'])} on {named(row['entity'])} {row['value']:.0f}" for row in top.rows(named=True)
    ]
    return f"Most recorded allegations of breach, all years: {joined(parts)}; claims, not findings, and a sample."


INDICATOR = Indicator(
    id="alleged_breaches_by_claimant",
    system="commitments",
    title="Alleged breaches by accuser",
    question="Who accuses whom of breaking what was promised?",
    unit="allegations",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("treaty_event",),
    coverage_rule=(
        "Sample: allegations that were found. The United States prints a yearly compliance report and others do "
        "not, so counts follow who reports; years without a row are not observed."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Rows in which the counterpart (a state, an organisation, `press` or `research`) alleges that the entity broke "
        "an instrument, by year of the allegation or of the act alleged. One made by several counts for each of them, "
        "so accusers must not be added up; alleged_breaches counts it once. A formal finding of one state or alliance "
        "is an allegation too; findings of bodies outside the dispute stand in breaches_found and are never merged in. "
        "Counts measure who reports and what was found, not conduct."
    ),
    compute=compute,
    finding=finding,
)
