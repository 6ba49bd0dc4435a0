"""Refused inspections, flights and consultations."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.refused_inspections import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_by_hand(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).drop_nulls("value")
    # 2022: a visit in January, the meetings of February (reported by four), New START sites in August.
    assert found.select("entity", pl.col("period_start").dt.year(), "value").rows() == [
        ("RUS", 2019, 1),
        ("RUS", 2021, 1),
        ("RUS", 2022, 3),
        ("TUR", 2016, 1),
    ]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert INDICATOR.finding(observed(INDICATOR, frames, NOW)).endswith(
        "recorded in all years: Russia 5 and Türkiye 1."
    )
