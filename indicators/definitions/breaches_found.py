"""Breaches found by bodies outside the dispute, by the state found in breach and the body."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import named
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import counted


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by state, finding body (in counterpart) and year; never merged with allegations."""
    found = frames["treaty_event"].filter(pl.col("event") == "confirmed_breach").explode("alleged_by")
    return counted(found.select("vintage", "known_on", entity="actor", counterpart="alleged_by", day="event_date"), "A")


def finding(latest: pl.DataFrame) -> str:
    """All recorded findings by state and body."""
    cells = observed(latest)
    if cells.is_empty():
        return NOTHING
    sums = cells.group_by("entity", "counterpart").agg(
        pl.col("value").sum(), first=pl.col("period_start").min(), last=pl.col("period_start").max()
    )
    parts = [
        f"{row['value']:.0f} by {named(row['counterpart'])} on {named(row['entity'])} ({_span(row)})"
        for row in sums.sort("entity", "counterpart").rows(named=True)
    ]
    return f"Breaches found by bodies outside the dispute, as recorded: {joined(parts)}."


def _span(row: dict[str, object]) -> str:
    first, last = (getattr(row[name], "year") for name in ("first", "last"))  # noqa: B009
    return f"{first}" if first == last else f"{first} to {last}"


INDICATOR = Indicator(
    id="breaches_found",
    system="commitments",
    title="Breaches found",
    question="Which breaches were found by a body outside the dispute?",
    unit="findings",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="actor",
    reads=("treaty_event",),
    coverage_rule="Sample: findings that were found; years without one are not observed.",
    model_family="count",
    minimum_periods=8,
    definition=(
        "Findings of a breach by a body outside the dispute (counterpart): votes of the UN General Assembly and "
        "judgments of the European Court of Human Rights, by year. A formal finding of one state or of an alliance "
        "is an allegation and stands in alleged_breaches. The table is small and not a register of judgments: other "
        "states have been found in breach of the same instruments by the same Court, so nothing follows for states "
        "that have no row. A state may reject the body's jurisdiction. Never merged with allegations or denials."
    ),
    compute=compute,
    finding=finding,
)
