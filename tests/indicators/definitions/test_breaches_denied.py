"""Denials, apart from allegations and findings."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.breaches_denied import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_by_hand(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    totals = found.group_by("entity").agg(pl.col("value").sum()).sort("entity")
    # Russia: Istanbul 2007, INF 2013 twice, 2014, 2015, Budapest 2016, Open Skies 2021.
    assert totals.rows() == [("RUS", 7), ("TUR", 1), ("USA", 2), ("nato", 1)]
    assert found.filter(entity="RUS", period_start=date(2013, 1, 1))["value"].to_list() == [2]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert INDICATOR.finding(observed(INDICATOR, frames, NOW)).endswith("no recorded denial is no admission.")
