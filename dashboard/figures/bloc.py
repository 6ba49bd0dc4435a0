"""Figures of blocs."""

from datetime import date

import polars as pl

from dashboard import data, focus, wording
from dashboard.charts import bloc as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

SINCE = date(1992, 1, 1)
WEIGHTS = {
    "Population": ("bloc_population_share", "Population", "People are counted, not their consent."),
    "GDP at purchasing power": (
        "bloc_gdp_ppp_share",
        "GDP at purchasing power parity",
        "At market rates the shares of poorer states are smaller.",
    ),
    "UN seats": ("bloc_un_seats", "Seats in the United Nations", "Members of a bloc do not vote as one."),
}
"""Measures of weight: the indicator, what is counted, and what it cannot say."""


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
    last = joined.filter(pl.col("event_date") == pl.col("event_date").max()).to_dicts()
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


def overlap(selected: Selection) -> Figure:
    """How far organisations share their members."""
    answer = data.ask("bloc_overlap", as_of=selected.as_of)
    year = answer.rows.select(pl.col("year").max()).item()
    return Figure(
        key="bloc-overlap",
        finding=data.finding("bloc_overlap", selected.as_of),
        statistic=f"States in both organisations as a share of states in either, full members at the end of {year}",
        answer=answer,
        spec=spec(chart.overlap),
        alt=f"Heat map of shared membership of ten organisations at the end of {year}.",
        evidence=lambda: data.ask("indicator_evidence", indicator="bloc_overlap", as_of=selected.as_of),
        limits="Partners, invited and suspended states do not count. A small organisation inside a large one has a low "
        "share, however complete the inclusion. Shared members do not make shared policy.",
    )


def weight(selected: Selection, measure: str) -> Figure:
    """How much of the world the blocs' members make up."""
    indicator, counted, limits = WEIGHTS[measure]
    answer = data.ask("bloc_weight", as_of=selected.as_of, indicator=indicator)
    return Figure(
        key="bloc-weight",
        finding=data.finding(indicator, selected.as_of),
        statistic=f"{counted}, members at each year's end, as a share of the world",
        answer=answer,
        spec=spec(chart.weight),
        alt=f"Lines of the share of the world per bloc and year: {counted}.",
        evidence=lambda: data.ask("indicator_evidence", indicator=indicator, as_of=selected.as_of),
        limits=f"{limits} Organisations overlap and must not be added up; a jump comes from an accession.",
    )


def waits(selected: Selection) -> Figure:
    """How long states wait for membership."""
    answer = data.ask("bloc_wait", as_of=selected.as_of)
    return Figure(
        key="bloc-waits",
        finding=data.finding("time_to_status", selected.as_of),
        statistic="Years from first application to membership, and of those still waiting; mark: median, bar: shortest "
        "to longest; number of states in brackets",
        answer=answer,
        spec=spec(chart.waits),
        alt="Median waits with their range, granted and pending, by organisation.",
        evidence=lambda: data.ask("indicator_evidence", indicator="time_to_status", as_of=selected.as_of),
        limits="Complete for the EU; applications to the others are recorded where found. BRICS dates most of them by "
        "one list of August 2023, so its waits are lower bounds. Granted waits alone flatter an organisation with many "
        "pending.",
    )


def expected(selected: Selection) -> Figure:
    """How likely it is that a member joins or leaves a bloc."""
    seen = focus.of(selected)
    answer = data.ask("bloc_question", as_of=selected.as_of, focus=seen.actors)
    first = answer.rows.head(1).to_dicts()
    told = "; ".join(f"{row['what']} {row['label']}" for row in answer.rows.to_dicts())
    when = f" by {wording.day(first[0]['resolves_on'])}" if first else ""
    reckoned = f"; reckoned for {wording.day(first[0]['said_for'])} (hindcast)" if is_hindcast(answer.rows) else ""
    return Figure(
        key="bloc-expected",
        finding=f"{first[0]['what']}{when}: {first[0]['label']}" if first else "No question about a bloc was asked",
        statistic="Chance of at least one accession or exit in the next whole year with its 95 % interval and the word "
        f"of the PHIA yardstick{seen.only}{reckoned}",
        answer=answer,
        spec=spec(chart.expected),
        alt=f"Chances with intervals by bloc and event{when}. {told}.",
        evidence=lambda: data.ask("bloc_evidence", as_of=selected.as_of),
        limits="From the share of past years with an event alone: nobody's application, invitation or ratification is "
        "in it, and each year is taken to be like the others. The table says how many years each chance rests on.",
    )


def is_hindcast(rows: pl.DataFrame) -> bool:
    """Whether any of these chances was reckoned afterwards."""
    return "hindcast" in rows["kind"]


def standing_title(organisation: str, standing: pl.DataFrame, selected: Selection) -> str:
    """How many members an organisation has on the day."""
    members_now = standing.filter(pl.col("status") == "member").height
    return f"{organisation}: {members_now} members on {wording.day(selected.as_of)}"


def invited(standing: pl.DataFrame) -> str:
    """Who is invited and no member; empty if nobody is. Markdown."""
    states = standing.filter(pl.col("status") == "invited")["state"].to_list()
    return f"Invited, **not** members: {wording.plain(wording.joined(states))}." if states else ""
