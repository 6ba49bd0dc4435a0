"""Cached reads of the live release. A newer release is seen at the next question, without a restart.

Nothing here needs a server: the pages and the printed brief ask the same way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

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
    return _live().release


def live_id() -> str:
    """The id of the release that the link points to now; empty while there is none."""
    try:
        return release.current(settings.load()).stem
    except NoRelease:
        return ""


def ask(noun: str, **parameters: Value) -> Answer:
    """The answer of `sql/<noun>.sql` with these parameters, from the live release."""
    rows = _live().rows(noun, tuple(sorted(parameters.items())))
    return Answer(noun=noun, rows=rows, sql=sqltext.filled(sqltext.text(noun), parameters))


def rows_of(noun: str, **parameters: Value) -> pl.DataFrame:
    """Only the rows of an answer, where nobody asks for the SQL."""
    return ask(noun, **parameters).rows


def finding(indicator_id: str, as_of: date) -> str:
    """The indicator's own sentence about the evidence of a day, with names for codes."""
    indicator = next(each for each in INDICATORS if each.id == indicator_id)
    told = indicator.finding(rows_of("observation", as_of=as_of, indicator=indicator_id))
    return wording.with_names(told, names())


def has(indicator_id: str) -> bool:
    """Whether the live release publishes an indicator."""
    return indicator_id in rows_of("indicator")["indicator_id"]


def names() -> Mapping[str, str]:
    """Names by id: states, organisations and exercises."""
    return dict(rows_of("name").iter_rows())


def day_of_evidence() -> date:
    """The latest day of evidence that the live release holds."""
    day: date = rows_of("release", release=live().release_id)["data_as_of"].item()
    return day


@dataclass(frozen=True, kw_only=True)
class _Live:
    """An opened release and the answers it gave; a newer release brings its own, so old rows never show."""

    release: Release
    rows: Callable[[str, Given], pl.DataFrame]


_held: dict[Path, _Live] = {}
_opening = Lock()


def forget() -> None:
    """Let go of every release that is open; the next question opens the live one anew."""
    with _opening:
        _held.clear()


def _live() -> _Live:
    where = settings.load()
    path = release.current(where)
    held = _held.get(where.data_dir)
    if held is not None and held.release.path == path:
        return held
    with _opening:
        # Another thread may have opened it while this one waited.
        held = _held.get(where.data_dir)
        if held is None or held.release.path != path:
            held = _held[where.data_dir] = _answering(Release(path))
        return held


def _answering(opened: Release) -> _Live:
    @lru_cache(maxsize=ANSWERS_KEPT)
    def rows(noun: str, given: Given) -> pl.DataFrame:
        named = {name: list(value) if isinstance(value, tuple) else value for name, value in given}
        return opened.query(sqltext.text(noun), named or None)

    return _Live(release=opened, rows=rows)
