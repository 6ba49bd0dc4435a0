"""Accessions to ten organisations per year."""

import polars as pl

from indicators.event_counts import every_year
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, observed

SHOWN = ("brics", "eu", "nato", "sco")
SINCE = 2020


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year, zero in years without an accession."""
    events = frames["membership_event"]
    accessions = events.filter((pl.col("event") == "joined") & (pl.col("event_date") <= pl.col("vintage")))
    return every_year(accessions.with_columns(counterpart=pl.lit("")), events, ("",)).with_columns(
        low=None, high=None, coverage=pl.lit("complete")
    )


def finding(latest: pl.DataFrame) -> str:
    """Accessions since 2020 to four organisations."""
    cells = observed(latest).filter(pl.col("entity").is_in(SHOWN) & (pl.col("period_start").dt.year() >= SINCE))
    if cells.is_empty():
        return NOTHING
    totals = cells.group_by("entity").agg(pl.col("value").sum()).sort("entity").rows()
    return f"Accessions recorded since {SINCE}: {joined([f'{name.upper()} {count:.0f}' for name, count in totals])}."


INDICATOR = Indicator(
    id="bloc_accessions",
    system="blocs",
    title="Accessions to blocs",
    question="How many states joined each organisation, and when?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule="Complete: every accession to these ten organisations is recorded; founders are no accessions.",
    model_family="count",
    minimum_periods=8,
    definition=(
        "States that became members in the year, by the day on which membership began; founding members are left out. "
        "Signing or ratifying a charter as a member, a promise, an invitation (Saudi Arabia in BRICS) or a partnership "
        "is no accession. States that came to the OSCE as heirs of a dissolved state count as accessions there, as "
        "does Serbia in 2000. Of a few CICA accessions only the year is known. Accessions come in rounds, so a "
        "quiet year says little. A count of accessions says nothing about the weight of those who joined."
    ),
    compute=compute,
    finding=finding,
)
