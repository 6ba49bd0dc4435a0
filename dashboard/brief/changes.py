"""What changed since a day: evidence, values, and what differs from the release before."""

from dashboard import data, wording
from dashboard.brief.content import Section, Text
from dashboard.brief.dossier import Dossier

EACH = 6
"""Newest rows of each kind of evidence that are printed."""
INDICATORS = 10
VALUE_COLUMNS = {
    "indicator": "Indicator",
    "system": "System",
    "new_values": "New",
    "revised_values": "Revised",
    "latest_known_on": "Latest known",
}
KINDS = {"new": "newly held", "revised": "revised", "withdrawn": "withdrawn"}


def told(dossier: Dossier) -> str:
    """What changed, in a sentence or two."""
    asked, about = dossier.asked, f" about {dossier.asked.name}" if dossier.asked.country else ""
    rows = _evidence(dossier).rows
    found = rows.unique("kind", maintain_order=True).sort("of_this_kind", "kind", descending=[True, False])
    total = found["of_this_kind"].sum()
    kinds = wording.joined(f"{row['kind'].lower()} {row['of_this_kind']:,}" for row in found.head(4).to_dicts())
    counted = f"{total:,} row{'' if total == 1 else 's'} of evidence"
    known = f"{counted}{about} became known ({kinds})" if total else f"no evidence{about} became known"
    newest = rows.sort("known_on", "kind", descending=True, maintain_order=True).head(1)["says"].to_list()
    values = dossier.ask("brief_value", since=asked.since).rows
    new, revised = values["new_values"].sum(), values["revised_values"].sum()
    values_told = f"over all systems {new:,} values are new and {revised:,} revised."
    return " ".join(
        (f"Since {wording.day(asked.since)}: {known}; {values_told}", *(f"Newest: {each}." for each in newest))
    )


def section(dossier: Dossier) -> Section:
    """New evidence, changed values, and the difference from the release before."""
    asked = dossier.asked
    evidence = dossier.table(
        _evidence(dossier),
        {"kind": "Kind", "says": "What it says, by whom", "known_on": "Known", "grade": "Grade"},
        title=f"New evidence{f' about {asked.name}' if asked.country else ''}",
        note=f"The newest {EACH} of each kind. " + wording.GRADE_HELP,
    )
    values = dossier.table(
        dossier.ask("brief_value", since=asked.since),
        VALUE_COLUMNS,
        title="Values new or different, by indicator",
        limit=INDICATORS,
        note="A period that begins brings new values, also where nothing new was found.",
    )
    parts = tuple(part for part in (evidence, values) if part.rows)
    none = Text(text="No evidence became known in these days in the sources held. A gap is not a zero.")
    return Section(
        key="changes",
        title=f"What changed since {wording.day(asked.since)}",
        lead="Evidence counts from the day anybody could know it; a value is revised when later evidence changes it.",
        blocks=(*_releases(dossier), *(parts or (none,))),
    )


def _releases(dossier: Dossier) -> tuple[Text, ...]:
    """What differs from the release before; it rests on the latest evidence, so an earlier day has none."""
    if not dossier.selected.is_latest:
        return ()
    found = data.ask("release_change")
    dossier.numbered(found)
    if found.rows.is_empty():
        return (Text(text="No value differs from the release before, or there was none."),)
    parts = [
        f"{row['difference_count']:,} values {KINDS[row['kind']]} in {row['indicators']} indicators"
        + ("" if row["cause"] == "not recorded" else f" (cause: {str(row['cause']).replace('_', ' ')})")
        for row in found.rows.to_dicts()
    ]
    unknown = (
        " This release does not record whether evidence, a definition or a model caused a difference."
        if (found.rows["cause"] == "not recorded").all()
        else ""
    )
    return (Text(text=f"Different from the release before: {wording.joined(parts)}.{unknown}"),)


def _evidence(dossier: Dossier) -> data.Answer:
    asked = dossier.asked
    return dossier.ask("brief_evidence", since=asked.since, country=asked.country, rows=EACH)
