"""Whether a contested term is promoted or rejected, by the sides beside each other."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.narrative import GROUP_RULE, GROUPS, uses
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import as_sample

FEWEST = 3
"""Uses of a term below which a balance is not worth stating."""
ALL = "all"
CELL = ["vintage", "entity", "period_start"]
MARKS = {"promotes": 1.0, "neutral": 0.5, "abstains": 0.5, "rejects": 0.0}


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by term, group of speakers (and `all`, each group with one vote) and year, between 0 and 1."""
    marked = uses(frames).with_columns(
        entity="term", mark=pl.col("stance").replace_strict(MARKS, return_dtype=pl.Float64)
    )
    balance = (pl.col("mark") * pl.col("weight")).sum() / pl.col("weight").sum()
    groups = marked.group_by(*CELL, counterpart="group").agg(
        balance=balance, plain=pl.col("mark").mean(), count=pl.len(), known_on=pl.col("known_on").max()
    )
    enough = pl.col("count") >= FEWEST
    each = groups.with_columns(
        value=pl.when(enough).then("balance"),
        low=pl.when(enough).then(pl.min_horizontal("balance", "plain")),
        high=pl.when(enough).then(pl.max_horizontal("balance", "plain")),
        evidence_rows=pl.when(enough).then(pl.col("count").cast(pl.Int64)),
    )
    together = each.group_by(CELL).agg(
        pl.col("value").mean(),
        low=pl.col("value").min(),
        high=pl.col("value").max(),
        counterpart=pl.lit(ALL),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.col("evidence_rows").sum(),
    )
    return as_sample(pl.concat([each, together], how="diagonal_relaxed"))


def finding(latest: pl.DataFrame) -> str:
    """The terms on which the groups stand farthest apart in the last year in which two of them are seen."""
    cells = observed(latest).filter(pl.col("counterpart").is_in(GROUPS))
    if cells.is_empty():
        return NOTHING
    spans = cells.group_by("entity", "period_start").agg(
        gap=pl.col("value").max() - pl.col("value").min(), groups=pl.len()
    )
    contested = spans.filter(pl.col("groups") > 1).sort("gap", "period_start", "entity", descending=[True, True, False])
    if contested.is_empty():
        return (
            f"In the statements recorded no term was used often enough by two groups in one year ({FEWEST} uses each)."
        )
    widest = contested.row(0, named=True)
    rows = cells.filter(entity=widest["entity"], period_start=widest["period_start"]).rows(named=True)
    sides = joined([f"{row['counterpart']} {row['value']:.1f} ({row['evidence_rows']} uses)" for row in rows])
    term = widest["entity"].replace("_", " ")
    year = widest["period_start"].year
    return f"Widest gap recorded: {term} in {year}, on a scale from 0 (rejected) to 1 (promoted): {sides}."


INDICATOR = Indicator(
    id="stance_balance",
    system="narrative",
    title="Balance of stances on contested terms",
    question="Which words divide the sides?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="term",
    reads=("statement", "membership_event"),
    coverage_rule=(
        "Sample: statements that were found; a term that a group used fewer than three times in a year is not "
        "observed, and one it did not use has no row."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Share of recorded uses that promote the term plus half of those that are neutral: 1 if all promote, 0 if all "
        "reject, 0.5 if both are even or all are neutral, which is half of one plus (promoting minus rejecting share). "
        "Each publisher has one vote within a group and year; low and high span the balance with and without that "
        f"rule. `all` is the mean of the groups seen, its low and high the groups farthest apart. {GROUP_RULE} For "
        "sanctions and enlargement, promoting means defending the thing; the scale tells stance, not merit."
    ),
    compute=compute,
    finding=finding,
)
