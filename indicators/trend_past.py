"""Trends as they stood on past days: the rule of `indicators.trend`, applied to what was knowable then.

The values are those of the day (later revisions are left out); the rule, the definitions and the code are today's.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from indicators import reckoning, trend
from indicators.indicator import Indicator
from indicators.reckoning import Knowable
from indicators.reuse import Reuse, Units, content_of
from indicators.series import Series
from warehouse.frames import table

NAME = "trend_past"
Dated = list[tuple[date, Series]]


def trends(indicators: Sequence[Indicator], knowable: Knowable, reuse: Reuse) -> pl.DataFrame:
    """The mart table `trend_past`: one row per series and reckoning day on which the series was known."""
    dated: dict[str, Dated] = {}
    for day, cells in knowable.items():
        for id_, found in _windowed(cells).items():
            dated.setdefault(id_, []).extend((day, each) for each in found)
    parts = [
        _reused(indicator, dated[indicator.id], reuse)
        for indicator in reckoning.modelled(indicators)
        if indicator.id in dated
    ]
    return pl.concat(parts) if parts else table(NAME).empty()


def _windowed(cells: pl.DataFrame) -> dict[str, list[Series]]:
    """The series of one day, each cut to the window of its frequency."""
    return {
        id_: found
        for frequency, window in trend.WINDOW.items()
        for id_, found in reckoning.series_by_indicator(
            cells.filter(pl.col("frequency") == frequency), window=window
        ).items()
    }


def _reused(indicator: Indicator, dated: Dated, reuse: Reuse) -> pl.DataFrame:
    content = (indicator.model_family, indicator.direction, str(indicator.minimum_periods))
    series = (f"{day} {content_of(each)}" for day, each in dated)
    made = reuse.frames(f"{NAME} {indicator.id}", [*content, *series], lambda: _made(indicator, dated), (NAME,))
    return made[NAME]


def _made(indicator: Indicator, dated: Dated) -> Units:
    """Days between which nothing changed share their row."""
    rows: dict[str, dict[str, object]] = {}
    found = []
    for day, each in dated:
        content = content_of(each)
        if content not in rows:
            rows[content] = trend.row(indicator, each)
        found.append({**rows[content], "as_of": day})
    return {NAME: pl.DataFrame(found, schema={**trend.SCHEMA, "as_of": pl.Date})}
