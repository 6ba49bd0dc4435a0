"""Questions with a date: the chance that something happens in the next whole quarter or year.

THE RULES. Each question is about one count series and its next period that has not begun on the day of the data.
Every period either has an event or none; the chance of a period with an event is taken to be constant over the
window, with Jeffreys' prior Beta(1/2, 1/2) and its 95 % interval. So neither several events at once (four accessions
in a year) nor regular steps (a package each half-year) are taken for chance. Where the evidence is a sample, the
question is about recorded events and a period without a record counts as none. The naive baseline is the same
share over all periods since the series began, not only those in the window: what never looks at recent times. The
confidence follows the rule in `confidence`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from indicators.forecast import confidence, hazards, ledger, question_cells, scores
from indicators.forecast.confidence import Ground, Record
from indicators.forecast.ledger import QUESTION, Stamp
from indicators.forecast.question_cells import Period
from indicators.forecast.question_list import QUESTIONS, Question
from indicators.indicator import Frames
from indicators.periods import label, ordinal, period_end, period_start
from indicators.series import Floats, Ints
from warehouse.frames import table

MODEL_ID = "hazard"
FEWEST = 8
"""Closed periods needed before a question is asked."""
DECIMALS = 4
RULE = (
    "The chance is the share of the last periods (25 years, 20 quarters at most) in which there was at least one "
    "event, with Jeffreys' prior: half a period with an event and half a period without one are added. The baseline "
    "is the same share over all periods since the series began. Where a series begins with its first event, that "
    "period is left out. A recorded question counts a period without a record as one without an event."
)

# The PHIA yardstick leaves gaps between its ranges; each is split in the middle.
YARDSTICK = (
    (0.075, "remote chance"),
    (0.225, "highly unlikely"),
    (0.375, "unlikely"),
    (0.525, "realistic possibility"),
    (0.775, "likely"),
    (0.925, "highly likely"),
    (1.0, "almost certain"),
)
YARDSTICK_RULE = "Words stand for probabilities up to: " + ", ".join(f"{top:g} {said}" for top, said in YARDSTICK) + "."


def word(probability: float) -> str:
    """The yardstick's word for a probability. Raises ValueError outside 0..1."""
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability must lie between 0 and 1, not {probability}")
    return next(found for top, found in YARDSTICK if probability <= top)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A probability with its 95 % interval, the baseline's, how it came about, and the confidence in it."""

    low: float
    probability: float
    high: float
    baseline: float
    basis: str
    confidence: str
    confidence_reason: str


def answer(question: Question, periods: Sequence[Period], evidence: Sequence[bool], record: Record) -> Answer:
    """The probability of an event in a period like the closed ones in `periods` (usable, at least one).

    `evidence` says of each row behind them whether it is graded A to C.
    """
    window = periods[-question.window :]
    active = _active(window)
    probability, low, high = hazards.next_period(active, len(window))
    usual, *_ = hazards.next_period(_active(periods), len(periods))
    ground = Ground(
        active=active,
        periods=len(window),
        covered=sum(period.is_covered for period in window),
        reliable=sum(evidence),
        rows=len(evidence),
        record=record,
    )
    grade, reason = confidence.grade(ground)
    unit = "quarters" if question.frequency == "Q" else "years"
    recorded = " in the sources seen; periods without a record count as none" if question.is_recorded else ""
    return Answer(
        low=round(low, DECIMALS),
        probability=round(probability, DECIMALS),
        high=round(high, DECIMALS),
        baseline=round(usual, DECIMALS),
        basis=f"{active} of the last {len(window)} {unit} had an event{recorded}.",
        confidence=grade,
        confidence_reason=reason,
    )


def _active(periods: Sequence[Period]) -> int:
    return sum((period.events or 0) > 0 for period in periods)


def asked(
    latest: pl.DataFrame,
    frames: Frames,
    data_as_of: date,
    stamp: Stamp,
    records: Mapping[str, Record],
    questions: Sequence[Question] = QUESTIONS,
) -> pl.DataFrame:
    """Rows of the ledger: every question whose series exists, about its next period.

    `frames` are the core tables; `records` is how earlier askings of a question fared, by its id.
    """
    rows = [row for each in questions if (row := _row(each, latest, frames, data_as_of, stamp, records))]
    if not rows:
        return ledger.nothing().entries
    frame = pl.DataFrame(rows, schema=ledger.ENTRY)
    return frame.with_columns(sha256=pl.Series(ledger.row_hashes(frame), dtype=pl.String))


