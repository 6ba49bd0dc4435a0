"""Voting agreement of world regions with Russia, China and the United States."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import end_of
from indicators.reading import NOTHING, joined, of_last_period

NEARLY_ALL = 0.9
"""Share of a region's UN members from which its mean counts as complete."""
CELL = ["vintage", "entity", "counterpart", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by UN M49 region, counterpart and year: the mean over the region's states, each with one voice."""
    states = (
        frames["country"]
        .filter(pl.col("m49_region").is_not_null())
        .select("iso3", "un_member_since", "valid_to", entity="m49_region")
    )
    votes = (
        frames["un_agreement"]
        .filter(pl.col("iso3") != pl.col("counterpart"))
        .join(states.select("iso3", "entity"), on="iso3")
        .with_columns(period_start=pl.date(pl.col("year"), 1, 1), counterpart=pl.col("counterpart").cast(pl.String))
        .filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))
    )
    means = votes.group_by(CELL).agg(
        value=pl.col("agreement").mean(),
        low=None,
        high=None,
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len(),
    )
    voting = pl.col("evidence_rows") / (pl.col("members") - (pl.col("counterpart_in_region").cast(pl.Int64)))
    return _with_members(means, states).with_columns(
        coverage=pl.when(voting >= NEARLY_ALL).then(pl.lit("complete")).otherwise(pl.lit("partial"))
    )


def _with_members(means: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """Adds the number of UN members of the region in that year, and whether the counterpart is one of them."""
    years = means.select("entity", "period_start").unique()
    seated = years.join(states, on="entity").filter(
        (pl.col("un_member_since") <= pl.col("period_start"))
        & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("period_start")))
    )
    members = seated.group_by("entity", "period_start").agg(members=pl.len().cast(pl.Int64))
    homes = states.select("entity", counterpart="iso3", counterpart_in_region=pl.lit(value=True))
    return (
        means.join(members, on=["entity", "period_start"], how="left")
        .join(homes, on=["entity", "counterpart"], how="left")
        .with_columns(pl.col("counterpart_in_region").fill_null(value=False), pl.col("members").fill_null(0))
    )


def finding(latest: pl.DataFrame) -> str:
    """Mean agreement of three regions in the last year with recorded votes."""
    rows = of_last_period(latest.filter(pl.col("entity").is_in(["Africa", "Asia", "Europe"])))
    if rows.is_empty():
        return NOTHING
    year = rows["period_start"][0].year
    by_region = rows.sort("entity", "counterpart").group_by("entity", maintain_order=True)
    parts = [f"{region} with {_words(of_region)}" for (region,), of_region in by_region]
    return f"Mean agreement in roll calls recorded for {year}: {'; '.join(parts)}."


def _words(of_region: pl.DataFrame) -> str:
    return joined([f"{row['counterpart']} {row['value']:.0%}" for row in of_region.rows(named=True)])


INDICATOR = Indicator(
    id="un_agreement",
    system="united_nations",
    title="UN voting agreement by region",
    question="With whom do the regions of the world vote, and is it moving?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="region",
    reads=("un_agreement", "country"),
    coverage_rule=(
        "Complete where at least nine tenths of the region's UN members have recorded votes in the year, else "
        "partial; full roll calls end in 2019."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Agreement in the General Assembly's recorded votes of the calendar year (1 same vote, 0.5 one of the two"
        " abstains, 0 opposite), averaged over the states of a UN M49 region without weights, with Russia, China "
        "and the United States in turn; the counterpart itself is left out. Most resolutions are adopted without "
        "a vote, and the agenda changes, so agreement measures the contested questions of that year, not "
        "alignment at large. The USSR's votes stand under RUS before 1992."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
