"""What may follow a check: strategic exercises, and operations against Ukraine."""

from datetime import date

import polars as pl

from indicators.figures import EXERCISE
from indicators.indicator import Frames
from indicators.levels import STRATEGIC, whole_checks
from indicators.survival import waits_until_next

LEAD = "RUS"
THEATRE = ("UKR", "crimea", "ukraine-border")
"""Hosts of operations whose claims are dense enough for a beginning to be told; elsewhere claims come years late."""
QUIET_DAYS = 365
"""Days without a claim of the same kind after which a claim begins another operation."""
BASELINE_FROM, BASELINE_TO = date(2013, 1, 1), date(2022, 12, 31)


def checks(exercises: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and strategic check of Russia begun: exercise_id, `day` and known_on."""
    found = whole_checks(exercises.filter(pl.col("lead_actor") == LEAD)).filter(pl.col("level") == STRATEGIC)
    return found.filter(pl.col("start_date") <= pl.col("vintage")).select(*EXERCISE, "known_on", day="start_date")


def any_month(days: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage of `days` and first day of a month in the years of the checks, for comparison."""
    months = pl.date_range(BASELINE_FROM, BASELINE_TO, interval="1mo", eager=True).alias("day").to_frame()
    return days.select("vintage").unique().join_where(months, pl.col("day") <= pl.col("vintage"))


def strategic_moves(exercises: pl.DataFrame, deployments: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and strategic exercise of Russia, or beginning of an operation: `day` and known_on."""
    led = exercises.filter(
        (pl.col("lead_actor") == LEAD)
        & (pl.col("exercise_type").cast(pl.String) == "strategic")
        & (pl.col("date_precision").cast(pl.String) != "year")
        & (pl.col("start_date") <= pl.col("vintage"))
    )
    return pl.concat([led.select("vintage", "known_on", day="start_date"), _operations(deployments)])


def _operations(deployments: pl.DataFrame) -> pl.DataFrame:
    """First days of build-ups and of combat in or around Ukraine, by the claims on troops present."""
    claims = deployments.filter(
        (pl.col("sender") == LEAD)
        & pl.col("host").is_in(THEATRE)
        & pl.col("kind").cast(pl.String).is_in(("buildup", "combat"))
        & (pl.col("status").cast(pl.String) == "actual")
        & (pl.col("as_of") <= pl.col("vintage"))
    )
    daily = claims.group_by("vintage", "kind", day=pl.col("as_of")).agg(pl.col("known_on").min())
    days = daily.sort("vintage", "kind", "day")
    before = pl.col("day").shift(1).over("vintage", "kind")
    begins = before.is_null() | ((pl.col("day") - before).dt.total_days() > QUIET_DAYS)
    return days.filter(begins).select("vintage", "known_on", "day")


def waits(frames: Frames) -> pl.DataFrame:
    """One row per vintage, `kind` of wait and case: `wait`, `happened`, known_on and event_known_on.

    check: from a strategic check to the next strategic exercise or operation. any_month: the same from the first
    day of any month. Reads exercise and deployment_claim.
    """
    starts = checks(frames["exercise"])
    moves = strategic_moves(frames["exercise"], frames["deployment_claim"])
    months = any_month(starts).with_columns(known_on=pl.col("day"))
    columns = ("vintage", "wait", "happened", "known_on", "event_known_on")
    kinds = {"check": starts, "any_month": months}
    return pl.concat(
        [waits_until_next(each, moves).select(*columns, kind=pl.lit(kind)) for kind, each in kinds.items()]
    )
