"""Votes on the contested series of General Assembly resolutions: yes, no, abstaining, absent."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, newest
from indicators.resolutions import TITLES, plenary

VOTES = ("yes", "no", "abstain", "absent")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by topic, vote (in counterpart) and day of voting, in states; several texts of a day make the band."""
    counts = plenary(frames["un_resolution"]).unpivot(
        on=VOTES,
        index=["vintage", "topic", "vote_date", "known_on", "from_memory"],
        variable_name="counterpart",
        value_name="states",
    )
    cells = counts.drop_nulls("states").group_by("vintage", "counterpart", entity="topic", period_start="vote_date")
    return cells.agg(
        value=pl.col("states").mean(),
        low=pl.col("states").min(),
        high=pl.col("states").max(),
        coverage=pl.when(pl.col("from_memory").any()).then(pl.lit("partial")).otherwise(pl.lit("complete")),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("vote_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def finding(latest: pl.DataFrame) -> str:
    """Yes, no and abstaining at the last vote of every topic."""
    rows = newest(latest)
    if rows.is_empty():
        return NOTHING
    parts = []
    for topic, title in TITLES.items():
        last = rows.filter(pl.col("entity") == topic)
        counts = {row["counterpart"]: f"{row['value']:.0f}" for row in last.rows(named=True)}
        if {"yes", "no", "abstain"} <= counts.keys():
            year = last["period_start"].max().year  # type: ignore[union-attr]
            parts.append(f"{title} {counts['yes']}-{counts['no']}-{counts['abstain']} ({year})")
    return f"Yes, no and abstaining at the last day of voting recorded: {joined(parts)}."


INDICATOR = Indicator(
    id="un_key_votes",
    system="united_nations",
    title="Key votes in the General Assembly",
    question="How do states vote on the resolutions that divide them?",
    unit="states",
    direction="neutral",
    frequency="D",
    entity_kind="topic",
    reads=("un_resolution",),
    coverage_rule=(
        "Complete for the plenary votes recorded on six topics, partial where a count is from memory; some votes of "
        "2020-24 were not found, and absences were not counted in most."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Number of states voting yes, no, abstaining or absent (counterpart) on a day of voting, for the series on "
        "Ukraine, Crimea, unilateral coercive measures (sanctions), glorification of Nazism, outer space and a "
        "democratic and equitable order (new_order). Where several texts of a topic were voted on that day the value "
        "is their mean, low and high the range. Committee votes are left out. Absent is not abstaining, and no number "
        "of absences is made up from the rest. Texts change: an amendment turned the vote on Nazism in 2022, so a "
        "change can come from the text as well as from the states."
    ),
    compute=compute,
    finding=finding,
)
