"""What the page of one state shows."""

import polars as pl

from dashboard import data, wording
from dashboard.charts import country as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

LISTS = {
    "country_exercise": "Exercises led, taken part in or held there, as found (sample)",
    "country_vote": "Votes in the General Assembly where votes of single states are held",
    "country_contact": "Contacts with the Russian president, as found (sample)",
    "country_treaty": "Steps about commitments",
    "country_statement": "Statements on contested terms, as found (sample)",
    "country_sanction": "Sanctions imposed, alone or through the EU, and suffered",
}
"""The lists of the page: the question that gives the rows, and the heading."""


def memberships(selected: Selection, country: str, name: str) -> Figure:
    """Where one state stands in organisations, over time."""
    answer = data.ask("country_membership", as_of=selected.as_of, country=country)
    now = answer.rows.filter("is_current")
    member = now.filter(pl.col("standing") == "Member")["organisation"].to_list()
    suspended = now.filter(pl.col("standing") == "Suspended member")["organisation"].to_list()
    lesser = [
        f"{row['organisation']} ({row['status']})"
        for row in now.filter(~pl.col("standing").is_in(("Member", "Suspended member"))).to_dicts()
    ]
    told = f"{name} is a member of {wording.joined(member)}" if member else f"{name} is a member of no bloc recorded"
    told += f"; as a member suspended: {wording.joined(suspended)}" if suspended else ""
    beside = f"; not a member: {wording.joined(lesser)}" if lesser else ""
    return Figure(
        key="country-memberships",
        finding=f"{told}{beside}",
        statistic=f"Standing in the organisations recorded, to {wording.day(selected.as_of)}",
        answer=answer,
        spec=spec(chart.memberships),
        alt=f"Bars of standing in organisations over time. {told}{beside}.",
        evidence=lambda: data.ask("country_membership_evidence", as_of=selected.as_of, country=country),
        limits="Invited is not a member, nor is a partner or candidate; a suspended member is still a member in law.",
    )


def listed(noun: str, selected: Selection, country: str) -> data.Answer:
    """The rows of one list of the page."""
    return data.ask(noun, as_of=selected.as_of, country=country)
