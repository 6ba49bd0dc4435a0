"""Everything that is held about one state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard import data, wording
from dashboard.brief.content import Section, Table
from dashboard.brief.dossier import Dossier, day, written
from dashboard.figures import country as figures
from dashboard.figures import deployment, vote
from dashboard.figures.figure import Figure

PRINTED = 40
"""Newest rows of each list."""
HEADINGS = {
    "russia": "Russia", "united_states": "United States", "alleged_or_found_by": "Alleged or found by",

    "level_of_counterpart": "Level",
}  # fmt: skip
NEWEST: dict[str, tuple[str, Callable[[dict[str, Any]], str]]] = {
    "country_exercise": ("Exercises", lambda row: f"{row['exercise']}, {row['part']}, {day(row['start_date'])}"),
    "country_vote": ("Key votes", lambda row: f"{row['vote']} on {row['title']}, {day(row['vote_date'])}"),
    "country_contact": (
        "Contacts with the Russian president",
        lambda row: f"{row['kind']}, {row['occasion'] or row['counterpart']}, {day(row['contact_date'])}",
    ),
    "country_treaty": (
        "Commitments",
        lambda row: (
            f"{row['instrument']}, {row['step']}"
            + (f" by {row['alleged_or_found_by']}" if row["alleged_or_found_by"] else "")
            + f", {day(row['event_date'])}"
        ),
    ),
    "country_statement": (
        "Statements",
        lambda row: f"{row['speaker']} {row['stance']} {row['term']}, {day(row['statement_date'])}",
    ),
    "country_sanction": (
        "Sanctions",
        lambda row: f"{row['imposed_by']} on {row['on_whom']}, {row['package'] or 'decision'}, {day(row['step_date'])}",
    ),
}
"""What the newest row of each list says, in a line."""
LEFT_OUT = {"source_url", "resolution", "document"}


def sections(dossier: Dossier) -> tuple[Section, ...]:
    """Where the state stands, its forces and guests, and every list of the evidence."""
    selected, country, name = dossier.selected, dossier.asked.country, dossier.asked.name
    guests, sent = deployment.by_host(selected, country, name), deployment.sent(selected, country, name)
    standing = Section(
        key="standing",
        title=f"{name}: where it stands",
        blocks=(
            dossier.finding(figures.memberships(selected, country, name)),
            dossier.finding(vote.agreement(selected, country, name)),
            values(dossier),
        ),
    )
    forces = Section(
        key="forces",
        title=f"{name}: forces there and forces sent",
        blocks=(
            dossier.finding(guests),
            *_claims(dossier, guests, "Claims about forces of others there", beside=("sent_by", "Sender")),
            dossier.finding(sent),
            *_claims(dossier, sent, "Claims about forces it sends", beside=("stands_in", "Where")),
        ),
    )
    lists = Section(
        key="lists",
        title=f"{name}: the evidence in lists",
        lead="Newest first, every row with its source. A gap is not a zero.",
        blocks=tuple(listed(dossier, noun, title) for noun, title in figures.LISTS.items()),
    )
    return (standing, forces, lists)


def glance(dossier: Dossier) -> Table:
    """One row per subject: where the state stands, forces, and the newest row of each list."""
    selected, country, name = dossier.selected, dossier.asked.country, dossier.asked.name
    shown = {
        "Organisations": figures.memberships(selected, country, name),
        "United Nations": vote.agreement(selected, country, name),
        "Forces there": deployment.by_host(selected, country, name),
        "Forces sent": deployment.sent(selected, country, name),
    }
    rows = [(subject, figure.finding) for subject, figure in shown.items()]
    queries = [dossier.numbered(figure.answer) for figure in shown.values()]
    for noun, (subject, newest) in NEWEST.items():
        answer = figures.listed(noun, selected, country)
        queries.append(dossier.numbered(answer))
        first = answer.rows.head(1).to_dicts()
        found = f"{answer.rows.height:,} found; newest: {newest(first[0])}" if first else "None found"
        rows.append((subject, found))
    return Table(
        key="country-glance",
        title=f"{name} at a glance",
        headings=("Subject", "Finding"),
        rows=tuple(rows),
        kinds=("text", "text"),
        queries=tuple(queries),
        note="Lists are what could be found, not all there is.",
    )


def values(dossier: Dossier) -> Table:
    """The latest value of every indicator about the state."""
    answer = dossier.ask("country_value", country=dossier.asked.country)
    rows = [
        (
            row["indicator"],
            wording.with_names(row["towards"], data.names()),
            wording.number(
                round(row["value"], 4), "share" if row["unit"] == "share" else row["unit"].partition(" (")[0]
            ),
            wording.period(row["period_start"], row["frequency"]) + (", still open" if row["is_preliminary"] else ""),
            row["coverage"],
            written(row["known_on"]),
        )
        for row in answer.rows.to_dicts()
    ]
    return Table(
        key="country-values",
        title="Indicators about it, latest values",
        headings=("Indicator", "Towards or kind", "Value", "Period", "Coverage", "Known"),
        rows=tuple(rows),
        kinds=("text", "text", "text", "text", "text", "day"),
        queries=(dossier.numbered(answer),),
    )


def listed(dossier: Dossier, noun: str, title: str) -> Table:
    """One list of the country page, the newest rows with their sources."""
    answer = figures.listed(noun, dossier.selected, dossier.asked.country)
    columns = {
        name: HEADINGS.get(name, name.replace("_", " ").capitalize())
        for name in answer.rows.columns
        if name not in LEFT_OUT
    }
    none = "None known by this day in the sources held. A gap is not a zero."
    return dossier.table(answer, columns, title=title, limit=PRINTED, note=none if answer.rows.is_empty() else "")


def _claims(dossier: Dossier, shown: Figure, title: str, *, beside: tuple[str, str]) -> tuple[Table, ...]:
    """The claims behind a chart of forces, each with who made it and the other party; nothing where there are none."""
    if shown.answer.rows.is_empty():
        return ()
    newest = replace(shown.answer, rows=shown.answer.rows.sort("as_of", descending=True, maintain_order=True))
    columns = {
        "formation": "Force", beside[0]: beside[1], "as_of": "As of", "status": "Status",
        "personnel_low": "From", "personnel_high": "To", "side": "Who says", "claimant": "Claimant", "grade": "Grade",
    }  # fmt: skip
    return (dossier.table(newest, columns, title=title, key=f"{shown.key}-claims", limit=PRINTED),)


def title(dossier: Dossier) -> str:
    """The finding that heads a brief about one state: where it stands."""
    return figures.memberships(dossier.selected, dossier.asked.country, dossier.asked.name).finding
