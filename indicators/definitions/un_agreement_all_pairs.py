"""Voting agreement of every pair of states, by three years of roll calls."""

import polars as pl

from indicators.agreement import all_pairs, as_rows
from indicators.indicator import Frames, Indicator
from indicators.periods import end_of
from indicators.reading import NOTHING, of_last_period

YEARS = 3
"""Calendar years pooled into one agreement."""
FIRST_YEAR = 2014
"""First year of the first block of years."""
FEWEST = 20
"""Common votes below which an agreement says little."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by pair of states and block of three years, the period being the last year of the block.

    With roll calls loaded: every pair once, the state first in the alphabet as entity. Without: every state with
    Russia, China and the United States, from the table of agreements.
    """
    roll_calls = frames["un_roll_call_vote"]
    pairs = _embedded(frames["un_agreement"]) if roll_calls.is_empty() else _from_roll_calls(roll_calls)
    enough = pl.col("evidence_rows") >= FEWEST
    return pairs.with_columns(
        low=None, high=None, coverage=pl.when(enough).then(pl.lit("complete")).otherwise(pl.lit("partial"))
    )


def _in_closed_blocks(rows: pl.DataFrame, year: pl.Expr) -> pl.DataFrame:
    """Adds period_start; leaves out years before the first block and blocks still open at the vintage."""
    last = (year - FIRST_YEAR) // YEARS * YEARS + FIRST_YEAR + YEARS - 1
    dated = rows.filter(year >= FIRST_YEAR).with_columns(period_start=pl.date(last, 1, 1))
    return dated.filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))


def _embedded(agreements: pl.DataFrame) -> pl.DataFrame:
    """The yearly agreements of each block, weighted by their common votes."""
    others = agreements.with_columns(pl.col("counterpart").cast(pl.String)).filter(
        pl.col("iso3") != pl.col("counterpart")
    )
    weighted = (pl.col("agreement") * pl.col("common_votes")).sum() / pl.col("common_votes").sum()
    return (
        _in_closed_blocks(others, pl.col("year"))
        .group_by("vintage", "counterpart", "period_start", entity="iso3")
        .agg(value=weighted, known_on=pl.col("known_on").max(), evidence_rows=pl.col("common_votes").sum())
    )


def _from_roll_calls(votes: pl.DataFrame) -> pl.DataFrame:
    """Agreement in the roll calls of each block, by matrix product."""
    blocks = _in_closed_blocks(votes, pl.col("vote_date").dt.year())
    parts = [_pairs_of(block) for _, block in blocks.group_by("vintage", "period_start", maintain_order=True)]
    return pl.concat(parts) if parts else pl.DataFrame(schema=_SCHEMA)


_SCHEMA = {
    "vintage": pl.Date, "period_start": pl.Date, "known_on": pl.Date, "entity": pl.String, "counterpart": pl.String,
    "value": pl.Float64, "evidence_rows": pl.Int64,
}  # fmt: skip


def _pairs_of(block: pl.DataFrame) -> pl.DataFrame:
    pairs = as_rows(all_pairs(block.select("iso3", "vote", roll_call="roll_call_id")))
    when = block.select(pl.col("vintage", "period_start").first(), pl.col("known_on").max())
    return when.join(
        pairs.select(entity="left", counterpart="right", value="agreement", evidence_rows="common"), how="cross"
    )


def finding(latest: pl.DataFrame) -> str:
    """How many pairs have enough votes in common in the last block, and their median agreement."""
    rows = of_last_period(latest.filter(pl.col("coverage") == "complete"))
    if rows.is_empty():
        return NOTHING
    year = rows["period_start"][0].year
    median = f"{rows.select(pl.col('value').median()).item():.0%}"
    years = f"{year - YEARS + 1} to {year}"
    return f"Median voting agreement of {rows.height:,} pairs of states in the roll calls of {years}: {median}."


INDICATOR = Indicator(
    id="un_agreement_all_pairs",
    system="united_nations",
    title="UN voting agreement of all pairs",
    question="Which states vote alike, and which groups form?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("un_roll_call_vote", "un_agreement"),
    coverage_rule=(
        "Complete where a pair has at least 20 votes in common, else partial; pairs other than those with Russia, "
        "China and the United States, and years after 2019, need the live source un_roll_calls and are not observed "
        "without it."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Agreement in the General Assembly's recorded votes of three calendar years (2014-16, 2017-19, ...; shown "
        "under the last of them, once it is over): mean over the votes in which both took part of 1 (same vote), 0.5 "
        "(one abstained) and 0 (opposite). With the live roll calls every pair is compared (each stands once, under "
        "the state first in the alphabet by code), by a product of matrices; without them only pairs with Russia, "
        "China and the United States, as the average of yearly agreements weighted by common votes. Votes that differ "
        "in weight count alike, and the agenda decides what can be agreed on."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
