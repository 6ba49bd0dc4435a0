"""The desk at which a brief is put together: asks, numbers the sources and the SQL, and turns rows into text."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import data, wording
from dashboard.brief.content import Finding, Kind, Picture, Query, Source, Table
from dashboard.data import Answer
from dashboard.figures.figure import Figure
from dashboard.selection import Selection
from dashboard.sqltext import Value

CITED = 5
"""Newest sources named beside a chart; the SQL returns all."""
BEHIND = 40
"""Rows shown of those behind a chart."""
FULL, HALF = 690, 345
"""Widths of charts, in pixels."""
WHOLE_FROM = 1000
"""Numbers from here on are printed without decimals."""
OPENS = ("https://", "http://")

Format = Callable[[Any], str]
_UNSHOWN = {
    "place",
    "peak",
    "band_low",
    "band_high",
    "band_until",
    "vote_order",
    "source_url",
    "until_day",
    "state",
    "host_state",
    "iso3",
    "latitude",
    "longitude",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a brief is about: the day, the day to compare with and the state; `name` is empty for one about all."""

    selected: Selection
    name: str = ""

    @property
    def since(self) -> date:
        """The day that the brief compares with."""
        return self.selected.since

    @property
    def country(self) -> str:
        """The three letters of the state; empty for a brief about all."""
        return self.selected.focus


class Dossier:
    """Everything that a brief has asked and cited so far."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.selected = asked.selected
        self._pages = {row["source_url"]: row for row in data.rows_of("source_page").iter_rows(named=True)}
        self._cited: dict[str, Source] = {}
        self._queries: dict[str, Query] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """The pages cited, in the order of their numbers."""
        return tuple(self._cited.values())

    @property
    def queries(self) -> tuple[Query, ...]:
        """The SQL behind what is shown, in the order of its numbers."""
        return tuple(self._queries.values())

    def ask(self, noun: str, **parameters: Value) -> Answer:
        """The answer to a question about the day of the brief."""
        return data.ask(noun, as_of=self.selected.as_of, **parameters)

    def cite(self, urls: Iterable[str | None]) -> tuple[int, ...]:
        """The numbers of these pages, each once, in the order given."""
        return tuple(dict.fromkeys(self._page(url) for url in urls if url))

    def table(
        self,
        answer: Answer,
        columns: Mapping[str, str | tuple[str, Format]],
        *,
        title: str,
        key: str = "",
        note: str = "",
        limit: int | None = None,
        is_folded: bool = False,
    ) -> Table:
        """The rows of an answer as text: `columns` gives headings, where needed with how to write a value.

        Rows with a `source_url`, or a list of them, cite it. More than `limit` rows are cut off, which the note says.
        """
        rows = answer.rows if limit is None else answer.rows.head(limit)
        if rows.height < answer.rows.height:
            cut = f"The first {rows.height} of {answer.rows.height} rows; the SQL returns all."
            note = f"{note} {cut}".strip()
        made = [(name, *(how if isinstance(how, tuple) else (how, written))) for name, how in columns.items()]
        cites = "source_url" in rows.columns and not is_folded
        return Table(
            key=key or answer.noun.replace("_", "-"),
            title=title,
            headings=tuple(heading for _, heading, _ in made),
            rows=tuple(tuple(write(row[name]) for name, _, write in made) for row in rows.iter_rows(named=True)),
            kinds=tuple(_kind(rows.schema[name]) for name, _, _ in made),
            queries=(self.numbered(answer),),
            cited=tuple(self.cite(_urls(each)) for each in rows["source_url"].to_list()) if cites else (),
            note=note,
            is_folded=is_folded,
        )

    def finding(
        self, figure: Figure, *, width: int = FULL, facts: tuple[tuple[str, str], ...] = (), title: str = ""
    ) -> Finding:
        """A figure of the pages as part of the brief; `title` stands in for the figure's own finding."""
        evidence = figure.evidence().rows
        linked = evidence.filter(pl.col("source_url").is_not_null()).sort("known_on", descending=True, nulls_last=True)
        newest = linked.unique("source_url", keep="first", maintain_order=True).head(CITED)
        empty = figure.answer.rows.is_empty()
        return Finding(
            key=figure.key,
            finding=title or figure.finding,
            statistic=figure.statistic,
            facts=facts,
            picture=None if empty else Picture(spec=figure.spec, rows=figure.answer.rows, width=width, alt=figure.alt),
            values=None if empty else self._behind(figure),
            limits=figure.limits,
            cited=self.cite(newest["source_url"]),
            evidence=_told(evidence, newest),
        )

    def _behind(self, figure: Figure) -> Table:
        rows = figure.answer.rows
        shown = {name: _heading(name) for name in rows.columns if name not in _UNSHOWN}
        return self.table(
            figure.answer, shown, title="Values behind the chart", key=f"{figure.key}-values", limit=BEHIND,
            is_folded=True,
        )  # fmt: skip

    def numbered(self, answer: Answer) -> int:
        """The number of the SQL behind an answer."""
        number = len(self._queries) + 1
        return self._queries.setdefault(answer.sql, Query(number=number, noun=answer.noun, sql=answer.sql)).number

    def _page(self, url: str) -> int:
        if url not in self._cited:
            page = self._pages.get(url, {"publisher": "not stated", "source_title": None, "reliability": "F"})
            self._cited[url] = Source(
                number=len(self._cited) + 1,
                publisher=page["publisher"],
                title=page["source_title"] or "no title stated",
                reliability=page["reliability"],
                url=url if url.startswith(OPENS) else "",
            )
        return self._cited[url].number


def written(value: Any) -> str:
    """A value of a table as text: empty for none, days and numbers as readers write them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < WHOLE_FROM else f"{value:,.0f}"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def day(value: date | None) -> str:
    """A day as short as it can be read: 23 Feb 2022."""
    return "" if value is None else f"{value.day} {value:%b %Y}"


def year(value: int | None) -> str:
    """A year, without a thousands separator."""
    return "" if value is None else str(value)


def share(value: float | None) -> str:
    """A share in per cent."""
    return "" if value is None else f"{value:.0%}"


def _heading(name: str) -> str | tuple[str, Format]:
    heading = name.replace("_", " ").capitalize()
    return (heading, year) if name == "year" else heading


def _kind(held: pl.DataType) -> Kind:
    return "number" if held.is_numeric() else "day" if held == pl.Date else "text"


def _urls(held: str | list[str] | None) -> list[str]:
    return held if isinstance(held, list) else [held] if held else []


def _told(evidence: pl.DataFrame, newest: pl.DataFrame) -> str:
    if newest.is_empty():
        return "No page is recorded for this."
    latest = newest["known_on"].max()
    until = f", the newest known {day(latest)}" if isinstance(latest, date) else ""
    rows = f"{evidence.height:,} source{'s' if evidence.height > 1 else ''}{until}"
    return f"{rows}; named here: the newest {newest.height}" if evidence.height > newest.height else rows


def age(since: date | None, until: date) -> str:
    """How old the evidence is, in words."""
    return wording.age(since, until)
