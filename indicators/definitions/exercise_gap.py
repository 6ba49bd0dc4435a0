"""Troops in recorded exercises of 10,000 and more, by the bloc of their lead."""

import polars as pl

from indicators.gap import LARGE, SIDES, troops_by_side
from indicators.indicator import Frames, Indicator
from indicators.periods import up_to_vintage
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by side and year, in persons; a year without a recorded exercise of that size is not observed."""
    troops = troops_by_side(frames)
    first = troops.group_by("vintage").agg(first_day=pl.col("period_start").min())
    grid = up_to_vintage(first.join(pl.DataFrame({"entity": list(SIDES)}), how="cross"), "A")
    return as_sample(grid.join(troops, on=["vintage", "entity", "period_start"], how="left")).with_columns(
        counterpart=pl.lit("")
    )


def finding(latest: pl.DataFrame) -> str:
    """Troops by side in the last year with any, with the range of the claims."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    told = joined([f"{row['value']:,.0f} led by {_NAMES[row['entity']]}{_range(row)}" for row in rows])
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Troops in exercises of {LARGE:,} and more recorded in {year}: {told} (a sample, not activity)."


def _range(row: dict[str, float]) -> str:
    return "" if row["low"] == row["high"] else f" (claims {row['low']:,.0f} to {row['high']:,.0f})"


_NAMES = {"nato": "NATO or its members", "csto": "Russia, Belarus or the CSTO"}

INDICATOR = Indicator(
    id="exercise_gap",
    system="exercises",
    title="Troops in large exercises",
    question="How many troops take part in large exercises on either side?",
    unit="persons",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: exercises for which a figure was found; a year without one is not observed. Years differ in how "
        "much was found."
    ),
    model_family="level",
    minimum_periods=8,
    definition=(
        "Sum of the best troop figures of exercises begun in the year whose best figure is 10,000 or more (median "
        "of the medians of the organiser's, other governments' and independent figures; the organiser's account "
        "of all stages counts as a total, which brings in Kavkaz-2016 at 125,000). Low adds the smallest claims of"
        " exercises that reach 10,000 by them, high the largest. Parts of a larger counted exercise are left out. "
        "nato: led by NATO or a member on the first day; csto: by the CSTO or a member, Russia and Belarus among "
        "them. No-notice checks and exercises outside the zone of the Vienna Document count, and troops on home "
        "bases do where the organiser counts them."
    ),
    compute=compute,
    finding=finding,
)
