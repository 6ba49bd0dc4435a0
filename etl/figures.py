"""Figures out of a publisher's table: periods and numbers read, and what cannot be read named."""

from collections.abc import Iterable

import polars as pl

from etl.table_file import ROW, shown
from warehouse import countries
from warehouse.errors import FileProblem, RowProblem

UNREADABLE_LIMIT = 1000
NUMBER = r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$"
YEAR, QUARTER, MONTH = r"^\d{4}$", r"^\d{4}-Q[1-4]$", r"^\d{4}-M?(0[1-9]|1[0-2])$"
AGAIN = "Fetch the file again; if it stays so, ask the publisher"


def country_codes() -> list[str]:
    """The codes of the country authority: what else a table lists as a country is an aggregate."""
    return pl.read_csv(countries.PATH, columns=["iso3"], infer_schema=False)["iso3"].to_list()


def read(cells: pl.DataFrame, *, file: str) -> tuple[pl.DataFrame, list[RowProblem]]:
    """Cells with a value, as frequency, period_start, period_end (YYYY or YYYY-MM) and value.

    `cells` holds `file_row`, `column` (the cell's name for messages), `period` and `value` as text, and
    whatever else is to be carried along. An empty value was not observed and has no row.
    Raises FileProblem if more than 1,000 cells cannot be read.
    """
    cells = cells.with_columns(pl.col("period", "value").str.strip_chars())
    cells = cells.filter(pl.col("value").str.len_bytes() > 0)
    number = pl.when(pl.col("value").str.contains(NUMBER)).then(pl.col("value").cast(pl.Float64, strict=False))
    read = cells.with_columns(*_period(pl.col("period")), number.alias("_number"))
    is_number, is_period = pl.col("_number").is_finite().fill_null(value=False), pl.col("period_start").is_not_null()
    problems = [
        *_problems(read.filter(~is_number), "value", "is not a number", file),
        *_problems(read.filter(is_number & ~is_period), "period", "is no year, quarter or month", file),
    ]
    if len(problems) > UNREADABLE_LIMIT:
        raise FileProblem(file, f"{len(problems):,} cells cannot be read, first: {problems[0]}", "Fetch it again.")
    good = read.filter(is_number & is_period).drop("value", "period", "column")
    return good.rename({"_number": "value"}), problems


def _period(text: pl.Expr) -> Iterable[pl.Expr]:
    """Frequency, first day, and last year or month as text."""
    year = text.str.slice(0, 4)
    quarter = text.str.slice(6, 1).cast(pl.Int32, strict=False)
    month = text.str.slice(-2)
    is_year, is_quarter, is_month = (text.str.contains(form) for form in (YEAR, QUARTER, MONTH))
    quarter_start = year + "-" + (quarter * 3 - 2).cast(pl.String).str.zfill(2)
    quarter_end = year + "-" + (quarter * 3).cast(pl.String).str.zfill(2)
    first = pl.when(is_year).then(year + "-01").when(is_quarter).then(quarter_start).when(is_month).then(
        year + "-" + month
    )  # fmt: skip
    frequency = pl.when(is_year).then(pl.lit("A")).when(is_quarter).then(pl.lit("Q")).when(is_month).then(pl.lit("M"))
    yield frequency.alias("frequency")
    yield (first + "-01").str.to_date("%Y-%m-%d", strict=False).alias("period_start")
    yield (
        pl.when(is_year).then(year).when(is_quarter).then(quarter_end).when(is_month).then(year + "-" + month)
    ).alias("period_end")


def _problems(cells: pl.DataFrame, shows: str, problem: str, file: str) -> list[RowProblem]:
    return [
        RowProblem(file=file, row=row, column=column, value=shown(value), problem=problem, remedy=AGAIN)
        for row, column, value in cells.select(ROW, "column", shows).iter_rows()
    ]
