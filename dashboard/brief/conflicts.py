"""Figures that contradict each other, side by side, each with who said it."""

from dashboard.brief.content import Section, Text
from dashboard.brief.dossier import Dossier

EXERCISES = 5
FORCES = 5
EXERCISE_COLUMNS = {
    "exercise": "Exercise", "side": "Who", "troops_low": "From", "troops_high": "To", "claimants": "According to",
    "known_on": "Known", "grades": "Grades",
}  # fmt: skip
FORCE_COLUMNS = {
    "who_where": "Who, where", "formation": "Force", "as_of": "As of", "side": "Who says", "claimant": "Claimant",
    "personnel_low": "From", "personnel_high": "To", "grade": "Grade",
}  # fmt: skip


def section(dossier: Dossier) -> Section:
    """Exercises and deployments on which claims lie apart."""
    exercises = dossier.table(
        dossier.ask("conflict_exercise", rows=EXERCISES),
        EXERCISE_COLUMNS,
        title=f"Exercises: the {EXERCISES} whose organiser's and independent totals lie furthest apart",
        note="Troops of the whole exercise by claims of every side; who repeats a figure stands beside it.",
    )
    forces = dossier.table(
        dossier.ask("conflict_deployment", rows=FORCES),
        FORCE_COLUMNS,
        title=f"Deployments: the {FORCES} newest forces on which claims within 60 days do not meet",
        note="Persons; claims of presence only. Ranges that still do not meet when each is widened by a tenth.",
    )
    parts = tuple(part for part in (exercises, forces) if part.rows)
    none = Text(text="No two claims known by this day lie apart in the sources held.")
    return Section(
        key="conflicts",
        title="Figures that contradict each other" + (", all systems" if dossier.asked.country else ""),
        lead="None of them is chosen here: each is what its claimant said.",
        blocks=parts or (none,),
    )
