"""Inspections, overflights and consultations reported as refused, by who refused."""

import polars as pl

from indicators.acts import by_actor, of_all_years
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by refusing actor and year, each refusal once however many reported it."""
    return by_actor(frames, "rejected_inspection")


def finding(latest: pl.DataFrame) -> str:
    """All recorded refusals by actor."""
    refusals = of_all_years(latest)
    return (
        f"Inspections, flights or consultations reported as refused, recorded in all years: {refusals}."
        if refusals
        else NOTHING
    )


INDICATOR = Indicator(
    id="refused_inspections",
    system="commitments",
    title="Refused inspections",
    question="Who is reported to have refused inspections, flights or consultations?",
    unit="refusals",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="actor",
    reads=("treaty_event",),
    coverage_rule="Sample: refusals that were found; years without one are not observed.",
    model_family="count",
    minimum_periods=8,
    definition=(
        "Inspections under arms control treaties, flights under Open Skies and consultations under the Vienna Document "
        "that the actor is reported to have refused or stayed away from, by year. Reported by the other side: the "
        "refuser may give a ground that the rules allow (pandemic, force majeure) or deny that there was a request, "
        "as Türkiye did in 2016. Inspections that took place are not in the table, so there is no rate of refusal."
    ),
    compute=compute,
    finding=finding,
)
