"""Members of ten organisations by year end."""

from typing import Any

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, newest
from indicators.statuses import standing


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year; low counts full members, high adds suspended ones."""
    standings = standing(frames["membership_event"], {"members": ("member",), "suspended": ("suspended_member",)})
    return standings.with_columns(
        entity=pl.col("org_id"),
        counterpart=pl.lit(""),
        value=pl.col("members"),
        low=pl.col("members"),
        high=pl.col("members") + pl.col("suspended"),
        coverage=pl.lit("complete"),
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest count of four blocs, suspended members apart."""
    rows = newest(latest).filter(pl.col("entity").is_in(["brics", "csto", "nato", "sco"])).rows(named=True)
    if not rows:
        return NOTHING
    return f"Members by latest recorded status: {joined([_words(row) for row in rows])}."


def _words(row: dict[str, Any]) -> str:
    suspended = int(row["high"] - row["value"])
    return f"{row['entity'].upper()} {row['value']:.0f}" + (f" (and {suspended} suspended)" if suspended else "")


INDICATOR = Indicator(
    id="bloc_members",
    system="blocs",
    title="Members of blocs",
    question="Who is growing: how many states are members of each organisation?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule="Complete: every accession and exit of these ten organisations is recorded.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "States whose latest recorded status at the year's end (for the running year: at the day of the data) is "
        "member, by replaying all membership events in order of date. Invited, candidate, partner and observer "
        "states are not members; Saudi Arabia is invited to BRICS, not a member. The upper end adds members whose"
        " participation is suspended or frozen (Armenia in the CSTO since 2024). A count of states says nothing "
        "about weight or cohesion. The CSTO is counted from the treaty of 1992, the OSCE from the CSCE talks of "
        "1973, the EU from the EEC."
    ),
    compute=compute,
    finding=finding,
)
