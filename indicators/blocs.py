"""Which bloc the lead of an exercise belonged to on its first day."""

import polars as pl

BLOCS = ("nato", "csto", "sco")
"""In order of precedence: a state in two of them counts with the first, so with its alliance before the forum."""
OTHER = "other"
DAY = ["vintage", "lead_actor", "start_date"]


def with_lead_bloc(exercises: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Adds `bloc`: nato, csto, sco or other, for the lead actor on the exercise's first day.

    The organisations themselves count as their own bloc. `exercises` and `events` (membership_event) are
    stacked frames, so that a vintage judges with the memberships known by then. One row per row of `exercises`.
    """
    own = pl.when(pl.col("lead_actor").is_in(BLOCS)).then(pl.col("lead_actor"))
    return (
        exercises.join(_memberships(exercises, events), on=DAY, how="left")
        .with_columns(bloc=pl.coalesce(own, "member_of", pl.lit(OTHER)))
        .drop("member_of")
    )


def _memberships(exercises: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, lead and first day on which that lead was a member of a bloc: `member_of`."""
    theirs = events.filter(pl.col("org_id").is_in(BLOCS)).select(
        "vintage", "org_id", "event_date", "event_id", "status_after", lead_actor="actor"
    )
    last = (
        exercises.select(DAY)
        .unique()
        .join(theirs, on=["vintage", "lead_actor"])
        .filter(pl.col("event_date") <= pl.col("start_date"))
        .sort("event_date", "event_id")
        .unique([*DAY, "org_id"], keep="last", maintain_order=True)
        .filter(pl.col("status_after") == "member")
    )
    rank = pl.col("org_id").replace_strict(BLOCS, range(len(BLOCS)), return_dtype=pl.Int64)
    return last.group_by(DAY).agg(member_of=pl.col("org_id").sort_by(rank).first())
