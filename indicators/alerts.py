"""Alerts: the latest final value lies where the series' own past did not point."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from indicators.forecast import baseline
from indicators.forecast.issue import HORIZONS, eligible
from indicators.forecast.quantiles import INTERVALS, position
from indicators.indicator import Indicator
from indicators.periods import label
from indicators.series import Series
from warehouse.frames import table

KIND = "outside_baseline"


def alerts(indicators: Iterable[Indicator], latest: pl.DataFrame, data_as_of: date) -> pl.DataFrame:
    """The rows of the mart table `alert`: one per series whose latest final value left its 95 % baseline range.

    The range is made from the periods before that value alone. Series that get no forecast raise no alert.
    """
    rows = [
        row
        for indicator, each, reason in eligible(indicators, latest, data_as_of)
        if not reason and (row := _outside(indicator, each))
    ]
    return pl.DataFrame(rows, schema_overrides={"source_id": pl.String}) if rows else table("alert").empty()


def _outside(indicator: Indicator, each: Series) -> dict[str, object]:
    """The alert of one series; empty when its latest value lies inside the range or nothing precedes it closely."""
    past = each.head(len(each.values) - 1)
    ahead = int(each.ordinals[-1] - past.ordinals[-1])
    if ahead > HORIZONS[each.frequency] or past.shortfall(indicator.minimum_periods):
        return {}
    predicted = baseline.quantiles(past, indicator.model_family, ahead)[ahead - 1]
    low, high = (float(predicted[position(level)]) for level in INTERVALS[95])
    value = float(each.values[-1])
    return {} if low <= value <= high else _row(indicator, each, past, (low, value, high))


def _row(indicator: Indicator, each: Series, past: Series, numbers: tuple[float, float, float]) -> dict[str, object]:
    low, value, high = (_shown(number, indicator.model_family) for number in numbers)
    entity = each.entity.upper() if indicator.entity_kind == "organisation" else each.entity
    about = " / ".join(part for part in (entity, each.counterpart) if part)
    period, origin = label(each.start(-1), each.frequency), label(past.start(-1), each.frequency)
    return {
        "alert_id": ":".join((KIND, indicator.id, each.entity, each.counterpart, each.start(-1).isoformat())),
        "kind": KIND,
        "indicator_id": indicator.id,
        "entity": each.entity,
        "source_id": None,
        "raised_on": each.known_on[-1],
        "message": f"{indicator.title}, {about}: {value} in {period}, outside the 95 % range of {low} to {high} "
        f"that its own changes up to {origin} suggest.",
    }


def _shown(number: float, family: str) -> str:
    return f"{number:.1%}" if family == "share" else f"{number:,.10g}"
