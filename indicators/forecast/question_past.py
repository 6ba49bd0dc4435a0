"""The questions as they would have been asked at the ends of past periods, on what was knowable then.

Each is asked at the end of every quarter or year, by its frequency, about the next one, since 2010 and as soon as
enough periods had closed. Text, window and rules are today's, so these are hindcasts: they are kept apart from what
was issued (mart table `question`) and are no part of the ledger.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from indicators.forecast import question_cells, questions
from indicators.forecast.confidence import RESOLVED, Kind, Record
from indicators.forecast.question_cells import Cell, Period
from indicators.forecast.question_list import QUESTIONS, Question
from indicators.indicator import Frames
from indicators.periods import ordinal, period_end
from indicators.reckoning import FIRST_YEAR
from warehouse.frames import table

NAME = "question_past"
Row = dict[str, object]
Scored = tuple[date, float, float]
"""When the outcome became known, the Brier score and the baseline's."""


def asked(
    observation: pl.DataFrame, frames: Frames, data_as_of: date, questions_: Sequence[Question] = QUESTIONS
) -> pl.DataFrame:
    """The mart table `question_past`: one row per question and end of a past period, with what came of it."""
    rows = [
        row
        for each in questions_
        for row in _rows(
            each, question_cells.cells(each, observation), question_cells.evidence(each, frames), data_as_of
        )
    ]
    empty = table(NAME).empty()
    return pl.DataFrame(rows, infer_schema_length=None).select(empty.columns) if rows else empty


def _days(question: Question, data_as_of: date) -> Iterator[date]:
    """The ends of periods since 2010 up to the day of the data."""
    first, last = (ordinal(day, question.frequency) for day in (date(FIRST_YEAR, 1, 1), data_as_of))
    ends = (period_end(number, question.frequency) for number in range(first, last + 1))
    return (day for day in ends if day < data_as_of)


def _rows(
    question: Question, history: Sequence[Cell], evidence: Sequence[tuple[date, bool]], data_as_of: date
) -> Iterator[Row]:
    today = question_cells.closed(question, history, data_as_of)
    scored: list[Scored] = []
    for day in _days(question, data_as_of):
        periods = question_cells.usable(question, question_cells.closed(question, history, day))
        if len(periods[-question.window :]) < questions.FEWEST:
            continue
        rows = [is_reliable for known_on, is_reliable in evidence if known_on <= day]
        found = questions.answer(question, periods, rows, _record(scored, day))
        yield _row(question, day, found, today, scored)


def _row(question: Question, day: date, found: questions.Answer, today: Sequence[Period], scored: list[Scored]) -> Row:
    target = ordinal(day, question.frequency) + 1
    outcome = question_cells.happened(question, today, target, day)
    score, usual = questions.brier(found.probability, outcome), questions.brier(found.baseline, outcome)
    if score is not None and usual is not None:
        scored.append((next(period.known_on for period in today if period.ordinal == target), score, usual))
    return {
        "question_id": question.id,
        "question": questions.text(question, target),
        "indicator_id": question.indicator_id,
        "entity": question.entity,
        "counterpart": question.counterpart,
        "as_of": day,
        "resolves_on": period_end(target, question.frequency),
        "model_id": questions.MODEL_ID,
        "probability": found.probability,
        "low": found.low,
        "high": found.high,
        "word": questions.word(found.probability),
        "confidence": found.confidence,
        "basis": found.basis,
        "happened": outcome,
        "brier": score,
        "baseline_probability": found.baseline,
        "baseline_brier": usual,
        "confidence_reason": found.confidence_reason,
    }


def _record(scored: Sequence[Scored], day: date) -> Record:
    """How the askings fared whose outcome was known on `day`."""
    known = [(score, usual) for known_on, score, usual in scored if known_on <= day]
    if not known:
        return Record()
    return Record(
        resolved=len(known),
        brier=sum(score for score, _ in known) / len(known),
        baseline_brier=sum(usual for _, usual in known) / len(known),
    )


def records(issued: pl.DataFrame, past: pl.DataFrame) -> dict[str, Record]:
    """How each question's askings fared so far: its issues once enough have resolved, else its hindcasts.

    `issued` and `past` are rows of the mart tables `question` and `question_past`.
    """
    on_record = {id_: record for id_, record in _scored(issued, "issued").items() if record.resolved >= RESOLVED}
    return _scored(past, "hindcast") | on_record


def _scored(asked_: pl.DataFrame, kind: Kind) -> dict[str, Record]:
    resolved = asked_.drop_nulls(["brier", "baseline_brier"]).group_by("question_id", maintain_order=True)
    rows = resolved.agg(pl.len(), pl.col("brier").mean(), pl.col("baseline_brier").mean())
    return {
        id_: Record(kind=kind, resolved=count, brier=score, baseline_brier=usual)
        for id_, count, score, usual in rows.iter_rows()
    }
