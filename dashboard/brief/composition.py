"""A brief from its arguments: which sections, in which order."""

from datetime import date

from dashboard import data, wording
from dashboard.brief import changes, conflicts, country, first_page, forecasts, grounds, systems
from dashboard.brief.content import Brief
from dashboard.brief.dossier import Asked, Dossier
from dashboard.selection import EARLIEST, Selection
from warehouse.errors import BriefRefused


def asked(as_of: date | None = None, since: date | None = None, iso3: str = "") -> Asked:
    """What was asked for, with the usual for what was not said.

    Raises NoRelease, and BriefRefused for a day outside the evidence or a state that is not held.
    """
    latest = data.day_of_evidence()
    day = as_of or latest
    if not EARLIEST <= day <= latest:
        raise BriefRefused(f"--as-of {day}: the evidence reaches from {EARLIEST} to {latest}. Choose a day between.")
    name = _name(iso3, day)
    selected = Selection(as_of=day, latest=latest, compare=since, focus=iso3.upper())
    if not selected.since < day:
        raise BriefRefused(f"--since {since} is not before {day}, the day of the brief. Choose an earlier day.")
    return Asked(selected=selected, name=name)


def _name(iso3: str, day: date) -> str:
    if not iso3:
        return ""
    names: dict[str, str] = dict(data.rows_of("country_choice", as_of=day).iter_rows())
    if iso3.upper() not in names:
        raise BriefRefused(
            f"--country {iso3}: no state of {wording.day(day)} has this code. Give three letters of ISO 3166, "
            "e.g. POL. The table core.country has them all."
        )
    return names[iso3.upper()]


def compose(what: Asked) -> Brief:
    """The whole brief. Raises NoRelease."""
    dossier = Dossier(what)
    opened = data.live()
    stamp = data.rows_of("brief_release", release=opened.release_id).row(0, named=True)
    middle = country.sections(dossier) if what.country else systems.sections(dossier)
    sections = (
        first_page.section(dossier),
        changes.section(dossier),
        *middle,
        *((first_page.wider(dossier),) if what.country else ()),
        conflicts.section(dossier),
        forecasts.section(dossier),
        grounds.section(dossier),
    )
    return Brief(
        title=country.title(dossier) if what.country else first_page.named(dossier),
        subject=what.name or "All systems",
        as_of=what.selected.as_of,
        since=what.since,
        data_as_of=stamp["data_as_of"],
        release=stamp["release"],
        contents_sha256=stamp["contents_sha256"],
        code_version=stamp["code_version"],
        warning=first_page.late(dossier),
        sections=sections,
        sources=dossier.sources,
        queries=dossier.queries,
    )
