"""What a brief says, apart from how it looks: plain values, and one hash over all of them."""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

import polars as pl

Kind = Literal["text", "number", "day"]
"""What a column holds, which decides how it is set."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A chart: its specification, its rows, its width in pixels, and the text for those who cannot see it."""

    spec: dict[str, Any]
    rows: pl.DataFrame
    width: int
    alt: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows as text, each column of one kind.

    `cited` holds the endnotes of each row; `queries` are the numbers of the SQL that returns them.
    `is_folded`: stands behind a chart, so it is opened on demand and not printed.
    """

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kinds: tuple[Kind, ...]
    queries: tuple[int, ...]
    cited: tuple[tuple[int, ...], ...] = ()
    note: str = ""
    is_folded: bool = False


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A finding with its chart. `facts` are short labelled statements; `values` are the rows behind the chart."""

    key: str
    finding: str
    statistic: str
    facts: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    values: Table | None = None
    limits: str = ""
    cited: tuple[int, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Questions with their answers, side by side."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph."""

    text: str


Block = Table | Finding | Answers | Text


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of a brief; `starts_page` asks for a new sheet in print."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    lead: str = ""
    starts_page: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A page that evidence was read on. `url` is empty where it is no address that a browser opens."""

    number: int
    publisher: str
    title: str
    reliability: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Query:
    """The SQL behind a table or a chart, ready to be run on the release."""

    number: int
    noun: str
    sql: str


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The whole: what it was made from, and its parts in order."""

    title: str
    subject: str
    as_of: date
    since: date
    data_as_of: date
    release: str
    contents_sha256: str
    code_version: str
    warning: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    queries: tuple[Query, ...]

    @property
    def digest(self) -> str:
        """SHA-256 over everything the brief says; equal in every format, so that two copies can be compared."""
        canonical = json.dumps(_plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(part: Any) -> Any:
    """The part as JSON knows it; a chart counts by its text, its rows stand in the table behind it."""
    if isinstance(part, Picture):
        return part.alt
    if is_dataclass(part):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple):
        return [_plain(each) for each in part]
    return part.isoformat() if isinstance(part, date) else part
