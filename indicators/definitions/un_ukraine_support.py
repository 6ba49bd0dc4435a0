"""Support for General Assembly resolutions on Ukraine and Crimea."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, newest
from indicators.resolutions import plenary

TOPICS = ("ukraine", "crimea")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by topic and year: mean yes share, with the lowest and the highest of the year's votes."""
    shares = plenary(frames["un_resolution"], TOPICS).with_columns(
        share=pl.col("yes") / (pl.col("yes") + pl.col("no") + pl.col("abstain"))
    )
    return shares.group_by("vintage", start_of(pl.col("vote_date"), "A").alias("period_start"), entity="topic").agg(
        counterpart=pl.lit(""),
        value=pl.col("share").mean(),
        low=pl.col("share").min(),
        high=pl.col("share").max(),
        coverage=pl.when(pl.col("from_memory").any()).then(pl.lit("partial")).otherwise(pl.lit("complete")),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("vote_date").max()),
        evidence_rows=pl.len(),
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest yes shares on Ukraine and on Crimea."""
    rows = newest(latest).rows(named=True)
    if not rows:
        return NOTHING
    parts = [
        f"{row['value']:.0%} on {row['entity'].capitalize()} in {row['period_start'].year}" for row in reversed(rows)
    ]
    return (
        f"Share in favour among yes, no and abstain at the latest General Assembly votes recorded: {', '.join(parts)}."
    )


INDICATOR = Indicator(
    id="un_ukraine_support",
    system="united_nations",
    title="UN support on Ukraine",
    question="Is the majority behind Ukraine in the General Assembly holding?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="topic",
    reads=("un_resolution",),
    coverage_rule=(
        "Complete for the recorded plenary votes on the two topics; partial in years with a count from memory; "
        "years without a vote have no row."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Yes votes divided by yes, no and abstain (absent states are not abstaining and are left out), averaged "
        "over the year's plenary votes; low and high are the year's lowest and highest vote. Committee votes are "
        "left out. The texts differ from vote to vote (aggression, reparations, peace, human rights in Crimea), "
        "so a change can come from the text as well as from the states; compare like resolutions."
    ),
    compute=compute,
    finding=finding,
)
