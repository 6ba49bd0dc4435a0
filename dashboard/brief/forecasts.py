"""Forecasts with their baseline and their record, and the list of questions."""

from typing import Any

from dashboard import data, focus, wording
from dashboard.brief.content import Block, Kind, Section, Table, Text
from dashboard.brief.dossier import HALF, Dossier, day, share
from dashboard.data import Answer
from dashboard.figures import forecast as figures
from dashboard.figures import question
from dashboard.selection import Selection

LEAD = (
    "Ranges hold half, four fifths and nineteen in twenty of what the model holds possible; no middle is drawn. A "
    "model is shown only where hindcasts prove skill against the naive baseline, else the baseline. Every forecast "
    "issued is kept unchanged and scored when the truth arrives; hindcasts were made afterwards on past data and never "
    "count as issued."
)
EARLIER = (
    "For an earlier day stands what had been issued by then, else a hindcast: made afterwards by today's code on what "
    "was known by the nearest reckoned day before it, and never issued. Skill rests on the latest evidence and is left "
    "out."
)
NOTE = (
    "In brackets: 95 % interval of the probability. Baseline: the share of all earlier periods with an event. Words by "
    "the PHIA yardstick; confidence is stated apart from probability. Record: hindcasts, had every probability from "
    "50 % on been a warning; Brier score of model / baseline, 0 is perfect."
)
KINDS: tuple[Kind, ...] = ("text", "text", "text", "text", "text", "day", "text")
WARNED = 0.5
"""Probability from which on a question counts as a warning in the record."""
FIRST = 3
"""Questions on the first page."""


def section(dossier: Dossier) -> Section:
    """Questions, fans and the record."""
    record = dossier.ask("forecast_record")
    by_title = {row["indicator"]: row for row in record.rows.to_dicts()}
    held = figures.titles()
    fans = []
    for series in figures.SHOWN:
        if series.indicator in held:
            figure = figures.fan(dossier.selected, series, by_title.get(held[series.indicator]))
            if figure.answer.rows["low_95"].is_not_null().any():
                fans.append(dossier.finding(figure, width=HALF))
    asked = questions(dossier)
    scored = dossier.table(
        record,
        {
            "indicator": "Indicator", "verdict": "Verdict", "published": "Shown", "reason": "Why",
            "held_50": ("50 % held", share), "held_80": ("80 % held", share), "held_95": ("95 % held", share),
            "past_values": "Past values", "issued_and_due": "Issued and due",
        },
        title="Record by indicator",
        key="record",
        note="Held: how often the baseline's ranges contained the value one period ahead, in hindcasts. Issued and "
        "due: forecasts on record whose truth has arrived; 0 means that none could be scored yet.",
    )  # fmt: skip
    parts: tuple[Block, ...] = (*_filled(asked), *_record(dossier), *fans, *_filled(scored))
    return Section(
        key="forecasts",
        title="What may come, and how good such statements were",
        lead=LEAD if dossier.selected.is_latest else EARLIER,
        blocks=parts or (Text(text="No forecast is held for this day, issued or hindcast."),),
    )


def _filled(table: Table) -> tuple[Table, ...]:
    return (table,) if table.rows else ()


def _record(dossier: Dossier) -> tuple[Text, ...]:
    """How resolved questions fared, in a line each for issued ones and hindcasts."""
    lines = [question.record(dossier.selected, kind, WARNED) for kind in ("issued", "hindcast")]
    return tuple(Text(text=line) for line in lines)


def questions(dossier: Dossier) -> Table:
    """Every open question with probability, baseline, word, confidence, what it rests on and its record."""
    answer = _open(dossier.selected)
    scores, record = question.record_by_question(dossier.selected, "hindcast", WARNED)
    headings = (
        "Question", "Probability", "Baseline", "In words (PHIA)", "Confidence", "Resolves", "Rests on, and record",
    )  # fmt: skip
    rows = (
        (
            *_shown(row),
            " ".join(
                filter(
                    None, (row["basis"], row["confidence_reason"], f"Record: {record.get(row['about'], 'none yet')}.")
                )
            ),
        )
        for row in answer.rows.to_dicts()
    )
    return Table(
        key="question",
        title="Questions" + (", all systems" if dossier.asked.country else ""),
        headings=headings,
        rows=tuple(rows),
        kinds=KINDS,
        queries=(dossier.numbered(answer), dossier.numbered(scores)),
        note=f"{NOTE} {_reckoned(answer)}".strip(),
    )


def short(dossier: Dossier) -> Table:
    """The questions with the highest probability, for the first page; in a brief about one state those about it."""
    name, answer = dossier.asked.name, _open(dossier.selected, focus.of(dossier.selected).actors)
    none = f"No open question is about {name}: these are about all systems. " if name and answer.rows.is_empty() else ""
    answer = _open(dossier.selected) if none else answer
    likely = answer.rows.sort("probability", descending=True, maintain_order=True).head(FIRST)
    record = question.record(dossier.selected, "hindcast", WARNED)
    which = (
        f"The {likely.height} most probable of {answer.rows.height} open questions; all below. "
        if likely.height < answer.rows.height
        else ""
    )
    return Table(
        key="ahead",
        title="What may come",
        headings=("Question", "Probability", "Baseline", "In words", "Confidence", "Resolves"),
        rows=tuple(_shown(row) for row in likely.to_dicts()),
        kinds=KINDS[:6],
        queries=(dossier.numbered(answer),),
        note=" ".join(filter(None, (f"{none}{which}".strip(), _reckoned(answer), record))) if likely.height else "",
    )


def _open(selected: Selection, actors: tuple[str, ...] = ()) -> Answer:
    """The questions open on the day as the overview asks for them."""
    return data.ask("question", as_of=selected.as_of, since=selected.since, focus=actors)


def _shown(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["question"],
        f"{share(row['probability'])} ({share(row['low'])} to {share(row['high'])})",
        share(row["baseline_probability"]),
        row["word"],
        row["confidence"],
        day(row["resolves_on"]),
    )


def _reckoned(answer: Answer) -> str:
    """For which days probabilities were reckoned afterwards; empty where all were issued."""
    days = answer.rows.filter(answer.rows["kind"] == "hindcast")["said_for"].unique().sort().to_list()
    return f"Reckoned for {wording.joined(map(day, days))} (hindcast), not issued then." if days else ""
