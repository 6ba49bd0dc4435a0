"""Troops in the larger recorded exercises of a year, by the bloc of their lead."""

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.declared import whole_claims
from indicators.figures import EXERCISE, best_figures
from indicators.indicator import Frames
from indicators.periods import start_of

LARGE = 10_000
"""Troops from which an exercise counts for the gap, as in the studies of 2015 that named it."""
SIDES = ("nato", "csto")


def troops_by_side(frames: Frames) -> pl.DataFrame:
    """One row per vintage, year and side with a recorded exercise of that size: troops `value`, `low`, `high`.

    Low adds up the smallest claims of exercises that reach the size by them, high the largest ones. A part of a
    larger counted exercise is not counted again. Reads exercise, exercise_claim and membership_event.
    """
    begun = frames["exercise"].filter(pl.col("start_date") <= pl.col("vintage"))
    sized = begun.join(best_figures(whole_claims(frames["exercise_claim"])), on=EXERCISE)
    large = with_lead_bloc(sized.filter(pl.col("high") >= LARGE), frames["membership_event"])
    parents = large.filter(pl.col("best") >= LARGE).select("vintage", part_of="exercise_id")
    whole = large.join(parents, on=["vintage", "part_of"], how="anti").filter(pl.col("bloc").is_in(SIDES))
    return whole.group_by("vintage", start_of(pl.col("start_date"), "A").alias("period_start"), entity="bloc").agg(
        value=_sum("best"),
        low=_sum("low"),
        high=_sum("high"),
        known_on=pl.max_horizontal(pl.col("known_on", "figures_known_on", "start_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def _sum(column: str) -> pl.Expr:
    return pl.col(column).filter(pl.col(column) >= LARGE).sum().cast(pl.Float64)
