"""The track record in sentences, for whoever has two minutes."""

from typing import Any

from dashboard import data, wording
from dashboard.figures import question
from dashboard.selection import Selection

LEVEL = 0.8
"""The stated share of the interval that is told of in words."""
LEFT_OUT = "Verdicts and scores rest on the latest evidence, so they are left out for an earlier day."
OLD_RELEASE = (
    "This release was made before hindcasts and past questions were kept. The next refresh brings them: "
    "`detente refresh`."
)


def title(selected: Selection) -> str:
    """The finding that heads the page."""
    if not selected.is_latest:
        return f"What was on record on {wording.day(selected.as_of)}"
    row = _row(selected)
    judged = row["skilful"] + row["unproven"] + row["too_short"]
    closed = row["issued_closed"] + row["questions_closed"]
    outcome = f"{closed:,} issued forecasts have closed" if closed else "no issued forecast has closed yet"
    return f"{row['skilful']} of {judged} models beat the naive baseline; {outcome}"


def on_record(selected: Selection) -> str:
    """How many forecasts were issued, and since when."""
    row = _row(selected)
    if not row["forecasts"] and not row["questions"]:
        return "No forecast had been issued by this day, and nothing is backdated. What is shown are hindcasts."
    return (
        f"{row['forecasts']:,} forecasts of series and {row['questions']:,} answers to questions, issued since "
        f"{wording.day(row['first_issued'] or row['first_asked'])}, kept and sealed."
    )


def skilful(selected: Selection) -> str:
    """The verdicts in numbers, and what follows from them."""
    if not selected.is_latest:
        return LEFT_OUT
    row = _row(selected)
    return (
        f"{row['skilful']} {'is' if row['skilful'] == 1 else 'are'} skilful, {row['unproven']} show no demonstrated "
        f"skill, {row['too_short']} are too short to tell. Only the skilful stand beside the naive baseline on other "
        "pages; elsewhere the baseline stands alone."
    )


def held(selected: Selection) -> str:
    """How often the baseline's intervals held in hindcasts."""
    if not selected.is_latest:
        return LEFT_OUT
    rows = data.rows_of("record_reliability", as_of=selected.as_of, kind="hindcast", band="next")
    found = rows.filter(rows["nominal"] == LEVEL).to_dicts()
    if not found:
        return "No hindcast has been scored yet."
    told = wording.joined(f"{row['model'].lower()} {row['observed']:.0%}" for row in found)
    return f"Of values one period ahead the 80 % intervals held, as hindcasts: {told}."


def closed(selected: Selection) -> str:
    """What has come of issued forecasts, and what closes next."""
    due = question.next_due(selected)
    following = f" The next question resolves on {wording.day(due)}." if due else ""
    if not selected.is_latest:
        return f"Outcomes are shown as far as they were known by this day.{following}"
    row = _row(selected)
    if row["issued_closed"] + row["questions_closed"]:
        return (
            f"{row['issued_closed']:,} forecasts of series and {row['questions_closed']:,} questions have closed, "
            f"scored apart from {row['hindcasts']:,} hindcasts.{following}"
        )
    return (
        f"No issued forecast has closed yet. What is scored are {row['hindcasts']:,} hindcasts, made afterwards on "
        f"past data, and every figure says so.{following}"
    )


QUESTIONS = {
    "What is on record?": on_record,
    "Does any model beat the baseline?": skilful,
    "Do the intervals hold?": held,
    "What has come true?": closed,
}
"""What heads the page: each question with the function that answers it."""


def _row(selected: Selection) -> dict[str, Any]:
    return data.rows_of("record_count", as_of=selected.as_of).row(0, named=True)
