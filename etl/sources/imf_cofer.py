"""Currency shares of the world's allocated foreign exchange reserves (IMF COFER), by quarter.

Read from the API (SDMX, as JSON or XML) or from the wide CSV of the IMF's data portal, given by hand.
Observations of the API are counted as in a table with a header, the first being row 2.
"""

import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import polars as pl

from etl import download, figures
from etl.source import Frames, Source, Timing
from etl.table_file import ROW
from warehouse.errors import FileProblem, RowProblem

FILE = "COFER"
API = "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/COFER"
CURRENCIES = ("AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "JPY", "OTHC", "USD")
# World, allocated reserves, shares in percent, quarterly.
KEY = f"+/G001.AFXRA.{'+'.join(f'CI_{code}' for code in CURRENCIES)}.SHRO_PT.Q"
SERIES = r"^G001\.AFXRA\.CI_([A-Z]+)\.SHRO_PT\.Q$"
ALL_CURRENCIES = "T"
DIMENSIONS = ("COUNTRY", "INDICATOR", "FXR_CURRENCY", "TYPE_OF_TRANSFORMATION", "FREQUENCY")
CELLS = {ROW: pl.Int64} | dict.fromkeys(("series", "column", "period", "value"), pl.String)
# A quarter's shares are out by about the end of the next quarter.
RELEASE_LAG = 100


def parse(content: bytes) -> tuple[pl.DataFrame, list[RowProblem]]:
    """The shares by currency and quarter, from either form."""
    start = content.removeprefix(download.BYTE_ORDER_MARK).lstrip()
    if start.startswith(b"{"):
        cells = _cells_of_json(content)
    else:
        cells = _cells_of_xml(content) if start.startswith(b"<") else _cells_of_portal(content)
    shares = cells.with_columns(pl.col("series").str.extract(SERIES).alias("entity"))
    shares = shares.filter(pl.col("entity").is_not_null() & (pl.col("entity") != ALL_CURRENCIES)).drop("series")
    if shares.is_empty():
        problem = "it holds no world shares of allocated reserves by quarter"
        raise FileProblem(FILE, problem, "Check that it is the right file.")
    return figures.read(shares, file=FILE)


def shape(raw: pl.DataFrame) -> Frames:
    """Shares as measurements; the entity is the currency."""
    return {
        "measurement": raw.with_columns(
            pl.lit("COFER.G001.AFXRA.SHRO_PT").alias("series_id"),
            pl.lit("% of allocated reserves").alias("unit"),
            pl.lit("seen").alias("verified"),
        )
    }


def _cells_of_json(content: bytes) -> pl.DataFrame:
    try:
        data = json.loads(content)["data"]
        dimensions = data["structures"][0]["dimensions"]
        periods = [value.get("value", value.get("id")) for value in dimensions["observation"][0]["values"]]
        cells = [
            (_series(key, dimensions["series"]), periods[int(place)], observed[0])
            for key, series in data["dataSets"][0]["series"].items()
            for place, observed in series["observations"].items()
        ]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise FileProblem(FILE, "it is damaged, or no answer of the IMF's API", "Fetch it again.") from error
    rows = [
        (n, key, "observations", when, None if value is None else str(value))
        for n, (key, when, value) in enumerate(cells, start=2)
    ]
    return pl.DataFrame(rows, schema=CELLS, orient="row")


def _series(key: str, dimensions: list[dict[str, Any]]) -> str:
    """A series' code from its key, which counts places in the lists of values."""
    values = {
        dimension["id"]: dimension["values"][int(place)]["id"]
        for place, dimension in zip(key.split(":"), dimensions, strict=True)
    }
    return ".".join(values[name] for name in DIMENSIONS)


def _cells_of_xml(content: bytes) -> pl.DataFrame:
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise FileProblem(FILE, "it is XML with definitions of its own, which the IMF's is not", "Fetch it again.")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 (without definitions nothing can expand)
    except ElementTree.ParseError as error:
        raise FileProblem(FILE, f"it is damaged XML ({error})", "Fetch it again.") from error
    cells = [
        (".".join(series.get(name, "") for name in DIMENSIONS), observation.get("TIME_PERIOD"), observation)
        for series in root.iterfind(".//{*}Series")
        for observation in series.iterfind("{*}Obs")
    ]
    rows = [(n, key, "OBS_VALUE", when, each.get("OBS_VALUE")) for n, (key, when, each) in enumerate(cells, start=2)]
    return pl.DataFrame(rows, schema=CELLS, orient="row")


def _cells_of_portal(content: bytes) -> pl.DataFrame:
    try:
        wide = pl.read_csv(io.BytesIO(content), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        problem = f"it is neither SDMX nor a CSV that can be read ({str(error).splitlines()[0]})"
        raise FileProblem(FILE, problem, "Fetch it again.") from error
    periods = [name for name in wide.columns if re.match(figures.QUARTER, name)]
    if "SERIES_CODE" not in wide.columns or not periods:
        problem = "its header has no column SERIES_CODE, or names no quarters"
        raise FileProblem(FILE, problem, "Check that it is the wide CSV of the IMF's data portal.")
    long = wide.with_row_index(ROW, 2).rename({"SERIES_CODE": "series"})
    long = long.unpivot(on=periods, index=[ROW, "series"], variable_name="period")
    return long.select(pl.col(ROW).cast(pl.Int64), "series", pl.col("period").alias("column"), "period", "value")


SOURCE = Source(
    id="imf_cofer",
    title="Currency shares of allocated reserves (IMF COFER)",
    kind="live",
    origin=API,
    fetch=download.get(f"{API}/{KEY}", headers={"Accept": "application/json"}, begins=(b"{", b"<")),
    parse=parse,
    shape=shape,
    timing={"measurement": Timing(event="period_end", lag_days=RELEASE_LAG)},
    licence="© International Monetary Fund; use under its terms (www.imf.org/external/terms.htm)",
    citation="International Monetary Fund, Currency Composition of Official Foreign Exchange Reserves (COFER)",
    coverage="complete",
    coverage_note="World totals only, by quarter; gold is no part of them. A revised share keeps the day on which a "
    "first share for its quarter usually is out; earlier vintages are in history.",
    compiled_on=None,
    next_due=None,
    constants={
        "source_url": "https://data.imf.org/en/datasets/IMF.STA:COFER",
        "source_title": "Currency Composition of Official Foreign Exchange Reserves (COFER)",
    },
    file_columns={"entity": "SERIES_CODE", "period_start": "TIME_PERIOD"},
)
