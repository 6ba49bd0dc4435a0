"""Forecasts with their baseline and their record, and the list of questions."""

from dashboard.brief.content import Block, Kind, Section, Table, Text
from dashboard.brief.dossier import HALF, Dossier, day, share
from dashboard.figures import forecast as figures

LEAD = (
    "Ranges hold half, four fifths and nineteen in twenty of what the model holds possible; no middle is drawn. A "
    "model is shown only where hindcasts prove skill against the naive baseline, else the baseline. Every forecast "
    "issued is kept unchanged and scored when the truth arrives; hindcasts were made afterwards on past data and never "
    "count as issued."
)
EARLIER = (
    "Forecasts, skill and trends rest on the latest evidence. For an earlier day only what had been issued by then is "
    "shown."
)
NOTE = (
    "In brackets: 95 % interval of the probability. Words by the PHIA yardstick; confidence is stated apart from "
    "probability."
)
KINDS: tuple[Kind, ...] = ("text", "text", "text", "text", "day", "text", "text")
OUTCOMES = {None: "open", True: "happened", False: "did not happen"}


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
        note="Held: how often the baseline's ranges contained the value one period ahead, in hindcasts. Issued and "
        "due: forecasts on record whose truth has arrived; 0 means that none could be scored yet.",
    )  # fmt: skip
    parts: tuple[Block, ...] = (*_filled(asked), *fans, *_filled(scored))
    return Section(
        key="forecasts",
        title="What may come, and how good such statements were",
        lead=LEAD if dossier.selected.is_latest else EARLIER,
        blocks=parts or (Text(text="No forecast had been issued by this day."),),
        starts_page=True,
    )


def _filled(table: Table) -> tuple[Table, ...]:
    return (table,) if table.rows else ()


def questions(dossier: Dossier) -> Table:
    """Every question with probability, word, confidence, what it rests on and day of resolution."""
    headings = ("Question", "Probability", "In words (PHIA)", "Confidence", "Resolves", "Rests on", "Outcome")
    return _questions(dossier, "question", "Questions", headings, NOTE)


def short(dossier: Dossier) -> Table:
    """The same without what each rests on and how it came out, for the first page."""
    headings = ("Question", "Probability", "In words", "Confidence", "Resolves")
    return _questions(dossier, "ahead", "What may come", headings, "")


def _questions(dossier: Dossier, key: str, title: str, headings: tuple[str, ...], note: str) -> Table:
    answer = dossier.ask("brief_question")
    rows = (
        (
            row["question"],
            f"{share(row['probability'])} ({share(row['low'])} to {share(row['high'])})",
            row["word"],
            row["confidence"],
            day(row["resolves_on"]),
            row["basis"],
            OUTCOMES[row["happened"]],
        )
        for row in answer.rows.to_dicts()
    )
    return Table(
        key=key,
        title=title,
        headings=headings,
        rows=tuple(row[: len(headings)] for row in rows),
        kinds=KINDS[: len(headings)],
        queries=(dossier.numbered(answer),),
        note=note,
    )
