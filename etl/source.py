"""What a source is: declared once, complete, and blind to clocks and the database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import polars as pl

from etl import table_file
from warehouse.errors import FileProblem, RowProblem

Frames = Mapping[str, pl.DataFrame]
Parse = Callable[[bytes], tuple[pl.DataFrame, list[RowProblem]]]

COMPILED_ON = date(2026, 11, 22)
REVIEW_DUE = date(2027, 2, 22)
"""Day by which the curated tables are to be read against their sources again: every quarter."""
CURATED_LICENCE = "Facts compiled by the project; each row names its source"
CURATED_CITATION = "Détente, curated evidence, state of 22 November 2026"


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Which columns say when a row could be known, in order of preference.

    `published` may hold YYYY, YYYY-MM or a day; `claimed` and `event` hold days. `event_of`
    (table, key, column) borrows the day of the event from a table loaded earlier. `lag_days` is
    a statistic's usual delay after the end of the year in `event`.
    """

    published: str | None = None
    claimed: str | None = None
    event: str | None = None
    event_of: tuple[str, str, str] | None = None
    lag_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """One publisher's file, and how its rows become rows of evidence.

    `fetch` is given the folder of curated files and returns bytes; `parse` turns bytes into text
    columns and `file_row`, with the rows it could not read; `shape` (that frame in, one frame a
    table out) renames and splits, and leaves typing and judging to the contracts. All are pure but
    `fetch`. `file_columns` names the file's column where it differs from the table's, so that
    errors speak the file's language. A live source is only fetched when it is asked for, and only it may
    leave `compiled_on` open: its rows are known at the latest on the day they are taken in.
    """

    id: str
    title: str
    kind: Literal["curated", "derived", "live"]
    origin: str
    fetch: Callable[[Path], bytes]
    parse: Parse
    shape: Callable[[pl.DataFrame], Frames]
    timing: Mapping[str, Timing]
    licence: str
    citation: str
    coverage: Literal["complete", "partial", "sample"]
    coverage_note: str
    compiled_on: date | None
    next_due: date | None
    constants: Mapping[str, str] = field(default_factory=dict)
    file_columns: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = ("id", "title", "origin", "licence", "citation", "coverage_note")
        missing = [name for name in texts if not getattr(self, name)]
        if missing or not self.timing:
            raise ValueError(f"source {self.id!r} is half declared: {missing or 'timing'}")
        if self.compiled_on is None and self.kind != "live":
            raise ValueError(f"source {self.id!r} does not say up to which day it was compiled")

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables it feeds, in loading order."""
        return tuple(self.timing)

    @property
    def file(self) -> str:
        """The name its errors go by."""
        return Path(self.origin).name


def embedded(name: str) -> Callable[[Path], bytes]:
    """Fetch a file of the curated folder. Raises FileProblem if it is not there."""

    def fetch(folder: Path) -> bytes:
        path = folder / name
        if not path.is_file():
            raise FileProblem(path.name, "the file is missing", f"Put it back into {folder}.")
        return path.read_bytes()

    return fetch


def csv(file: str, *columns: str) -> Parse:
    """Parse a CSV file that must have these columns; `file` is the name its errors go by."""

    def parse(content: bytes) -> tuple[pl.DataFrame, list[RowProblem]]:
        return table_file.read(content, file=file, columns=columns)

    return parse


def as_is(table: str, **renamed: str) -> Callable[[pl.DataFrame], Frames]:
    """A shape for files whose rows are rows of one table; `renamed` maps file column to table column."""

    def shape(raw: pl.DataFrame) -> Frames:
        return {table: raw.rename(renamed)}

    return shape
