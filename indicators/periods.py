"""Calendar periods: their first and last days, their ordinals, and grids without gaps.

An ordinal numbers the periods of one frequency one by one, so that arithmetic on it is arithmetic on periods.
"""

from calendar import monthrange
from datetime import date, timedelta

import polars as pl

MONTHS = {"M": 1, "Q": 3, "A": 12}
TRUNCATE = {"D": "1d", "M": "1mo", "Q": "1q", "A": "1y"}


def ordinal(day: date, frequency: str) -> int:
    """Number of the period that holds `day`."""
    if frequency == "D":
        return day.toordinal()
    return (day.year * 12 + day.month - 1) // MONTHS[frequency]


def period_start(number: int, frequency: str) -> date:
    """First day of the period of that ordinal."""
    if frequency == "D":
        return date.fromordinal(number)
    year, month = divmod(number * MONTHS[frequency], 12)
    return date(year, month + 1, 1)


def period_end(number: int, frequency: str) -> date:
    """Last day of the period of that ordinal."""
    return period_start(number + 1, frequency) - timedelta(days=1)


def month_end(day: date) -> date:
    """Last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def start_of(day: pl.Expr, frequency: str) -> pl.Expr:
    """First day of the period that holds `day`, as an expression."""
    return day.dt.truncate(TRUNCATE[frequency])


def end_of(start: pl.Expr, frequency: str) -> pl.Expr:
    """Last day of the period that starts on `start`, as an expression."""
    return start.dt.offset_by(TRUNCATE[frequency]).dt.offset_by("-1d")


def ordinal_of(start: pl.Expr, frequency: str) -> pl.Expr:
    """Ordinal of the period that starts on `start`, as an expression; agrees with `ordinal`."""
    if frequency == "D":
        return start.dt.epoch("d").cast(pl.Int64) + date(1970, 1, 1).toordinal()
    months = start.dt.year().cast(pl.Int64) * 12 + start.dt.month().cast(pl.Int64) - 1
    return months // MONTHS[frequency]


def up_to_vintage(first: pl.DataFrame, frequency: str) -> pl.DataFrame:
    """Every period from `first_day` to the one that holds the vintage.

    `first` has one row per vintage and series with a column `first_day`; the answer has that row's other
    columns and `period_start`, one row per period.
    """
    starts = pl.date_ranges(start_of(pl.col("first_day"), frequency), pl.col("vintage"), interval=TRUNCATE[frequency])
    return (
        first.filter(pl.col("first_day") <= pl.col("vintage"))
        .with_columns(starts.alias("period_start"))
        .explode("period_start")
        .drop("first_day")
    )


def label(start: date, frequency: str) -> str:
    """How a reader names the period: 2025, Q3 2025, October 2025 or the day."""
    if frequency == "A":
        return str(start.year)
    if frequency == "Q":
        return f"Q{(start.month + 2) // 3} {start.year}"
    return f"{start:%B %Y}" if frequency == "M" else start.isoformat()
