"""Questions with a date: the chance that something happens in the next whole quarter or year.

THE RULES. Each question is about one count series and its next period that has not begun on the day of the data.
Every period either has an event or none; the chance of a period with an event is taken to be constant over the
window, with Jeffreys' prior Beta(1/2, 1/2) and its 95 % interval. So neither several events at once (four accessions
in a year) nor regular steps (a package each half-year) are taken for chance. Where the evidence is a sample, the
question is about recorded events and a period without a record counts as none. Confidence: low where any period
used is less than completely covered or fewer than five periods had an event; moderate otherwise; high is not given
before a record of at least twelve resolved issues of a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import polars as pl

from indicators.forecast import hazards, ledger, scores
from indicators.forecast.ledger import QUESTION, Stamp
from indicators.periods import label, ordinal, ordinal_of, period_end, period_start
from warehouse.frames import table

MODEL_ID = "hazard"
FEWEST = 8
"""Closed periods needed before a question is asked."""
FEW = 5
"""Periods with an event below which confidence is low."""

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


def word(probability: float) -> str:
    """The yardstick's word for a probability. Raises ValueError outside 0..1."""
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability must lie between 0 and 1, not {probability}")
    return next(found for top, found in YARDSTICK if probability <= top)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of which series. `text` holds `{period}`; `window` is how many of the last periods count."""

    id: str
    text: str
    indicator_id: str
    entity: str
    counterpart: str = ""
    frequency: Literal["Q", "A"] = "A"
    window: int = 25
    is_recorded: bool = False


QUESTIONS = (
    Question(
        id="strategic_snap_recorded",
        text="Will at least one Russian no-notice check at strategic level be recorded in {period}?",
        indicator_id="snap_inspections",
        entity="RUS",
        counterpart="strategic",
        frequency="Q",
        window=20,
        is_recorded=True,
    ),
    Question(
        id="eu_package",
        text="Will the EU adopt at least one further sanctions package against Russia in {period}?",
        indicator_id="eu_sanctions_packages",
        entity="eu",
        counterpart="RUS",
        frequency="Q",
    ),
    *(
        Question(
            id=f"{entity}_accession",
            text=f"Will {name} gain at least one member in {{period}}?",
            indicator_id="bloc_accessions",
            entity=entity,
        )
        for entity, name in (("brics", "BRICS"), ("sco", "the SCO"), ("nato", "NATO"), ("eu", "the EU"))
    ),
    Question(
        id="csto_exit",
        text="Will at least one member leave the CSTO in {period}?",
        indicator_id="bloc_exits",
        entity="csto",
        counterpart="left",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A probability with its 95 % interval, and how it came about."""

    low: float
    probability: float
    high: float
    confidence: str
    basis: str


def asked(
    latest: pl.DataFrame, data_as_of: date, stamp: Stamp, questions: Sequence[Question] = QUESTIONS
) -> pl.DataFrame:
    """Rows of the ledger: every question whose series exists, about its next period."""
    rows = [row for each in questions if (row := _row(each, latest, data_as_of, stamp))]
    if not rows:
        return ledger.nothing().entries
    frame = pl.DataFrame(rows, schema=ledger.ENTRY)
    return frame.with_columns(sha256=pl.Series(ledger.row_hashes(frame), dtype=pl.String))


def _row(question: Question, latest: pl.DataFrame, data_as_of: date, stamp: Stamp) -> dict[str, object]:
    past = _past(question, latest)
    if past.height < FEWEST:
        return {}
    target = ordinal(data_as_of, question.frequency) + 1
    found = answer(question, past)
    period = label(period_start(target, question.frequency), question.frequency)
    return {
        "refresh_id": stamp.refresh_id,
        "issued_on": stamp.issued_on,
        "data_as_of": data_as_of,
        "code_version": stamp.code_version,
        "indicator_id": question.id,
        "entity": question.entity,
        "counterpart": question.counterpart,
        "frequency": QUESTION,
        "input_sha256": ledger.values_hash(past["ordinal"].to_numpy(), past["value"].to_numpy()),
        "model_id": MODEL_ID,
        "target_period_start": period_start(target, question.frequency),
        "horizon": 1,
        "quantiles": [round(part, 4) for part in (found.low, found.probability, found.high)],
        "note": "\n".join([question.text.format(period=period), found.confidence, found.basis]),
        "sha256": "",
    }


