"""Voting agreement of each state with Russia, China and the United States."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import end_of
from indicators.reading import NOTHING, joined, of_last_period

TOOK_PART = 0.5
"""Share of the counterpart's usual number of common votes from which a state's agreement counts as complete."""
NAMES = {"RUS": "Russia", "CHN": "China", "USA": "the United States"}


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by state, counterpart and year."""
    votes = frames["un_agreement"].with_columns(
        period_start=pl.date(pl.col("year"), 1, 1), counterpart=pl.col("counterpart").cast(pl.String)
    )
    closed = votes.filter(
        (pl.col("iso3") != pl.col("counterpart")) & (end_of(pl.col("period_start"), "A") <= pl.col("vintage"))
    )
    usual = pl.col("common_votes").median().over("vintage", "counterpart", "period_start")
    return closed.select(
        "vintage",
        "counterpart",
        "period_start",
        "known_on",
        entity="iso3",
        value="agreement",
        low=pl.lit(None, dtype=pl.Float64),
        high=pl.lit(None, dtype=pl.Float64),
        coverage=pl.when(pl.col("common_votes") >= TOOK_PART * usual)
        .then(pl.lit("complete"))
        .otherwise(pl.lit("partial")),
        evidence_rows="common_votes",
    )


def finding(latest: pl.DataFrame) -> str:
    """The agreement of the median state with each counterpart in the last year with recorded votes."""
    rows = of_last_period(latest.filter(pl.col("coverage") == "complete"))
    if rows.is_empty():
        return NOTHING
    medians = rows.group_by("counterpart").agg(pl.col("value").median()).sort("counterpart")
    parts = [f"{NAMES[counterpart]} {value:.0%}" for counterpart, value in medians.rows()]
    year = rows["period_start"][0].year
    return f"Agreement of the median state in the roll calls of {year}, the last full ones: {joined(parts)}."


INDICATOR = Indicator(
    id="un_agreement_by_country",
    system="united_nations",
    title="UN voting agreement by country",
    question="With whom does each state vote, and is it moving?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("un_agreement",),
    coverage_rule=(
        "Complete where the state took part in at least half as many common votes as the median state, else partial; "
        "full roll calls end in 2019, and years without a row are not observed."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Agreement of a state with Russia, China or the United States (counterpart) in the General Assembly's recorded "
        "votes of the calendar year: mean over the votes in which both took part of 1 (same vote), 0.5 (one abstained) "
        "and 0 (opposite). Absent is not abstaining and is left out. Most resolutions are adopted without a vote and "
        "the agenda changes, so agreement follows the contested questions of the year, not alignment at large. The "
        "seat of the USSR stands under RUS until 1991; states carry the code of their time. Years after 2019 wait "
        "for roll calls (un_agreement_all_pairs)."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
