"""The periods that a question is about: what was known of each on a day, and the rows of evidence behind them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from indicators.forecast.question_list import Question
from indicators.indicator import Frames
from indicators.periods import ordinal

RELIABLE = ("A", "B", "C")
Key = tuple[str, str, date]


class Cell(NamedTuple):
    """One revision of one period; of a pooled question, one of several for a period."""

    entity: str
    counterpart: str
    start: date
    value: float | None
    is_complete: bool
    is_preliminary: bool
    known_on: date


class Period(NamedTuple):
    """A closed period: its ordinal, its events (None where not observed) and whether it is completely covered."""

    ordinal: int
    events: float | None
    is_covered: bool
    known_on: date


def cells(question: Question, observation: pl.DataFrame) -> list[Cell]:
    """Every revision of the periods that the question is about, in the order in which they became known."""
    named = pl.col("indicator_id") == question.indicator_id
    if question.pooled != "entity":
        named &= pl.col("entity") == question.entity
    if question.pooled != "counterpart":
        named &= pl.col("counterpart") == question.counterpart
    found = observation.filter(named).sort("known_on", "entity", "counterpart", "period_start")
    columns = found.select(
        "entity", "counterpart", "period_start", "value", pl.col("coverage") == "complete", "is_preliminary", "known_on"
    )
    return [Cell(*row) for row in columns.iter_rows()]


def closed(question: Question, history: Iterable[Cell], day: date) -> list[Period]:
    """The periods that were over and known on `day`, in order; those of a pooled question added up."""
    latest: dict[Key, Cell] = {(c.entity, c.counterpart, c.start): c for c in history if c.known_on <= day}
    by_start: dict[date, list[Cell]] = {}
    for cell in latest.values():
        by_start.setdefault(cell.start, []).append(cell)
    return [
        _period(question, part) for _, part in sorted(by_start.items()) if not any(cell.is_preliminary for cell in part)
    ]


def _period(question: Question, part: Sequence[Cell]) -> Period:
    seen = [cell.value for cell in part if cell.value is not None]
    return Period(
        ordinal=ordinal(part[0].start, question.frequency),
        events=sum(seen) if seen else None,
        is_covered=all(cell.is_complete for cell in part),
        known_on=max(cell.known_on for cell in part),
    )


def usable(question: Question, periods: Sequence[Period]) -> list[Period]:
    """The periods that tell of the chance of an event, all since the beginning.

    A recorded question takes a period without a record for one without an event; any other leaves it out.
    """
    told = periods[1:] if question.begins_with_event else periods
    if question.is_recorded:
        return [period._replace(events=period.events or 0.0) for period in told]
    return [period for period in told if period.is_covered and period.events is not None]


def happened(question: Question, periods: Iterable[Period], target: int, since: date) -> bool | None:
    """Whether it happened; None while the period is open, not completely covered, or was known by `since`."""
    for period in periods:
        if period.ordinal == target and period.known_on > since:
            is_told = question.is_recorded or (period.is_covered and period.events is not None)
            return bool((period.events or 0) > 0) if is_told else None
    return None


def evidence(question: Question, frames: Frames) -> list[tuple[date, bool]]:
    """Of each row of evidence behind the question: when it could be known, and whether it is graded A to C."""
    rows = frames[question.evidence]
    matching = [pl.col(column).cast(pl.String) == value for column, value in question.where]
    graded = (
        rows.filter(*matching)
        .select("known_on", publisher_id=pl.col("publisher").cast(pl.String))
        .join(_reliability(frames), on="publisher_id", how="left")
    )
    return graded.select("known_on", pl.col("reliability").is_in(RELIABLE).fill_null(value=False)).rows()


def _reliability(frames: Frames) -> pl.DataFrame:
    kinds = frames["publisher_kind"].select(pl.col("kind", "reliability").cast(pl.String))
    return (
        frames["publisher"].select(pl.col("publisher_id", "kind").cast(pl.String)).join(kinds, on="kind", how="left")
    ).select("publisher_id", "reliability")