def _row(
    question: Question,
    latest: pl.DataFrame,
    frames: Frames,
    data_as_of: date,
    stamp: Stamp,
    records: Mapping[str, Record],
) -> dict[str, object]:
    known = question_cells.closed(question, question_cells.cells(question, latest), data_as_of)
    periods = question_cells.usable(question, known)
    if len(periods[-question.window :]) < FEWEST:
        return {}
    evidence = [is_reliable for known_on, is_reliable in question_cells.evidence(question, frames)]
    found = answer(question, periods, evidence, records.get(question.id, Record()))
    target = ordinal(data_as_of, question.frequency) + 1
    return {
        "refresh_id": stamp.refresh_id,
        "issued_on": stamp.issued_on,
        "data_as_of": data_as_of,
        "code_version": stamp.code_version,
        "indicator_id": question.id,
        "entity": question.entity,
        "counterpart": question.counterpart,
        "frequency": QUESTION,
        "input_sha256": ledger.values_hash(*_numbers(periods[-question.window :])),
        "model_id": MODEL_ID,
        "target_period_start": period_start(target, question.frequency),
        "horizon": 1,
        "quantiles": [found.low, found.probability, found.high, found.baseline],
        "note": "\n".join([text(question, target), found.confidence, found.basis, found.confidence_reason]),
        "sha256": "",
    }


def _numbers(periods: Sequence[Period]) -> tuple[Ints, Floats]:
    return (
        np.array([period.ordinal for period in periods], dtype=np.int64),
        np.array([period.events or 0.0 for period in periods], dtype=np.float64),
    )


def text(question: Question, target: int) -> str:
    """The question about the period of that ordinal."""
    return question.text.format(period=label(period_start(target, question.frequency), question.frequency))


def published(entries: pl.DataFrame, latest: pl.DataFrame, questions: Sequence[Question] = QUESTIONS) -> pl.DataFrame:
    """The rows of the mart table `question`: every issue on record, with what came of it where that is known."""
    by_id = {question.id: question for question in questions}
    rows = [
        _published(row, by_id.get(row["indicator_id"]), latest) for row in ledger.of_day(entries).iter_rows(named=True)
        if row["frequency"] == QUESTION
    ]  # fmt: skip
    empty = table("question").empty()
    return pl.DataFrame(rows, infer_schema_length=None).select(empty.columns) if rows else empty


def _published(row: dict[str, Any], question: Question | None, latest: pl.DataFrame) -> dict[str, object]:
    # Rows of before the baseline and the reason were kept end sooner.
    words, grade, basis, *reason = str(row["note"]).split("\n")
    low, probability, high, *usual = row["quantiles"]
    outcome = _outcome(question, latest, row) if question else None
    return {
        "question_id": row["indicator_id"],
        "question": words,
        "indicator_id": question.indicator_id if question else None,
        "entity": row["entity"],
        "counterpart": row["counterpart"],
        "issued_on": row["issued_on"],
        "data_as_of": row["data_as_of"],
        "resolves_on": _end(question, row["target_period_start"]),
        "model_id": row["model_id"],
        "probability": probability,
        "low": low,
        "high": high,
        "word": word(probability),
        "confidence": grade,
        "basis": basis,
        "happened": outcome,
        "brier": brier(probability, outcome),
        "baseline_probability": next(iter(usual), None),
        "baseline_brier": brier(next(iter(usual), None), outcome),
        "confidence_reason": next(iter(reason), None),
    }


def brier(probability: float | None, happened: float | None) -> float | None:
    """The score of a probability; None before it is resolved."""
    if probability is None or happened is None:
        return None
    return float(scores.brier(np.array(probability), np.array(float(happened))))


def _end(question: Question | None, start: date) -> date | None:
    """Last day of the period asked about; None once the question is retired."""
    if question is None:
        return None
    return period_end(ordinal(start, question.frequency), question.frequency)


def _outcome(question: Question, latest: pl.DataFrame, row: dict[str, Any]) -> bool | None:
    known = question_cells.closed(question, question_cells.cells(question, latest), date.max)
    target = ordinal(row["target_period_start"], question.frequency)
    return question_cells.happened(question, known, target, row["issued_on"])
