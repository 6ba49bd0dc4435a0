"""Troops by sender and host, from real claims by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.troops_by_host import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_belarus_in_the_first_quarter_of_2023(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).filter(
        entity="RUS in BLR", counterpart="official_other", period_start=date(2023, 1, 1)
    )
    # Ukraine's border guard on the training contingent: 10,000; 10,000-12,000; 9,000; 9,000-10,000; last 4,000.
    assert found.select("value", "low", "high", "evidence_rows", "coverage").row(0) == (4000, 4000, 12000, 5, "sample")


def test_sides_are_never_mixed(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).filter(entity="USA in europe", period_start=date(2022, 1, 1))
    # Announced by Washington: 90,000 in February, 100,000 in March; by others 70,000 before the surge.
    assert found.select("counterpart", "value", "low", "high").rows() == [
        ("independent", 60000, 60000, 60000),
        ("official_lead", 100000, 90000, 100000),
        ("official_other", 70000, 70000, 70000),
    ]


def test_assigned_personnel_and_plans_stay_out(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    # Only DMDC counts exist for the three Baltic states together; only a plan for Finland.
    assert found.filter(pl.col("entity").is_in(["USA in baltics", "NATO in FIN"])).is_empty()


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert sentence.startswith(
        "Largest strengths that recorded claims still bear out in Q4 2026: Russia in Ukraine 721,300"
    )
