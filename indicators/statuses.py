"""Who stood where in an organisation at each year's end, replayed from its membership events."""

from collections.abc import Mapping

import polars as pl

from indicators.periods import start_of, up_to_vintage

BLOCS = ("brics", "cica", "cis", "csto", "eaeu", "eu", "nato", "ndb", "osce", "sco")
"""Organisations whose membership events are complete enough to be counted."""
SERIES = ["vintage", "org_id"]


def standing(events: pl.DataFrame, groups: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """How many actors hold one of the statuses of each group at a year's end, or at the vintage in an open year.

    `events` is a stacked frame of membership_event. One row per vintage, org_id and period_start, from the
    organisation's first event on, with one column per group, `known_on` (latest evidence) and `evidence_rows`.
    An actor counts with its latest status; a suspended actor counts as `suspended_member` or `suspended`, by
    the status it had before.
    """
    happened = events.filter(pl.col("org_id").is_in(BLOCS) & (pl.col("event_date") <= pl.col("vintage")))
    steps = _yearly_steps(_steps(happened, groups), tuple(groups))
    first = happened.group_by(SERIES).agg(first_day=pl.col("event_date").min())
    filled = (
        up_to_vintage(first, "A").join(steps, on=[*SERIES, "period_start"], how="left").sort(*SERIES, "period_start")
    )
    totals = [pl.col(name).fill_null(0).cum_sum().over(SERIES) for name in (*groups, "evidence_rows")]
    return filled.with_columns(*totals, pl.col("known_on").cum_max().forward_fill().over(SERIES))


def _steps(happened: pl.DataFrame, groups: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """Per event, +1 where the actor enters a group, -1 where it leaves, 0 where nothing changes."""
    ordered = happened.sort(*SERIES, "actor", "event_date", "event_id")
    status, actor = pl.col("status"), [*SERIES, "actor"]
    before = status.shift(1).over(actor).fill_null("none")
    return ordered.with_columns(_status(pl.col("status_after").cast(pl.String), actor)).with_columns(
        (status.is_in(held).cast(pl.Int64) - before.is_in(held).cast(pl.Int64)).alias(name)
        for name, held in groups.items()
    )


def _status(status: pl.Expr, actor: list[str]) -> pl.Expr:
    """The status after each event; suspended members are told from suspended partners by what they were."""
    is_suspended = status == "suspended"
    held = pl.when(~is_suspended).then(status).forward_fill().over(actor)
    return pl.when(is_suspended & (held == "member")).then(pl.lit("suspended_member")).otherwise(status).alias("status")


def _yearly_steps(steps: pl.DataFrame, groups: tuple[str, ...]) -> pl.DataFrame:
    year = start_of(pl.col("event_date"), "A").alias("period_start")
    return steps.group_by(*SERIES, year).agg(
        pl.col(*groups).sum(),
        known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("event_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )
