"""Cached reads of the live release. A newer release is seen at the next run, without a restart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboard import sqltext, wording
from dashboard.sqltext import Value
from indicators.registry import INDICATORS
from warehouse import read, release, settings
from warehouse.errors import NoRelease
from warehouse.read import Release


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The rows of one question, and the SQL that returns exactly these rows in any DuckDB client."""

    noun: str
    rows: pl.DataFrame
    sql: str


def live() -> Release:
    """The live release, opened once and kept until another one is live. Raises NoRelease."""
    return _opened(str(settings.load().data_dir))


def live_id() -> str:
    """The id of the release that the link points to now; empty while there is none."""
    try:
        return release.current(settings.load()).stem
    except NoRelease:
        return ""


def ask(noun: str, **parameters: Value) -> Answer:
    """The answer of `sql/<noun>.sql` with these parameters, from the live release."""
    opened = live()
    given = tuple(sorted(parameters.items()))
    rows = _rows(opened, opened.release_id, noun, given)
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


def _is_live(opened: Release) -> bool:
    return opened.release_id == live_id()


@st.cache_resource(validate=_is_live, show_spinner=False)
def _opened(data_dir: str) -> Release:
    # The argument only keeps the releases of different data folders apart.
    del data_dir
    return read.open_release(settings.load())


@st.cache_data(max_entries=1000, show_spinner=False)
def _rows(_opened: Release, release_id: str, noun: str, parameters: tuple[tuple[str, Value], ...]) -> pl.DataFrame:
    # The id is part of the cache key: a new release never shows the rows of an old one.
    del release_id
    named = {name: list(value) if isinstance(value, tuple) else value for name, value in parameters}
    return _opened.query(sqltext.text(noun), named or None)
