"""Who stood where in an organisation at each year's end, replayed from its membership events."""

from collections.abc import Mapping

import polars as pl

from indicators.periods import start_of, up_to_vintage

BLOCS = ("brics", "cica", "cis", "csto", "eaeu", "eu", "nato", "ndb", "osce", "sco")
"""Organisations whose membership events are complete enough to be counted."""
SERIES = ["vintage", "org_id"]
STATE = [*SERIES, "actor"]
COLUMNS = [*STATE, "event", "status_after", "event_date", "event_id", "known_on"]
NOT_YET = "none"


def standing(events: pl.DataFrame, groups: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """How many actors hold one of the statuses of each group at a year's end, or at the vintage in an open year.

    `events` is a stacked frame of membership_event. One row per vintage, org_id and period_start, from the
    organisation's first event on, with one column per group, `known_on` (latest evidence) and `evidence_rows`.
    An actor counts with its latest status; a suspended actor counts as `suspended_member` or `suspended`, by
    the status it had before.
    """
    happened = replayed(events.filter(pl.col("org_id").is_in(BLOCS)))
    steps = _yearly_steps(_steps(happened, groups), tuple(groups))
    first = happened.group_by(SERIES).agg(first_day=pl.col("event_date").min())
    filled = (
        up_to_vintage(first, "A").join(steps, on=[*SERIES, "period_start"], how="left").sort(*SERIES, "period_start")
    )
    totals = [pl.col(name).fill_null(0).cum_sum().over(SERIES) for name in (*groups, "evidence_rows")]
    return filled.with_columns(*totals, pl.col("known_on").cum_max().forward_fill().over(SERIES))


def replayed(events: pl.DataFrame) -> pl.DataFrame:
    """The events that had happened by the vintage, in order, with the status `before` and `after` each.

    `events` is a stacked frame of membership_event, of any organisations. A member whose participation is
    suspended is a `suspended_member`; `suspended` is left for suspended partners.
    """
    happened = events.select(COLUMNS).filter(pl.col("event_date") <= pl.col("vintage"))
    ordered = happened.sort(*STATE, "event_date", "event_id").with_columns(pl.col("status_after").cast(pl.String))
    # The rows of a state lie together, so that a look at the row before spares a slow window function.
    is_first = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1)) for name in STATE)
    status = pl.col("status_after")
    held = pl.when((status != "suspended") | is_first).then(status).forward_fill()
    is_frozen = (status == "suspended") & (held == "member")
    after = pl.when(is_frozen).then(pl.lit("suspended_member")).otherwise(status)
    return ordered.with_columns(after=after).with_columns(
        before=pl.when(is_first).then(pl.lit(NOT_YET)).otherwise(pl.col("after").shift(1))
    )


def _steps(replay: pl.DataFrame, groups: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """Per event, +1 where the actor enters a group, -1 where it leaves, 0 where nothing changes."""
    return replay.with_columns(
        (pl.col("after").is_in(held).cast(pl.Int64) - pl.col("before").is_in(held).cast(pl.Int64)).alias(name)
        for name, held in groups.items()
    )


def _yearly_steps(steps: pl.DataFrame, groups: tuple[str, ...]) -> pl.DataFrame:
    year = start_of(pl.col("event_date"), "A").alias("period_start")
    return steps.group_by(*SERIES, year).agg(
        pl.col(*groups).sum(),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("event_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )
