"""What the brief rests on and what it cannot say."""

from dashboard import data, wording
from dashboard.brief.content import Section, Text
from dashboard.brief.dossier import Dossier

STANDING = (
    "Exercises, deployments, contacts, statements and allegations are samples: what could be found. Counts of rows do "
    "not measure conduct. Alleged is not found, invited is not a member, announced is not deployed, assigned is not "
    "present, declared is not total, not seen is not did not happen. Territory and names follow the UN General Assembly "
    "(Crimea is Ukraine, resolution 68/262)."
)


def section(dossier: Dossier) -> Section:
    """Standing limits, and what each source covers and cannot say."""
    sources = data.ask("source")
    broken = data.rows_of("check")["offenders"].sum()
    refused = data.rows_of("quarantine").height
    table = dossier.table(
        sources,
        {"title": "Source", "coverage": "Coverage", "rows": "Rows", "latest_evidence": "Latest evidence", "next_due": "Next due", "cannot_say": "What it cannot say"},
        title="What was loaded, and its known gaps",
    )  # fmt: skip
    return Section(
        key="grounds",
        title="Known gaps",
        lead=STANDING,
        blocks=(
            Text(text=f"Before publication {data.rows_of('check').height} checks ran; {broken} rows break one. {refused} rows are in quarantine. {wording.GRADE_HELP}"),
            table,
        ),
        starts_page=True,
    )  # fmt: skip
