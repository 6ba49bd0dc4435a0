"""Figures of blocs."""

from datetime import date

import polars as pl

from dashboard import data, wording
from dashboard.charts import bloc as chart
from dashboard.charts.template import spec
from dashboard.figure import Figure
from dashboard.selection import Selection

SINCE = date(1992, 1, 1)


def members(selected: Selection) -> Figure:
    """Members of five blocs over time."""
    answer = data.ask("bloc_count", as_of=selected.as_of, since=SINCE)
    now = answer.rows.group_by("bloc", maintain_order=True).last().sort("members", "bloc", descending=[True, False])
    told = wording.joined(f"{row['bloc']} {row['members']}" for row in now.iter_rows(named=True))
    return Figure(
        key="bloc-members",
        finding=f"Members on {wording.day(selected.as_of)}: {told}",
        statistic="Member states after each change; invited, suspended and partner states are not counted",
        answer=answer,
        spec=spec(chart.members),
        alt=f"Step lines: member states of five blocs since {SINCE.year}; on {wording.day(selected.as_of)}: {told}.",
        evidence=lambda: data.ask("bloc_evidence", as_of=selected.as_of),
        limits="Blocs differ in kind: an alliance, an economic union and a forum do not weigh the same per member.",
    )


def steps(selected: Selection) -> Figure:
    """How states came to the blocs and left them."""
    answer = data.ask("bloc_event", as_of=selected.as_of, since=SINCE)
    joined = answer.rows.filter(pl.col("step") == "Joined")
    last = joined.filter(pl.col("event_date") == joined["event_date"].max()).to_dicts()
    who = wording.joined(f"{row['state']} to {row['bloc']}" for row in last)
    return Figure(
        key="bloc-steps",
        finding=f"Latest accession: {who}, {wording.day(last[0]['event_date'])}" if last else "No accession recorded",
        statistic="Steps of states towards, into and out of five blocs; applications are left out",
        answer=answer,
        spec=spec(chart.steps),
        alt=f"Timeline of {answer.rows.height} steps by bloc: joined, invited, partner, left or suspended.",
        evidence=lambda: data.ask("bloc_evidence", as_of=selected.as_of),
        limits="Invited or signed is not joined. NATO's partnerships are in the sources only in part.",
    )


def standing_title(organisation: str, standing: pl.DataFrame, selected: Selection) -> str:
    """How many members an organisation has on the day."""
    members_now = standing.filter(pl.col("status") == "member").height
    return f"{organisation}: {members_now} members on {wording.day(selected.as_of)}"


def invited(standing: pl.DataFrame) -> str:
    """Who is invited and no member; empty if nobody is. Markdown."""
    states = standing.filter(pl.col("status") == "invited")["state"].to_list()
    return f"Invited, **not** members: {wording.plain(wording.joined(states))}." if states else ""
