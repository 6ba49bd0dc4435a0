"""Who the members were: one row per organisation, year and state."""

import polars as pl

from indicators.periods import TRUNCATE, end_of, start_of
from indicators.statuses import BLOCS, STATE, replayed


def members(events: pl.DataFrame, organisations: tuple[str, ...] = BLOCS) -> pl.DataFrame:
    """One row per vintage, org_id, period_start and actor that was a full member at the year's end.

    In the open year the vintage is the day judged. Invited and suspended states are no members.
    """
    status = replayed(events.filter(pl.col("org_id").is_in(organisations)))
    spells = status.with_columns(until=pl.col("event_date").shift(-1).over(STATE)).filter(pl.col("after") == "member")
    last = pl.min_horizontal("until", "vintage")
    years = pl.date_ranges(start_of(pl.col("event_date"), "A"), last, interval=TRUNCATE["A"])
    judged = pl.min_horizontal(end_of(pl.col("period_start"), "A"), "vintage")
    return (
        spells.select(*STATE, "event_date", "until", period_start=years)
        .explode("period_start")
        .filter((pl.col("until") > judged).fill_null(value=True))
        .select(*STATE, "period_start")
    )


def closed(cells: pl.DataFrame) -> pl.DataFrame:
    """The rows whose year was over by the vintage."""
    return cells.filter(end_of(pl.col("period_start"), "A") <= pl.col("vintage"))
