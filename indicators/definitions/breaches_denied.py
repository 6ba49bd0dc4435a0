"""Denials of alleged breaches, by the state that denies."""

import polars as pl

from indicators.acts import by_actor, of_all_years
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by denying actor and year."""
    return by_actor(frames, "denied")


def finding(latest: pl.DataFrame) -> str:
    """All recorded denials by actor."""
    denials = of_all_years(latest)
    return (
        f"Denials of alleged breaches recorded in all years: {denials}; no recorded denial is no admission."
        if denials
        else NOTHING
    )


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