def _past(question: Question, latest: pl.DataFrame) -> pl.DataFrame:
    """The closed periods in the window: `ordinal`, `value`, `is_covered`; what is not covered only if recorded."""
    closed = _cells(question, latest).filter(~pl.col("is_preliminary")).sort("period_start")
    rows = closed.select(
        ordinal=ordinal_of(pl.col("period_start"), question.frequency).cast(pl.Int64),
        value=pl.col("value").fill_null(0.0) if question.is_recorded else pl.col("value"),
        is_covered=pl.col("coverage") == "complete",
    )
    used = rows if question.is_recorded else rows.filter(pl.col("is_covered"))
    return used.drop_nulls().tail(question.window)


def _cells(question: Question, latest: pl.DataFrame) -> pl.DataFrame:
    return latest.filter(
        (pl.col("indicator_id") == question.indicator_id)
        & (pl.col("entity") == question.entity)
        & (pl.col("counterpart") == question.counterpart)
    )


def answer(question: Question, past: pl.DataFrame) -> Answer:
    """The probability of at least one event in a period like the closed ones (`value`, `is_covered`)."""
    active, periods = int((past["value"] > 0).sum()), past.height
    is_thin = active < FEW or not past["is_covered"].all()
    unit = "quarters" if question.frequency == "Q" else "years"
    recorded = " in the sources seen; periods without a record count as none" if question.is_recorded else ""
    probability, low, high = hazards.next_period(active, periods)
    return Answer(
        low=low,
        probability=probability,
        high=high,
        confidence="low" if is_thin else "moderate",
        basis=f"{active} of the last {periods} {unit} had an event{recorded}.",
    )


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
    text, confidence, basis = str(row["note"]).split("\n")
    low, probability, high, *more = row["quantiles"]
    # Rows of before the baseline was kept hold three numbers.
    usual = more[0] if more else None
    start = row["target_period_start"]
    outcome = _outcome(question, latest, start, row["issued_on"]) if question else None
    return {
        "question_id": row["indicator_id"],
        "question": text,
        "indicator_id": question.indicator_id if question else None,
        "entity": row["entity"],
        "counterpart": row["counterpart"],
        "issued_on": row["issued_on"],
        "data_as_of": row["data_as_of"],
        "resolves_on": _end(question, start),
        "model_id": row["model_id"],
        "probability": probability,
        "low": low,
        "high": high,
        "word": word(probability),
        "confidence": confidence,
        "basis": basis,
        "happened": outcome,
        "brier": _brier(probability, outcome),
        "baseline_probability": usual,
        "baseline_brier": _brier(usual, outcome),
        "confidence_reason": None,
    }


def _brier(probability: float | None, outcome: bool | None) -> float | None:
    if probability is None or outcome is None:
        return None
    return float(scores.brier(np.array(probability), np.array(float(outcome))))


def _end(question: Question | None, start: date) -> date | None:
    """Last day of the period asked about; None once the question is retired."""
    if question is None:
        return None
    return period_end(ordinal(start, question.frequency), question.frequency)


def _outcome(question: Question, latest: pl.DataFrame, start: date, issued_on: date) -> bool | None:
    """Whether it happened; None while the period is open, not completely covered, or was known at issue."""
    final = _cells(question, latest).filter(
        (pl.col("period_start") == start) & ~pl.col("is_preliminary") & (pl.col("known_on") > issued_on)
    )
    if final.is_empty():
        return None
    cell = final.row(0, named=True)
    if not question.is_recorded and cell["coverage"] != "complete":
        return None
    return bool((cell["value"] or 0) > 0)
