"""Troop figures of exercises: the distinct ones, each side's own, and the best single figure."""

import polars as pl

EXERCISE = ["vintage", "exercise_id"]


def troop_figures(claims: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, exercise, claimant_type and distinct figure for the exercise as a whole, in persons.

    Only claims of the bare scope total are taken, so that like is compared with like: portions, phases,
    contingents and totals with a detail (planned, with linked drills) stay out. A figure that several
    publishers repeat counts once, from the day it was first known. Columns: value_low, value_high, middle, known_on.
    """
    whole = claims.filter(
        (pl.col("metric") == "troops") & (pl.col("scope") == "total") & pl.col("scope_detail").is_null()
    )
    return (
        whole.group_by(*EXERCISE, "claimant_type", "value_low", "value_high")
        .agg(known_on=pl.col("known_on").min())
        .with_columns(middle=(pl.col("value_low") + pl.col("value_high")) / 2)
    )


def by_side(figures: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, exercise and claimant_type: median, low and high of its distinct figures."""
    return figures.group_by(*EXERCISE, "claimant_type").agg(
        middle=pl.col("middle").median(),
        low=pl.col("value_low").min(),
        high=pl.col("value_high").max(),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def best_figures(claims: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and exercise with a figure: `best`, the claims' range `low` to `high`, in persons.

    The best figure is the median of the sides' medians: the organiser, other governments and independent
    voices have one vote each, however often they are quoted. The rule is the same for every lead.
    """
    return (
        by_side(troop_figures(claims))
        .group_by(EXERCISE)
        .agg(
            best=pl.col("middle").median(),
            low=pl.col("low").min(),
            high=pl.col("high").max(),
            figures_known_on=pl.col("known_on").max(),
            figures=pl.col("evidence_rows").sum(),
        )
    )
