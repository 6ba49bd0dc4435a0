"""Days between the numbered sanctions packages of the European Union."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, observed, so_far
from indicators.sanctions import EU, packages


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by year: median days since the package before, over the packages adopted in it, and the extremes."""
    adopted = packages(frames["sanction_step"]).sort("vintage", "number")
    gaps = adopted.with_columns(
        days=(pl.col("adopted_on") - pl.col("adopted_on").shift(1).over("vintage")).dt.total_days(),
        period_start=start_of(pl.col("adopted_on"), "A"),
    ).drop_nulls("days")
    return gaps.group_by("vintage", "period_start").agg(
        entity=pl.lit(EU),
        counterpart=pl.lit("RUS"),
        value=pl.col("days").median(),
        low=pl.col("days").min(),
        high=pl.col("days").max(),
        coverage=pl.lit("complete"),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )  # fmt: skip


def finding(latest: pl.DataFrame) -> str:
    """The median wait of each year."""
    rows = observed(latest).rows(named=True)
    if not rows:
        return NOTHING
    years = joined([_words(row["value"], row["period_start"].year, is_open=row["is_preliminary"]) for row in rows])
    return f"Median days between EU packages, by year of adoption: {years}."


def _words(days: float, year: int, *, is_open: bool) -> str:
    return f"{days:.0f} in {year}{so_far(is_preliminary=is_open)}"


INDICATOR = Indicator(
    id="days_between_packages",
    system="sanctions",
    title="Days between EU packages",
    question="Is the EU taking longer over each package?",
    unit="days",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("sanction_step",),
    coverage_rule="Complete: the packages are numbered without a gap, so none is missing up to the latest one.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "Days from the adoption of one numbered package against Russia to that of the next, counted in the year of the "
        "later one: their median, with the shortest and the longest as low and high. A package adopted in several "
        "steps (the third) counts at its first. The wait that is still running is not in it, so the latest year can "
        "only look too short. Longer waits can come from larger packages as well as from disagreement."
    ),
    compute=compute,
    finding=finding,
)
