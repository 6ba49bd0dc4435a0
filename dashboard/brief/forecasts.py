"""Forecasts with their baseline and their record, and the list of questions."""

from typing import Any

from dashboard.brief.content import Section, Table, Text
from dashboard.brief.dossier import HALF, Dossier, share
from dashboard.figures import forecast as figures

LEAD = (
    "Ranges hold half, four fifths and nineteen in twenty of what the model holds possible; no middle is drawn. A model is "
    "shown only where hindcasts prove skill against the naive baseline; else the baseline is. Every forecast issued is "
    "kept unchanged and scored when the truth arrives; hindcasts were made afterwards on past data and are never counted as issued."
)
EARLIER = "Forecasts, skill and trends rest on the latest evidence. For an earlier day only what had been issued by then is shown."


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
            "indicator": "Indicator", "verdict": "Verdict", "published": "Published", "reason": "Why",
            "held_50": ("50 % held", share), "held_80": ("80 % held", share), "held_95": ("95 % held", share),
            "past_values": "Past values", "issued_and_due": "Issued and due",
        },
        title="Record by indicator",
        key="record",
        note="Held: how often the baseline's ranges contained the value one period ahead, in hindcasts. Issued and due: "
        "forecasts on record whose truth has arrived; 0 means that none could be scored yet.",
    )  # fmt: skip
    parts = (*(part for part in (asked,) if part.rows), *fans, *(part for part in (scored,) if part.rows))
    return Section(
        key="forecasts",
        title="What may come, and how good such statements were",
        lead=LEAD if dossier.selected.is_latest else EARLIER,
        blocks=parts or (Text(text="No forecast had been issued by this day."),),
        starts_page=True,
    )


def questions(dossier: Dossier) -> Table:
    """Every question with probability, word, confidence and day of resolution."""
    return dossier.table(
        dossier.ask("question"),
        {
            "question": "Question", "probability": ("Probability", share), "low": ("From", share), "high": ("To", share),
            "word": "In words (PHIA)", "confidence": "Confidence", "resolves_on": "Resolves", "basis": "Rests on",
            "happened": ("Outcome", _outcome),
        },
        title="Questions",
        note="From, to: 95 % interval of the probability. Words by the PHIA yardstick; confidence is stated apart from probability.",
    )  # fmt: skip


def _outcome(value: Any) -> str:
    return {True: "happened", False: "did not happen"}.get(value, "open")
