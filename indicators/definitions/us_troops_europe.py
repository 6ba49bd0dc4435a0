"""United States personnel assigned in Europe."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import end_of
from indicators.reading import NOTHING, value_at

HOSTS = ("BEL", "BGR", "DEU", "ESP", "EST", "GBR", "ITA", "LTU", "LVA", "NLD", "NOR", "POL", "ROU", "TUR")
TOTAL = "europe"
LARGEST_HOSTS = ("DEU", "GBR", "ITA")
"""Hosts without which a year's total is no total: the counts of 2003 and 2004 lack them."""
CELL = ["vintage", "entity", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by host and year, and their total over all hosts in the table (`europe`)."""
    hosts = frames["us_troops_europe"].with_columns(period_start=pl.date(pl.col("year"), 1, 1))
    known = hosts.filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))
    total = known.with_columns(entity=pl.lit(TOTAL))
    shown = known.filter(pl.col("iso3").is_in(HOSTS)).with_columns(entity=pl.col("iso3"))
    reported = pl.col("iso3").filter(pl.col("iso3").is_in(LARGEST_HOSTS)).n_unique()
    is_whole = (pl.col("entity").first() != TOTAL) | (reported == len(LARGEST_HOSTS))
    return (
        pl.concat([total, shown])
        .group_by(CELL)
        .agg(
            counterpart=pl.lit(""),
            value=pl.col("personnel").sum(),
            low=None,
            high=None,
            coverage=pl.when(is_whole).then(pl.lit("complete")).otherwise(pl.lit("partial")),
            known_on=pl.col("known_on").max(),
            evidence_rows=pl.len(),
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest total and its change; says that rotations are not in it."""
    total = latest.filter((pl.col("entity") == TOTAL) & pl.col("value").is_not_null()).sort("period_start")
    if total.is_empty():
        return NOTHING
    last = total.row(-1, named=True)
    year = last["period_start"].year
    before = value_at(latest, TOTAL, last["period_start"].replace(year=year - 1))
    change = "" if before is None else f" ({last['value'] - before:+,.0f} on the year before)"
    count = f"{last['value']:,.0f} US personnel were assigned in Europe in {year} by the DMDC count{change}"
    return f"{count}; rotations are not in it."


INDICATOR = Indicator(
    id="us_troops_europe",
    system="deployments",
    title="US personnel assigned in Europe",
    question="How many US troops are assigned in Europe, and is it rising?",
    unit="persons",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("us_troops_europe",),
    coverage_rule=(
        "Complete: the yearly DMDC counts of assigned active-duty personnel. A total that lacks one of the three "
        "largest hosts (2003 and 2004) is partial; a host without a count in a year has no row."
    ),
    model_family="level",
    minimum_periods=8,
    definition=(
        "Active-duty personnel assigned by host (DMDC), one count a year; `europe` sums all hosts in the table, "
        "Turkey included, Russia, the Caucasus and Central Asia left out. Assigned is not present: rotational "
        "brigades in Poland, Romania and the Baltic states are not in it, and announced totals that include them "
        "must never be mixed with it."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
