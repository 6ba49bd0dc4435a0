"""Everything that is held about one state."""

from dataclasses import replace

from dashboard import wording
from dashboard.brief.content import Section, Table
from dashboard.brief.dossier import Dossier, written
from dashboard.figures import country as figures
from dashboard.figures import deployment, vote
from dashboard.figures.figure import Figure

PRINTED = 40
"""Newest rows of each list."""
HEADINGS = {
    "source_url": "", "russia": "Russia", "united_states": "United States", "alleged_or_found_by": "Alleged or found by",
    "level_of_counterpart": "Level",
}  # fmt: skip
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
        starts_page=True,
    )
    forces = Section(
        key="forces",
        title=f"{name}: forces there and forces sent",
        blocks=(
            dossier.finding(guests),
            *_claims(dossier, guests, "Claims about forces of others there"),
            dossier.finding(sent),
            *_claims(dossier, sent, "Claims about forces it sends"),
        ),
        starts_page=True,
    )
    lists = Section(
        key="lists",
        title=f"{name}: the evidence in lists",
        lead="Newest first, every row with its source. A gap is not a zero.",
        blocks=tuple(listed(dossier, noun, title) for noun, title in figures.LISTS.items()),
        starts_page=True,
    )
    return (standing, forces, lists)


def values(dossier: Dossier) -> Table:
    """The latest value of every indicator about the state."""
    answer = dossier.ask("country_value", country=dossier.asked.country)
    rows = [
        (
            row["indicator"],
            str(row["towards"] or "").replace("_", " "),
            wording.number(round(row["value"], 4), "share" if row["unit"] == "share" else row["unit"].partition(" (")[0]),
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
        is_numeric=(False,) * 6,
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
    return dossier.table(
        answer, columns, title=title, limit=PRINTED, note=none if answer.rows.is_empty() else ""
    )


def _claims(dossier: Dossier, shown: Figure, title: str) -> tuple[Table, ...]:
    """The claims behind a chart of forces, each with who made it; nothing where there are none."""
    if shown.answer.rows.is_empty():
        return ()
    newest = replace(shown.answer, rows=shown.answer.rows.sort("as_of", descending=True, maintain_order=True))
    columns = {
        "formation": "Force", "sent_by": "Sender", "stands_in": "Where", "as_of": "As of", "status": "Status",
        "personnel_low": "From", "personnel_high": "To", "side": "Who says", "claimant": "Claimant", "grade": "Grade",
    }  # fmt: skip
    return (dossier.table(newest, columns, title=title, key=f"{shown.key}-claims", limit=PRINTED),)


def title(dossier: Dossier) -> str:
    """The finding that heads a brief about one state: where it stands."""
    return figures.memberships(dossier.selected, dossier.asked.country, dossier.asked.name).finding
