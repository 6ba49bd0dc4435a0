"""Snap inspections and other no-notice checks, by who ordered them."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.reading import NOTHING, of_last_period, so_far
from indicators.sampling import counted


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by lead and quarter of the first day."""
    checks = frames["exercise"].filter("is_snap")
    parents = checks.select("vintage", part_of="exercise_id")
    whole = checks.join(parents, on=["vintage", "part_of"], how="anti")
    return counted(
        whole.select("vintage", "known_on", entity="lead_actor", counterpart=pl.lit(""), day="start_date"), "Q"
    )


def finding(latest: pl.DataFrame) -> str:
    """When the latest recorded checks fell, and by whom."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    who = ", ".join(f"{row['entity'].upper()}: {row['value']:.0f}" for row in rows)
    quarter = f"{label(rows[0]['period_start'], 'Q')}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"The latest snap inspections recorded in the sources seen fell in {quarter} ({who})."


INDICATOR = Indicator(
    id="snap_inspections",
    system="exercises",
    title="Snap inspections",
    question="How often are troops alerted without notice, and by whom?",
    unit="inspections",
    direction="higher_is_worse",
    frequency="Q",
    entity_kind="actor",
    reads=("exercise",),
    coverage_rule=(
        "Sample: presidential checks in Russia 2013-2022 are believed to be all in, but rows do not tell them "
        "from checks ordered by districts, of which one district alone claimed more than 250 in 2016. Quarters "
        "without a row are not observed."
    ),
    model_family="count",
    minimum_periods=12,
    definition=(
        "Exercises that a source called a no-notice, surprise or unscheduled check, by quarter of the first day "
        "and by lead. A check that is part of another check is not counted again. Rows known to the month only "
        "count in that month's quarter. Never read a quarter without rows as a quarter without checks."
    ),
    compute=compute,
    finding=finding,
)
