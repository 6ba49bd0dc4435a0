"""Summits that took place, and the completeness of their lists of participants."""

import polars as pl

from indicators.indicator import Frames

SUMMIT = ["vintage", "summit_id"]
PLANNED = "planned"


def held(summits: pl.DataFrame) -> pl.DataFrame:
    """The editions begun by the vintage. One whose holding was not confirmed is a plan, even after its date."""
    is_plan = pl.col("outcome").fill_null("").str.starts_with(PLANNED)
    return summits.filter((pl.col("start_date") <= pl.col("vintage")) & ~is_plan)


def participants(frames: Frames) -> pl.DataFrame:
    """One row per vintage, edition held and state recorded, absences included.

    Adds series and start_date of the edition, `came`, `is_disputed`, and `is_listed`: as many states are recorded
    as present as the edition counted in all. Reads summit and summit_attendance.
    """
    outcome = pl.col("outcome").fill_null("")
    rows = (
        frames["summit_attendance"]
        .with_columns(came=pl.col("level").cast(pl.String) != "absent", is_disputed=outcome.str.contains("disputed"))
        .group_by(*SUMMIT, "actor")
        .agg(pl.col("came", "is_disputed").any(), pl.col("known_on").min())
    )
    editions = held(frames["summit"]).select(*SUMMIT, "series", "start_date", "total_attending")
    return rows.join(editions, on=SUMMIT).with_columns(
        is_listed=(pl.col("came").sum().over(SUMMIT) >= pl.col("total_attending")).fill_null(value=False),
        known_on=pl.max_horizontal("known_on", "start_date"),
    )
