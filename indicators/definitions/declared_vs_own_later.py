"""What the organiser said later of the size, against what it had said before."""

import polars as pl

from indicators.declared import later_over_before, shown
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import as_sample

FAR = 1.5
SHOWN = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by exercise and its year: the organiser's later figure over its earlier one."""
    columns = ("vintage", "exercise_id", "start_date", "known_on")
    both = later_over_before(frames["exercise_claim"], frames["exercise"].select(columns))
    return as_sample(both.with_columns(entity="exercise_id", counterpart=pl.lit("")))


def finding(latest: pl.DataFrame) -> str:
    """How often the later figure is far larger, and where most."""
    seen = observed(latest)
    if seen.is_empty():
        return NOTHING
    far = int((seen["value"] >= FAR).sum())
    top = seen.sort("value", "entity", descending=[True, False]).head(SHOWN).rows(named=True)
    widest = joined([f"{shown(row['entity'])} ({row['value']:.1f} times)" for row in top])
    return (
        f"In {far} of {seen.height} recorded exercises whose organiser later gave another size, it was larger by "
        f"half or more; most in {widest}."
    )


INDICATOR = Indicator(
    id="declared_vs_own_later",
    system="exercises",
    title="Claimed after against declared before",
    question="Do organisers themselves later claim more troops than they announced?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="exercise",
    reads=("exercise", "exercise_claim"),
    coverage_rule=(
        "Sample: exercises for which two different sizes by the organising side were found, one known by the first "
        "day or announced as a plan, one after; exercises whose organiser kept to its figure are not in it."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Median of the figures for the whole exercise that the organising side first gave after its first day, "
        "over the median of those given before (known by the first day, or worded as planned, announced or "
        "declared). Low and high pair the extremes. A figure that is only repeated later does not count as later. "
        "Totals with civilians, linked drills or an unstated make-up stay out; the account of all stages counts "
        "(Kavkaz-2016: announced at 12,500, later 125,000 in stages with never more than 12,500 at once). More "
        "came than were planned, plans grew, or parts were declared apart: the ratio does not tell which."
    ),
    compute=compute,
    finding=finding,
)
