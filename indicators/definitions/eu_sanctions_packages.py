"""Numbered sanctions packages of the European Union against Russia."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label, start_of, up_to_vintage
from indicators.reading import NOTHING, observed
from indicators.sanctions import EU, packages


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by quarter of adoption; a package adopted in several steps counts at its first."""
    adopted = packages(frames["sanction_step"])
    counts = adopted.group_by("vintage", start_of(pl.col("adopted_on"), "Q").alias("period_start")).agg(
        value=pl.len(), evidence_rows=pl.len(), counted_on=pl.col("known_on").max()
    )
    first = adopted.group_by("vintage").agg(first_day=pl.col("adopted_on").min())
    cells = up_to_vintage(first, "Q").join(counts, on=["vintage", "period_start"], how="left")
    return cells.with_columns(
        pl.col("value", "evidence_rows").fill_null(0),
        entity=pl.lit(EU),
        counterpart=pl.lit("RUS"),
        low=None,
        high=None,
        coverage=pl.lit("complete"),
        known_on=pl.col("counted_on"),
    )


def finding(latest: pl.DataFrame) -> str:
    """How many packages were adopted in all, and when the latest."""
    quarters = observed(latest)
    if quarters.is_empty():
        return NOTHING
    last = quarters.filter(pl.col("value") > 0).row(-1, named=True)["period_start"]
    count = quarters["value"].sum()
    return f"{count:.0f} numbered EU packages against Russia are recorded as adopted, the latest in {label(last, 'Q')}."


INDICATOR = Indicator(
    id="eu_sanctions_packages",
    system="sanctions",
    title="EU sanctions packages",
    question="Is the pace of new EU packages against Russia holding?",
    unit="packages",
    direction="neutral",
    frequency="Q",
    entity_kind="organisation",
    reads=("sanction_step",),
    coverage_rule="Complete: the packages are numbered without a gap, so none is missing up to the latest one.",
    model_family="count",
    minimum_periods=12,
    definition=(
        "Numbered packages of the European Union by quarter of adoption, from the first of February 2022. A "
        "package adopted in several steps (the third) counts once, at its first step. Running totals, planned and"
        " blocked packages, measures on Belarus and listings outside the numbering are left out. A count of "
        "packages says nothing about their weight or effect."
    ),
    compute=compute,
    finding=finding,
)
