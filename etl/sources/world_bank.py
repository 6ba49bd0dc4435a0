"""World Bank indicators by country and year, one source an indicator.

Read from the API (`[meta, rows]`, several pages joined in a list) or from the bulk form given by hand: a zip, or
the CSV in it. Rows of the API are counted as in a table with a header, the first being row 2.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl

from etl import download, figures, wdi_file
from etl.source import Frames, Parse, Source, Timing
from etl.table_file import ROW
from warehouse.errors import FileProblem, RowProblem, SourceFailed

API = "https://api.worldbank.org/v2/country/all/indicator"
PAGE = "https://data.worldbank.org/indicator"
ROWS_A_PAGE = 20000
PAGES_LIMIT = 50
# World Bank figures of a year are out by about the end of the September after it.
RELEASE_LAG = 270


def fetch(code: str, *, api: str = API, patience: download.Patience = download.PATIENT) -> Callable[[Path], bytes]:
    """Fetch all pages of an indicator, as they came if there is one, else joined in a list."""

    def page(number: int) -> bytes:
        url = f"{api}/{code}?format=json&per_page={ROWS_A_PAGE}&page={number}"
        return download.read(url, begins=(b"[",), patience=patience)

    def fetch_pages(_: Path) -> bytes:
        first = page(1)
        try:
            pages = _answer(json.loads(first), code)[1]
        except (ValueError, FileProblem) as error:
            raise SourceFailed(f"{api}/{code} answered with an error in place of data (status 200): {error}") from error
        if pages > PAGES_LIMIT:
            raise SourceFailed(f"{api}/{code} speaks of {pages} pages. Give the publisher's file by hand with --file.")
        others = [page(number) for number in range(2, pages + 1)]
        return b"[" + b",".join([first, *others]) + b"]" if others else first

    return fetch_pages


def parse(code: str) -> Parse:
    """A parser of any of the forms of one indicator."""

    def parse_indicator(content: bytes) -> tuple[pl.DataFrame, list[RowProblem]]:
        is_api = content.lstrip().startswith(b"[")
        cells = _cells_of_api(content, code) if is_api else _cells_of_bulk(content, code)
        countries = cells.filter(pl.col("entity").is_in(figures.country_codes()))
        if countries.is_empty():
            raise FileProblem(code, "it holds no country that is known", "Check that it is the right file.")
        return figures.read(countries, file=code)

    return parse_indicator


def shape(code: str, unit: str) -> Callable[[pl.DataFrame], Frames]:
    """Figures as measurements; the unit is the one in the indicator's name, for its base year moves."""

    def shape_indicator(raw: pl.DataFrame) -> Frames:
        named = pl.col("indicator").str.extract(r"\(([^()]+)\)\s*$")
        return {
            "measurement": raw.with_columns(
                pl.lit(code).alias("series_id"), named.fill_null(unit).alias("unit"), pl.lit("seen").alias("verified")
            )
        }

    return shape_indicator


def _answer(answer: Any, code: str) -> tuple[list[dict[str, Any]], int]:
    """The rows of one answer of the API and the number of pages. Raises FileProblem for an error in it."""
    match answer:
        case [{"message": messages}]:
            told = "; ".join(str(message.get("value")) for message in messages if isinstance(message, dict))
            raise FileProblem(code, f"the World Bank answered: {told or 'an error'}", "Try again later.")
        case [{"pages": int(pages)}, list(rows)]:
            return rows, pages
        case _:
            raise FileProblem(code, "it is no answer of the World Bank's API", "Check that it is the right file.")


def _cells_of_api(content: bytes, code: str) -> pl.DataFrame:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise FileProblem(code, "it is damaged JSON", "Fetch it again.") from error
    answers = found if found and isinstance(found[0], list) else [found]
    read = [_answer(answer, code) for answer in answers]
    if read[0][1] != len(answers):
        raise FileProblem(code, f"it holds {len(answers)} of {read[0][1]} pages", "Give all pages, or the bulk file.")
    rows = [row for rows, _ in read for row in rows]
    try:
        cells = [(n, *_cell_of_api(row)) for n, row in enumerate(rows, start=2)]
    except (KeyError, TypeError, AttributeError) as error:
        raise FileProblem(code, "its rows lack fields that the API gives", "Fetch it again.") from error
    schema = {ROW: pl.Int64} | dict.fromkeys(("code", "indicator", "entity", "period", "value"), pl.String)
    frame = pl.DataFrame(cells, schema=schema, orient="row")
    return _of_indicator(frame, code).with_columns(pl.lit("value").alias("column"))


def _cell_of_api(row: dict[str, Any]) -> tuple[str, str, str, str, str | None]:
    value = row["value"]
    return (
        row["indicator"]["id"],
        row["indicator"]["value"],
        row["countryiso3code"],
        row["date"],
        None if value is None else str(value),
    )


def _cells_of_bulk(content: bytes, code: str) -> pl.DataFrame:
    data, _ = wdi_file.unpack(content, code)
    wide = wdi_file.read(data, code).with_row_index(ROW, data.count(b"\n", 0, data.find(wdi_file.HEADER_START)) + 2)
    years = [name for name in wide.columns if name.isdigit()]
    if not years:
        raise FileProblem(code, "its header names no years", "Check that it is the right file.")
    names = {"Country Code": "entity", "Indicator Name": "indicator", "Indicator Code": "code"}
    missing = sorted(names.keys() - set(wide.columns))
    if missing:
        raise FileProblem(code, f"its header has no column '{missing[0]}'", "Check that it is the right file.")
    long = wide.rename(names).unpivot(on=years, index=[ROW, *names.values()], variable_name="period")
    return _of_indicator(long, code).with_columns(pl.col(ROW).cast(pl.Int64), pl.col("period").alias("column"))


def _of_indicator(cells: pl.DataFrame, code: str) -> pl.DataFrame:
    """The cells, once it is sure that all of them are of the indicator due."""
    others = cells.filter(pl.col("code").ne_missing(code))["code"]
    if len(others):
        raise FileProblem(code, f"it holds indicator {others[0]}", f"Give the file of {code}.")
    return cells


def _source(name: str, code: str, title: str, unit: str) -> Source:
    return Source(
        id=f"world_bank_{name}",
        title=f"{title} (World Bank)",
        kind="live",
        origin=f"{API}/{code}",
        fetch=fetch(code),
        parse=parse(code),
        shape=shape(code, unit),
        timing={"measurement": Timing(event="period_end", lag_days=RELEASE_LAG)},
        licence="CC BY 4.0",
        citation=f"World Bank, World Development Indicators, {code}",
        coverage="complete",
        coverage_note="World Bank economies, without Taiwan; aggregates are left out. A revised figure keeps the day "
        "on which a first figure for its year usually is out; earlier vintages are in history.",
        compiled_on=None,
        next_due=None,
        constants={"source_url": f"{PAGE}/{code}", "source_title": f"World Development Indicators: {title}"},
        file_columns={"entity": "Country Code", "period_start": "date"},
    )


SOURCES: tuple[Source, ...] = (
    _source("military_share", "MS.MIL.XPND.GD.ZS", "Military expenditure, share of GDP", "% of GDP"),
    _source("exports", "NE.EXP.GNFS.CD", "Exports of goods and services", "current US$"),
    _source("gdp", "NY.GDP.MKTP.CD", "GDP", "current US$"),
    _source("gdp_ppp", "NY.GDP.MKTP.PP.KD", "GDP at purchasing power parity", "constant international $"),
    _source("population", "SP.POP.TOTL", "Population", "persons"),
)
