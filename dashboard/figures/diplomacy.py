"""Figures of diplomacy and narrative."""

from datetime import date

import polars as pl

from dashboard import data, focus, wording
from dashboard.charts import diplomacy as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

SINCE = 2014
COUNTERPARTS = 20
SUMMITS_SINCE = date(2008, 1, 1)


def contacts(selected: Selection) -> Figure:
    """With whom the Russian president was in contact, per year."""
    seen = focus.of(selected)
    answer = data.ask("contact_share", as_of=selected.as_of, since=SINCE, rows=COUNTERPARTS, focus=seen.actors)
    return Figure(
        key="diplomacy-contacts",
        finding=f"{answer.rows['contacts'].sum()} contacts found with {seen.who} since {SINCE}"
        if seen.id
        else data.finding("leader_contact_mix", selected.as_of),
        statistic=f"Share of the year's contacts found, the {COUNTERPARTS} most frequent counterparts since {SINCE}; "
        "darker: more, darkest: 25 % and above; an empty cell: none found"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.contacts),
        alt=f"Heat map of contacts by counterpart and year, {COUNTERPARTS} counterparts, a sample.",
        evidence=lambda: data.ask("contact_evidence", as_of=selected.as_of, since=SINCE, focus=seen.actors),
        limits="Sample, hence dashed cells: contacts that could be found, not all there were. Shares can be compared "
        "within a year, counts between years cannot.",
    )


def summits(selected: Selection) -> Figure:
    """Who came to summits."""
    seen = focus.of(selected)
    answer = data.ask("summit", as_of=selected.as_of, since=SUMMITS_SINCE, focus=seen.actors)
    return Figure(
        key="diplomacy-summits",
        finding=f"{answer.rows.height} summits held or attended by {seen.who} with a number of states represented"
        if seen.id
        else data.finding("summit_heads_attending", selected.as_of)
        if data.has("summit_heads_attending")
        else f"{answer.rows.height} summits with a number of states represented",
        statistic=f"States represented and, where found, heads among them; editions since {SUMMITS_SINCE.year} with a "
        "number; planned editions are left out"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.summits),
        alt=f"Bars of states represented and heads at {answer.rows.height} summits.",
        evidence=lambda: data.ask("summit_evidence", as_of=selected.as_of, since=SUMMITS_SINCE, focus=seen.actors),
        limits="Numbers are as published, mostly by hosts or the press; BRICS and the SCO often count members only, so "
        "series are not to be compared with each other. Coming is no consent.",
    )


def terms(selected: Selection) -> Figure:
    """Who promotes and who rejects contested terms."""
    seen = focus.of(selected)
    answer = data.ask("term_use", as_of=selected.as_of, focus=seen.actors)
    uses = answer.rows["statements"].sum()
    groups = answer.rows.group_by("speakers").agg(pl.col("statements").sum()).sort("statements", descending=True)
    told = wording.joined(f"{row['speakers']} {row['statements']}" for row in groups.to_dicts())
    return Figure(
        key="diplomacy-terms",
        finding=f"{uses} use{'' if uses == 1 else 's'} of contested terms found, by speakers: {told or 'none'}",
        statistic="Stance as a share of a group's uses of a term, number of uses in brackets; a speaker's use of a "
        "term in one way on a day counts once"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.terms),
        alt=f"Bars of promoting, neutral and rejecting shares by term and group of speakers; {told}.",
        evidence=lambda: data.ask("term_use_evidence", as_of=selected.as_of, focus=seen.actors),
        limits="Sample, hence dashed bars: statements that could be found, half of them Russian; a share of one or two "
        "uses says little. For sanctions and enlargement, promoting means defending the thing. Stance is not merit.",
    )


def sanctions(selected: Selection) -> Figure:
    """Sanctions decisions over time."""
    seen = focus.of(selected)
    answer = data.ask("sanction", as_of=selected.as_of, focus=seen.actors)
    return Figure(
        key="diplomacy-sanctions",
        finding=f"{answer.rows.height} decisions by or against {seen.who}"
        if seen.id
        else data.finding("eu_sanctions_packages", selected.as_of),
        statistic="Decisions on Russia and by Russia; size: persons, entities and vessels listed by the decision, "
        "smallest where no number was found"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.sanctions),
        alt=f"Timeline of {answer.rows.height} sanctions decisions by sender and target.",
        evidence=lambda: data.ask("sanction_evidence", as_of=selected.as_of, focus=seen.actors),
        limits="Running totals are left out; plans and refusals are crossed, they are no decision. EU packages are "
        "complete; other senders are recorded where found.",
    )
