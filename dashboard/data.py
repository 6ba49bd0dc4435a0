"""Cached reads of the live release. A newer release is seen at the next question, without a restart.

Nothing here needs a server: the pages and the printed brief ask the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

import polars as pl

from dashboard import sqltext, wording
from dashboard.sqltext import Value
from indicators.registry import INDICATORS
from warehouse import release, settings
from warehouse.errors import NoRelease
from warehouse.read import Release

Given = tuple[tuple[str, Value], ...]
ANSWERS_KEPT = 1000


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The rows of one question, and the SQL that returns exactly these rows in any DuckDB client."""

    noun: str
    rows: pl.DataFrame
    sql: str


def live() -> Release:
    """The live release, opened once and kept until another one is live. Raises NoRelease."""
    return _kept().release


def live_id() -> str:
    """The id of the release that the link points to now; empty while there is none."""
    try:
        return release.current(settings.load()).stem
    except NoRelease:
        return ""


def ask(noun: str, **parameters: Value) -> Answer:
    """The answer of `sql/<noun>.sql` with these parameters, from the live release."""
    return Answer(noun=noun, rows=rows_of(noun, **parameters), sql=sqltext.filled(sqltext.text(noun), parameters))


def rows_of(noun: str, **parameters: Value) -> pl.DataFrame:
    """Only the rows of an answer, where nobody asks for the SQL."""
    return _kept().rows(noun, tuple(sorted(parameters.items())))


def finding(indicator_id: str, as_of: date) -> str:
    """The indicator's own sentence about the evidence of a day, with names for codes."""
    return _kept().finding(indicator_id, as_of)


def has(indicator_id: str) -> bool:
    """Whether the live release publishes an indicator."""
    return indicator_id in rows_of("indicator")["indicator_id"]


def holds(table: str) -> bool:
    """Whether the live release has a table, e.g. `mart.hindcast`; an older release may lack one."""
    return table in rows_of("table_hash")["table_name"]


def names() -> Mapping[str, str]:
    """Names by id: states, organisations and exercises."""
    return _kept().names


def day_of_evidence() -> date:
    """The latest day of evidence that the live release holds."""
    day: date = rows_of("release", release=live().release_id)["data_as_of"].item()
    return day


def forget() -> None:
    """Let go of the release and of everything asked of it."""
    _opened.cache_clear()


class _Kept:
    """An opened release and what was asked of it. All goes together when another release is live.

    Answers are handed out as they are, without a copy: frames do not change.
    """

    def __init__(self, opened: Release) -> None:
        self.release = opened
        self.rows = lru_cache(maxsize=ANSWERS_KEPT)(partial(_query, opened))
        self.finding = lru_cache(maxsize=ANSWERS_KEPT)(partial(_finding, self.rows))

    @cached_property
    def names(self) -> Mapping[str, str]:
        return dict(self.rows("name", ()).iter_rows())


def _kept() -> _Kept:
    return _opened(release.current(settings.load()))


@lru_cache(maxsize=1)
def _opened(path: Path) -> _Kept:
    return _Kept(Release(path))


def _query(opened: Release, noun: str, parameters: Given) -> pl.DataFrame:
    named = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
    return opened.query(sqltext.text(noun), named or None)


def _finding(rows: Callable[..., pl.DataFrame], indicator_id: str, as_of: date) -> str:
    indicator = next(each for each in INDICATORS if each.id == indicator_id)
    told = indicator.finding(rows("observation", (("as_of", as_of), ("indicator", indicator_id))))
    return wording.with_names(told, dict(rows("name", ()).iter_rows()))
