"""Announced US forces, apart from assigned ones."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.us_forces_europe_announced import INDICATOR, TOTAL

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_totals_by_hand(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    totals = observed(INDICATOR, frames, NOW).filter(entity=TOTAL)
    last = totals.filter(counterpart="independent", period_start=date(2025, 10, 1))
    # An estimate of 80,000 to 100,000 on 29 October 2025.
    assert last.select("value", "low", "high").row(0) == (90000, 80000, 100000)
    autumn = totals.filter(counterpart="official_lead", period_start=date(2022, 10, 1))
    assert autumn.select("value", "coverage").row(0) == (100000, "sample")


def test_no_count_of_assigned_personnel(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    formations = observed(INDICATOR, frames, NOW)["entity"].unique()
    assert not formations.str.contains("DMDC").any()
    assert {"US forces in Germany", "US forces in Poland", "US forces permanently based in Europe"} <= set(formations)


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "80,000 to 100,000 by the last total recorded (independent voices, Q4 2025)" in sentence
