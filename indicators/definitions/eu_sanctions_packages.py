"""Numbered sanctions packages of the European Union against Russia."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label, start_of, up_to_vintage
from indicators.reading import NOTHING, observed

SENDER = "eu"
NUMBER = r"^EU (\d+)(?:st|nd|rd|th) package"
NOT_ADOPTED = ["cumulative_total", "planned", "blocked"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by quarter of adoption; a package adopted in several steps counts at its first."""
    packages = _packages(frames["sanction_step"])
    counts = packages.group_by("vintage", start_of(pl.col("adopted_on"), "Q").alias("period_start")).agg(
        value=pl.len(), evidence_rows=pl.len(), counted_on=pl.col("known_on").max()
    )
    first = packages.group_by("vintage").agg(first_day=pl.col("adopted_on").min())
    cells = up_to_vintage(first, "Q").join(counts, on=["vintage", "period_start"], how="left")
    return cells.with_columns(
        pl.col("value", "evidence_rows").fill_null(0),
        entity=pl.lit(SENDER),
        counterpart=pl.lit("RUS"),
        low=None,
        high=None,
        coverage=pl.lit("complete"),
        known_on=pl.col("counted_on"),
    )


def _packages(steps: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and numbered package adopted by then."""
    numbered = steps.with_columns(number=pl.col("package").str.extract(NUMBER).cast(pl.Int64))
    is_stock_or_plan = pl.col("kinds").list.set_intersection(NOT_ADOPTED).list.len() > 0
    adopted = numbered.filter(
        (pl.col("sender") == SENDER)
        & pl.col("number").is_not_null()
        & ~is_stock_or_plan
        & (pl.col("step_date") <= pl.col("vintage"))
    )
    return adopted.group_by("vintage", "number").agg(
        adopted_on=pl.col("step_date").min(),
        known_on=pl.max_horizontal(pl.col("known_on").min(), pl.col("step_date").min()),
    )


def finding(latest: pl.DataFrame) -> str:
    """How many packages were adopted in all, and when the latest."""
    quarters = observed(latest)
    if quarters.is_empty():
        return NOTHING
    last = quarters.filter(pl.col("value") > 0).row(-1, named=True)["period_start"]
    adopted = quarters["value"].sum()
    return (
        f"{adopted:.0f} numbered EU packages against Russia are recorded as adopted, the latest in {label(last, 'Q')}."
    )


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
