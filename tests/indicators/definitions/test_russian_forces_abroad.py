"""Russian forces abroad by host."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.russian_forces_abroad import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_peacekeepers_left_nagorno_karabakh(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="nagorno-karabakh", counterpart="official_other")
    # Azerbaijan on 12 June 2024: all gone. Zero is a claim, carried to the second quarter of 2025.
    assert rows["value"].to_list()[:6] == [0, 0, 0, 0, 0, None]
    assert rows["period_start"][0] == date(2024, 4, 1)


def test_crimea_is_abroad_and_kaliningrad_is_not(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    hosts = set(observed(INDICATOR, frames, NOW)["entity"])
    assert {"crimea", "abkhazia", "transnistria"} <= hosts
    assert not {"kaliningrad", "RUS", "ukraine-border"} & hosts


def test_gyumri_by_hand(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="ARM", counterpart="independent")
    summer = rows.filter(period_start=date(2025, 7, 1))
    # 4,500-5,000 on 6 July 2025, 5,000 on 23 August.
    assert summer.select("value", "low", "high", "evidence_rows").row(0) == (5000, 4500, 5000, 2)


def test_finding_names_the_state_a_place_belongs_to(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert "Transnistria (Moldova) 1,000" in INDICATOR.finding(observed(INDICATOR, frames, NOW))
