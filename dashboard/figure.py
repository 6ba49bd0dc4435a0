"""Drawing a figure: its finding, its chart, and everything behind it on request."""

from collections.abc import Callable
from typing import Any

import polars as pl
import streamlit as st

from dashboard import data, download, notices, theme, wording
from dashboard.data import Answer
from dashboard.figures.figure import Figure

PANELS = ("Table", "Sources", "SQL", "Download")
PRINTED = 12
"""Rows of a printed list; the download has all."""
COMPACT = 8
"""Rows of a compact list that stand open."""
ROWS_A_PAGE = 50
"""Rows of a table of evidence that are sent at a time; the download has all."""


@st.fragment
def draw(shown: Figure, *, small: bool = False) -> None:
    """Draw a figure. Opening one of its panels reruns this figure alone."""
    if small:
        st.caption(wording.plain(shown.statistic))
    else:
        st.subheader(wording.plain(shown.finding), anchor=shown.key)
        st.caption(wording.plain(shown.statistic))
    if shown.answer.rows.is_empty():
        notices.empty(shown.nothing)
        return
    readable = shown.spec | {"config": theme.config(st.context.theme.type or "light")}
    st.vega_lite_chart(shown.answer.rows, readable, alt=shown.alt, key=f"{shown.key}-chart")
    if shown.limits:
        st.caption(wording.plain(shown.limits))
    panels(shown)


def panels(shown: Figure) -> None:
    """The row that opens the table, the sources, the SQL and the downloads of a figure."""
    chosen = st.pills(
        f"Behind this figure: {shown.finding}", PANELS, key=f"{shown.key}-panel", label_visibility="collapsed"
    )
    if chosen == "Table":
        table(shown.answer.rows)
    elif chosen == "Sources":
        sources(shown.evidence())
    elif chosen == "SQL":
        st.caption("Returns exactly the rows of this figure, in any DuckDB client on the release.")
        st.code(shown.answer.sql, language="sql")
    elif chosen == "Download":
        _downloads(shown)


def table(rows: pl.DataFrame, **columns: Any) -> None:
    """Rows as a table with readable headings; links open their page."""
    headed = {name: columns.get(name, _heading(name, rows.schema[name])) for name in rows.columns}
    st.dataframe(rows, hide_index=True, column_config=headed, placeholder="")


def sources(evidence: Answer) -> None:
    """Evidence rows: what was said, by which publisher with which grade, known since when, where to read it."""
    st.caption(f"{evidence.rows.height:,} sources. {wording.GRADE_HELP}")
    table(evidence.rows)


def citation(sql_noun: str) -> str:
    """How to cite what is shown."""
    opened = data.live()
    return f"Détente, release {opened.release_id}, data as of {data.day_of_evidence()}, {sql_noun.replace('_', ' ')}"


def _heading(name: str, kind: pl.DataType) -> Any:
    label = {"says": "What it says", "known_on": "Known on", "source_title": "Title"}.get(
        name, name.replace("_", " ").capitalize()
    )
    if name == "source_url":
        return st.column_config.LinkColumn("Link", display_text="open")
    if name == "grade":
        return st.column_config.TextColumn("Grade", help=wording.GRADE_HELP)
    if kind == pl.Date:
        return st.column_config.DateColumn(label, format="D MMM YYYY")
    if name == "year":
        return st.column_config.NumberColumn(label, format="%d")
    if kind.is_numeric():
        return st.column_config.NumberColumn(label, format="localized")
    return label


def _downloads(shown: Figure) -> None:
    cited = citation(shown.answer.noun)
    rows, spec, name = shown.answer.rows, shown.spec, f"detente-{shown.key}"
    files: dict[str, Callable[[], bytes]] = {
        "CSV": lambda: download.csv(rows, cited),
        "SVG": lambda: download.svg(spec, rows, shown.finding, cited),
        "PNG": lambda: download.png(spec, rows, shown.finding, cited),
    }
    st.caption(f"Cite as: {wording.plain(cited)}")
    with st.container(horizontal=True):
        for kind, made in files.items():
            # A function, not bytes: nothing is drawn before somebody clicks.
            st.download_button(kind, made, f"{name}.{kind.lower()}", key=f"{name}-{kind}", on_click="ignore")


