"""The past days to which the record is put back, and what was knowable on each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from indicators.indicator import Indicator
from indicators.series import Series, each
from indicators.vintages import known_by

Knowable = Mapping[date, pl.DataFrame]
"""Latest cells by the day on which they could be known."""
PRESETS = (date(2014, 2, 1), date(2019, 8, 1), date(2022, 2, 23), date(2023, 12, 31))
"""Days that readers ask for."""
FIRST_YEAR = 2010
"""Every year's end from here on."""


def days(data_as_of: date) -> list[date]:
    """The reckoning days before `data_as_of`, in order."""
    year_ends = (date(year, 12, 31) for year in range(FIRST_YEAR, data_as_of.year + 1))
    return sorted(day for day in {*PRESETS, *year_ends} if day < data_as_of)


def modelled(indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators that have series: trends and forecasts are about no others."""
    return [indicator for indicator in indicators if indicator.model_family != "none"]


def knowable(
    observation: pl.DataFrame, indicators: Iterable[Indicator], on: Sequence[date]
) -> dict[date, pl.DataFrame]:
    """For each day the latest cells of modelled indicators that could be known on it."""
    named = observation.filter(pl.col("indicator_id").is_in([indicator.id for indicator in modelled(indicators)]))
    return {day: known_by(named, day) for day in on}


def series_by_indicator(cells: pl.DataFrame, *, window: int | None = None) -> dict[str, list[Series]]:
    """The series of latest cells by indicator, in the order of their keys."""
    found: dict[str, list[Series]] = {}
    for one in each(cells, window=window):
        found.setdefault(one.indicator_id, []).append(one)
    return found
