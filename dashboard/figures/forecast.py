"""Figures of forecasts: one series, what was observed, and the ranges that are on record for what comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from dashboard import data, wording
from dashboard.charts import fan as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series that is forecast, and what readers call it."""

    indicator: str
    entity: str
    name: str
    since: date
    counterpart: str = ""


SHOWN = (
    Series(
        indicator="us_troops_europe", entity="europe", name="US personnel assigned to Europe", since=date(2000, 1, 1)
    ),
    Series(indicator="bloc_members", entity="nato", name="Members of NATO", since=date(2000, 1, 1)),
    Series(indicator="bloc_members", entity="brics", name="Members of BRICS", since=date(2006, 1, 1)),
    Series(indicator="bloc_accessions", entity="brics", name="Accessions to BRICS", since=date(2006, 1, 1)),
    Series(
        indicator="arms_control_in_force",
        entity="all",
        name="Arms control instruments in force",
        since=date(2000, 1, 1),
    ),
    Series(indicator="un_ukraine_support", entity="crimea", name="Yes votes on Crimea", since=date(2014, 1, 1)),
    Series(
        indicator="un_isolation",
        entity="RUS",
        counterpart="crimea",
        name="States voting unlike Russia on Crimea",
        since=date(2014, 1, 1),
    ),
    Series(
        indicator="eu_sanctions_packages",
        entity="eu",
        counterpart="RUS",
        name="EU packages against Russia",
        since=date(2021, 1, 1),
    ),
)
NO_SKILL = "No demonstrated skill: baseline shown"


def titles() -> dict[str, str]:
    """The titles of the indicators that the release holds, by id."""
    return dict(data.rows_of("indicator").select("indicator_id", "title").iter_rows())


def fan(selected: Selection, series: Series, skill: Mapping[str, Any] | None) -> Figure:
    """One series with its ranges; `skill` is the row of the record about its indicator, where there is one."""
    card = data.rows_of("indicator").filter(pl.col("indicator_id") == series.indicator).row(0, named=True)
    answer = data.ask(
        "forecast_fan",
        as_of=selected.as_of,
        indicator=series.indicator,
        entity=series.entity,
        counterpart=series.counterpart,
        since=series.since,
    )
    ahead = answer.rows.filter(pl.col("low_95").is_not_null())
    told = _told(ahead, card)
    return Figure(
        key=f"forecast-{'-'.join(filter(None, (series.indicator, series.entity, series.counterpart)))}".replace(
            "_", "-"
        ).lower(),
        finding=f"{series.name}: {told}",
        statistic=_standing(ahead, skill),
        answer=answer,
        spec=spec(chart.fan, card["unit"]),
        alt=f"{series.name} since {series.since.year}, and ranges of 50, 80 and 95 % ahead: {told}.",
        evidence=lambda: data.ask("indicator_evidence", indicator=series.indicator, as_of=selected.as_of),
    )


def _told(ahead: pl.DataFrame, card: Mapping[str, Any]) -> str:
    """The 80 and 95 % ranges of the last period ahead, in words."""
    if ahead.is_empty():
        return "no forecast is held for this day"
    row = ahead.row(-1, named=True)
    unit = "share" if card["unit"] == "share" else ""
    low, high, lowest, highest = (
        wording.number(_rounded(row[name], unit), unit) for name in ("low_80", "high_80", "low_95", "high_95")
    )
    return (
        f"{low} to {high} in {wording.period(row['period_start'], card['frequency'])} "
        f"(80 % range; 95 %: {lowest} to {highest})"
    )


def _rounded(value: float, unit: str) -> float:
    """A bound as exactly as a range is read: a share as it is, else one decimal, none from a hundred on."""
    return value if unit else round(value, 1 if abs(value) < 100 else None)  # noqa: PLR2004


def _standing(ahead: pl.DataFrame, skill: Mapping[str, Any] | None) -> str:
    """Which model is shown and what its record is; for an earlier day for which day it was reckoned, afterwards."""
    if ahead.is_empty():
        return "No forecast is held for this day"
    model, said_for = ahead["model"][0], ahead["said_for"][0]
    if ahead["kind"][0] == "hindcast":
        which = "baseline" if model == "naive" else model.replace("_", " ")
        return f"Hindcast: {which}, reckoned afterwards on what was known by {wording.day(said_for)}, never issued"
    reason = skill["reason"] if skill else "no hindcast could be scored."
    if model == "naive":
        verdict = (
            NO_SKILL
            if skill is None or skill["verdict"] == "no demonstrated skill"
            else "Too short to tell: baseline shown"
        )
        return f"{verdict}. Model tried: {reason}"
    return f"Skilful: {model.replace('_', ' ')} shown. {reason}"
