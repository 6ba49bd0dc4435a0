"""NATO's members and aspirants by year, and who joined."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, newest, observed
from indicators.statuses import standing

NATO = "nato"
MEMBERS, ASPIRANTS = "members", "aspirants"
BEFORE_THE_FIRST_ROUND_EAST = 1998
CELL = ["vintage", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by status (members, aspirants) and year, in states."""
    events = frames["membership_event"].filter(pl.col("org_id") == NATO)
    standings = standing(events, {MEMBERS: ("member",), ASPIRANTS: ("candidate",)})
    long = standings.unpivot(
        on=[MEMBERS, ASPIRANTS], index=[*CELL, "known_on", "evidence_rows"], variable_name="entity", value_name="value"
    )
    return long.with_columns(counterpart=pl.lit(""), low=None, high=None, coverage=pl.lit("complete"))


def finding(latest: pl.DataFrame) -> str:
    """Members and aspirants now, against the year before the first round to the east."""
    rows = {row["entity"]: row for row in newest(latest).rows(named=True)}
    if MEMBERS not in rows:
        return NOTHING
    members = observed(latest).filter(pl.col("entity") == MEMBERS)
    past = members.filter(pl.col("period_start").dt.year() == BEFORE_THE_FIRST_ROUND_EAST)
    before = f", {past['value'][0]:.0f} in {BEFORE_THE_FIRST_ROUND_EAST}" if past.height else ""
    aspirants = rows[ASPIRANTS]["value"] if ASPIRANTS in rows else 0
    return (
        f"NATO has {rows[MEMBERS]['value']:.0f} members{before}; {aspirants:.0f} states hold a promise or action plan."
    )


INDICATOR = Indicator(
    id="nato_enlargement",
    system="eastern_flank",
    title="NATO enlargement",
    question="How has NATO grown, and who waits at its door?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="status",
    reads=("membership_event",),
    coverage_rule="Complete: every accession to NATO and every aspirant's formal step is recorded.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "States that are members of NATO at the year's end (for the running year: at the day of the data), and "
        "states with the status of an aspirant (Membership Action Plan, or the promise of the Bucharest summit of "
        "2008), by replaying all membership events; members are the same count as in bloc_members. Growth comes by "
        "decision of the applicant and all members; whether it secures or threatens is what is contested, so no "
        "direction is called worse. Partners are left out, for those of the Mediterranean and the Gulf are not listed."
    ),
    compute=compute,
    finding=finding,
)
