"""Exercises of 9,000 or more, by the bloc of their lead."""

import polars as pl

from indicators.blocs import BLOCS, OTHER, with_lead_bloc
from indicators.figures import best_figures
from indicators.indicator import Frames, Indicator
from indicators.periods import start_of, up_to_vintage
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

THRESHOLD = 9000
"""Troops from which the Vienna Document 2011 asks for notification 42 days ahead."""
EXERCISE = ["vintage", "exercise_id"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by bloc and year; low and high count by the smallest and the largest claim instead of the best figure."""
    sized = _sized(frames)
    counts = sized.group_by("vintage", "entity", "period_start").agg(
        value=pl.col("is_large").sum(),
        low=(pl.col("low") >= THRESHOLD).sum(),
        high=(pl.col("high") >= THRESHOLD).sum(),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    first = sized.group_by("vintage").agg(first_day=pl.col("start_date").min())
    grid = up_to_vintage(first.join(pl.DataFrame({"entity": [*BLOCS, OTHER]}), how="cross"), "A")
    return as_sample(grid.join(counts, on=["vintage", "entity", "period_start"], how="left")).with_columns(
        counterpart=pl.lit("")
    )


def _sized(frames: Frames) -> pl.DataFrame:
    """Exercises begun by the vintage with a figure, without those that belong to a larger one counted here."""
    begun = frames["exercise"].filter(pl.col("start_date") <= pl.col("vintage"))
    led = with_lead_bloc(begun, frames["membership_event"])
    sized = led.join(best_figures(frames["exercise_claim"]), on=EXERCISE).with_columns(
        is_large=pl.col("best") >= THRESHOLD,
        entity=pl.col("bloc"),
        period_start=start_of(pl.col("start_date"), "A"),
        known_on=pl.max_horizontal("known_on", "figures_known_on", "start_date"),
    )
    parents = sized.filter("is_large").select("vintage", part_of="exercise_id")
    return sized.join(parents, on=["vintage", "part_of"], how="anti")


def finding(latest: pl.DataFrame) -> str:
    """Recorded exercises of the last year with any, by bloc; called a sample."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    counts = joined([f"{row['value']:.0f} led by {_NAMES[row['entity']]}" for row in rows])
    open_year = so_far(is_preliminary=rows[0]["is_preliminary"])
    year = f"{rows[0]['period_start'].year}{open_year}"
    return f"Exercises of {THRESHOLD:,} or more recorded in {year}: {counts} (a sample, not activity)."


_NAMES = {
    "nato": "NATO or its members",
    "csto": "the CSTO or its members",
    "sco": "the SCO or its members",
    OTHER: "others",
}

INDICATOR = Indicator(
    id="large_exercises",
    system="exercises",
    title="Large exercises",
    question="How many exercises at or above the notification threshold are recorded, and who leads them?",
    unit="exercises",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: what could be found. Counts per year follow the sources, not activity; years without any figure "
        "are not observed."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Exercises by year of their first day whose best troop figure is 9,000 or more. The best figure is the "
        "median of the medians of the organiser's, other governments' and independent figures for the whole "
        "exercise. Low and high count by the smallest and the largest claim. The bloc is that of the lead on the "
        "first day: NATO and members, CSTO and members (Russia and Belarus among them), SCO and members outside "
        "the CSTO, others. An exercise that is part of a larger counted one is not counted again. Exercises "
        "inside and outside Europe count alike; the threshold is the Vienna Document's, but being above it is no "
        "breach."
    ),
    compute=compute,
    finding=finding,
)
