"""One run: from the evidence to the mart tables that readers see."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import polars as pl

from indicators.alerts import alerts
from indicators.changes import changes
from indicators.forecast.issue import forecasts
from indicators.indicator import Frames, Indicator, card
from indicators.registry import INDICATORS
from indicators.trend import trends
from indicators.vintages import days_of, latest, observe, stack
from warehouse.frames import table

TABLES = ("indicator", "observation", "trend", "forecast", "forecast_score", "alert", "change")


def _silent(_: str) -> None:
    """The default progress report: none."""


def run(
    frames: Frames,
    *,
    data_as_of: date,
    previous: pl.DataFrame | None,
    indicators: tuple[Indicator, ...] = INDICATORS,
    on_step: Callable[[str], None] = _silent,
) -> dict[str, pl.DataFrame]:
    """The mart tables by name, each valid by its contract and sorted by its key.

    `frames` holds every core table that an indicator reads (KeyError otherwise), with the subject columns and,
    for evidence, the evidence columns. `previous` is the `observation` table of the release before, or its
    latest rows. `on_step` is told the id of each indicator and each later step before it starts.
    """
    observation = observations(frames, indicators, data_as_of, on_step)
    newest = latest(observation)
    on_step("trend")
    trend = trends(indicators, newest)
    on_step("forecast")
    forecast, forecast_score = forecasts(indicators, newest, data_as_of)
    on_step("alert")
    found = alerts(indicators, newest, data_as_of)
    return _validated(
        {
            "indicator": card(indicators),
            "observation": observation,
            "trend": trend,
            "forecast": forecast,
            "forecast_score": forecast_score,
            "alert": found,
            "change": changes(previous, observation),
        }
    )


def observations(
    frames: Frames,
    indicators: Iterable[Indicator],
    data_as_of: date,
    on_step: Callable[[str], None] = _silent,
) -> pl.DataFrame:
    """Every cell of every indicator with all its revisions: the columns of the mart table `observation`."""
    stacks: dict[tuple[str, int], pl.DataFrame] = {}
    parts = []
    for indicator in indicators:
        on_step(indicator.id)
        parts.append(observe(indicator, _stacked(frames, indicator, data_as_of, stacks)))
    return pl.concat(parts) if parts else table("observation").empty()


def _stacked(
    frames: Frames, indicator: Indicator, data_as_of: date, stacks: dict[tuple[str, int], pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """The frames one indicator reads; `stacks` keeps those already made for another one."""
    days = days_of(indicator, data_as_of)
    for name in indicator.reads:
        if (name, len(days)) not in stacks:
            stacks[name, len(days)] = stack({name: frames[name]}, days)[name]
    return {name: stacks[name, len(days)] for name in indicator.reads}


def _validated(marts: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: _valid(name, frame) for name, frame in marts.items()}


def _valid(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    contract, key = table(name).contract, table(name).key
    columns = contract.column_names()
    return pl.DataFrame(contract.validate(frame.select(columns), cast=True)).sort(key)
