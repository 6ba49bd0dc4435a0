"""Alleged breaches of commitments, by the accused."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import counted


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by accused and year; allegations only, never merged with findings of outside bodies."""
    alleged = frames["treaty_event"].filter(pl.col("event") == "alleged_breach")
    return counted(alleged.select("vintage", "known_on", entity="actor", counterpart=pl.lit(""), day="event_date"), "A")


def finding(latest: pl.DataFrame) -> str:
    """Allegations of the last year that has any, by accused; called claims, never findings."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    counts = joined([f"{row['entity'].upper()} {row['value']:.0f}" for row in rows])
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Breaches alleged in {year}, as recorded: {counts}; these are claims by others, not findings."


INDICATOR = Indicator(
    id="alleged_breaches",
    system="commitments",
    title="Alleged breaches",
    question="Who is accused of breaking what was promised?",
    unit="allegations",
    direction="higher_is_worse",
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
        "Rows in which a state, an organisation, the press or research alleges that the entity broke an "
        "instrument, by year of the allegation or of the act alleged. A formal finding of one state or alliance "
        "is an allegation too. Findings of bodies outside the dispute are never merged in. Counts are no measure "
        "of conduct and must not be compared between actors."
    ),
    compute=compute,
    finding=finding,
)
