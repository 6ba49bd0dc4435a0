"""What the brief rests on and what it cannot say."""

from dashboard import data, wording
from dashboard.brief.content import Section, Text
from dashboard.brief.dossier import Dossier

STANDING = (
    "Exercises, deployments, contacts, statements and allegations are samples: what could be found. Counts of rows do "
    "not measure conduct. Alleged is not found, invited is not a member, announced is not deployed, assigned is not "
    "present, declared is not total, not seen is not did not happen. Territory and names follow the UN General "
    "Assembly (Crimea is Ukraine, resolution 68/262)."
)


COLUMNS = {
    "title": "Source", "coverage": "Coverage", "rows": "Rows", "latest_evidence": "Latest evidence",
    "next_due": "Next due", "cannot_say": "What it cannot say",
}  # fmt: skip


def section(dossier: Dossier) -> Section:
    """Standing limits, checks, and what each source covers and cannot say."""
    checks = data.rows_of("check")
    checked = (
        f"Before publication {checks.height} checks ran; {checks['offenders'].sum()} rows break one. "
        f"{data.rows_of('quarantine').height} rows are in quarantine. {wording.GRADE_HELP}"
    )
    late = "" if dossier.selected.is_latest else "As loaded for this release, so later than the day of the brief."
    sources = dossier.table(data.ask("source"), COLUMNS, title="What was loaded, and its known gaps", note=late)
    return Section(
        key="grounds",
        title="Known gaps",
        lead=STANDING,
        blocks=(Text(text=checked), sources),
    )