@st.fragment
def listing(answer: Answer, *, key: str) -> None:
    """A table that is itself the figure: its rows, its SQL and a CSV of it."""
    table(answer.rows)
    _behind_table(answer, key)


@st.fragment
def printed(answer: Answer, *, key: str, title: str) -> None:
    """A short list that prints well: the first rows as plain text, the SQL and a CSV of all."""
    st.subheader(title, anchor=key)
    if answer.rows.is_empty():
        st.caption("None known by the chosen day in the sources held. A gap is not a zero.")
        return
    first = answer.rows.head(PRINTED)
    if first.height < answer.rows.height:
        st.caption(f"The newest {first.height} of {answer.rows.height}; the download has all.")
    # Never by a callback from within Polars: its threads would wait for the interpreter that waits for them elsewhere.
    worded = [
        pl.Series(name, [None if said is None else wording.plain(said) for said in first[name]], pl.String)
        for name, kind in first.schema.items()
        if kind == pl.String
    ]
    shown = first.with_columns(*worded, pl.col(pl.Date).dt.strftime("%-d %b %Y"))
    if "source_url" in shown.columns:
        shown = shown.with_columns(source_url=pl.format("[open]({})", first["source_url"]))
    names = {"source_url": "Source", "united_states": "United States"}
    st.table(shown.rename({name: names.get(name, name.replace("_", " ").capitalize()) for name in shown.columns}))
    _behind_table(answer, key)


@st.fragment
def claims(answer: Answer, *, key: str, title: str) -> None:
    """A table of evidence, with a search, its SQL and a CSV of it; every row leads to its page."""
    sought = st.text_input(f"Search: {title}", key=f"{key}-search", placeholder="Search", label_visibility="collapsed")
    text = pl.concat_str([pl.col(pl.String), pl.col(pl.Date).cast(pl.String)], separator=" ", ignore_nulls=True)
    found = (
        answer.rows.filter(text.str.to_lowercase().str.contains(sought.lower(), literal=True))
        if sought
        else answer.rows
    )
    st.caption(f"{found.height} of {answer.rows.height} rows. {wording.GRADE_HELP}")
    table(_page_of(found, key))
    _behind_table(answer, key)


@st.fragment
def compact(answer: Answer, *, key: str, lines: list[dict[str, str]]) -> None:
    """A short table in plain text that wraps on a telephone, with the SQL and a CSV of the rows behind it."""
    if lines:
        st.table(pl.DataFrame(lines[:COMPACT]))
    if len(lines) > COMPACT:
        with st.expander(f"{len(lines) - COMPACT} more"):
            st.table(pl.DataFrame(lines[COMPACT:]))
    _behind_table(answer, key)


@st.fragment
def changes(answer: Answer, *, key: str, title: str) -> None:
    """A table of differences with its heading, its SQL and a CSV of it; a sentence where there is none."""
    st.markdown(f"**{title}**: {answer.rows.height:,}")
    if not answer.rows.is_empty():
        table(_page_of(answer.rows, key))
    _behind_table(answer, key)


def _page_of(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows of the page that the reader is on; a table of many rows is not sent whole."""
    pages = -(-rows.height // ROWS_A_PAGE)
    if pages <= 1:
        return rows
    page = st.pagination(pages, key=f"{key}-page")
    return rows.slice(ROWS_A_PAGE * (page - 1), ROWS_A_PAGE)


def _behind_table(answer: Answer, key: str) -> None:
    chosen = st.pills(f"Behind this table: {key}", PANELS[2:], key=f"{key}-panel", label_visibility="collapsed")
    if chosen == "SQL":
        st.code(answer.sql, language="sql")
    elif chosen == "Download":
        cited = citation(answer.noun)
        st.caption(f"Cite as: {wording.plain(cited)}")
        st.download_button(
            "CSV", lambda: download.csv(answer.rows, cited), f"detente-{key}.csv", key=f"{key}-csv", on_click="ignore"
        )
