"""How long states waited from their application until they had the status they asked for."""

import polars as pl

from indicators.periods import end_of, up_to_vintage
from indicators.statuses import BLOCS, STATE, replayed
from indicators.survival import kaplan_meier

SOUGHT = {"eaeu": "observer"}
"""What applications ask for where that is not membership."""
ENDS = ("declined", "withdrew", "expelled")
CASE = [*STATE, "attempt"]
HALF = 0.5


def cases(events: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, org_id, actor and attempt: applied_on, granted_on, ended_on, and the days known.

    granted_on and ended_on are null while nothing has come of it. An attempt runs from the first application
    to the status sought, or to a refusal or withdrawal; a second application before either belongs to it.
    """
    steps = replayed(events.filter(pl.col("org_id").is_in(BLOCS)))
    event, sought = pl.col("event").cast(pl.String), pl.col("org_id").replace_strict(SOUGHT, default="member")
    is_end = event.is_in(ENDS)
    marked = steps.with_columns(
        is_end=is_end, is_grant=(pl.col("after") == sought) & (pl.col("before") != sought),
        attempt=is_end.cast(pl.Int64).cum_sum().shift(1).over(STATE).fill_null(0),
    )  # fmt: skip
    return (
        marked.group_by(CASE)
        .agg(
            applied_on=pl.col("event_date").filter(event == "applied").min(),
            granted_on=pl.col("event_date").filter("is_grant").min(),
            ended_on=pl.col("event_date").filter("is_end").min(),
            known_on=pl.col("known_on").filter(event == "applied").min(),
            grant_known_on=pl.col("known_on").filter("is_grant").min(),
        )
        .filter(pl.col("applied_on").is_not_null())
        .filter((pl.col("granted_on") >= pl.col("applied_on")).fill_null(value=True))
    )


def by_year(found: pl.DataFrame) -> pl.DataFrame:
    """One row per case and closed year from the application on: `days` waited by its end, `is_granted`, `is_open`."""
    years = up_to_vintage(found.with_columns(first_day="applied_on"), "A")
    end = end_of(pl.col("period_start"), "A")
    granted = (pl.col("granted_on") <= end).fill_null(value=False)
    ended = (pl.col("ended_on") <= end).fill_null(value=False)
    until = pl.when(granted).then("granted_on").when(ended).then("ended_on").otherwise(end)
    return years.filter(end <= pl.col("vintage")).with_columns(
        days=(until - pl.col("applied_on")).dt.total_days(),
        is_granted=granted,
        is_open=~granted & ~ended,
        known_on=pl.max_horizontal("known_on", pl.when(granted).then("grant_known_on")),
    )


def median_wait(waits: pl.DataFrame, cell: list[str]) -> pl.DataFrame:
    """One row per cell in which half are expected to have been granted: the Kaplan-Meier median and its interval.

    `waits` has days, is_granted and known_on; whoever was not granted counts as lost from sight on their last day.
    """
    rows = [
        {**dict(zip(cell, key, strict=True)), **_median(group), "known_on": group["known_on"].max(),
         "evidence_rows": group.height}
        for key, group in waits.group_by(cell)
    ]  # fmt: skip
    numbers = dict.fromkeys(("value", "low", "high"), pl.Float64())
    schema = (
        {name: waits.schema[name] for name in cell} | numbers | {"known_on": pl.Date(), "evidence_rows": pl.Int64()}
    )
    return pl.DataFrame(rows, schema=schema).drop_nulls("value")


def _median(group: pl.DataFrame) -> dict[str, float | None]:
    """The first day on which no more than half still wait, and those on which the interval's ends say so."""
    days = group["days"].cast(pl.Float64).to_numpy()
    granted = group["is_granted"].cast(pl.Float64).to_numpy()
    times = tuple(sorted(set(group["days"].to_list())))
    waiting = list(zip(times, kaplan_meier(days, granted, times), strict=True))
    return {
        name: next((float(day) for day, still in waiting if still and getattr(still, end) <= HALF), None)
        for name, end in (("value", "value"), ("low", "low"), ("high", "high"))
    }
