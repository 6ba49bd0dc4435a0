"""Allied forces by flank host and sender."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.flank_forces import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_lithuania_by_sender(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="LTU", period_start=date(2026, 1, 1)).drop_nulls("value")
    # The German staff of 500 lies within the 1,800 in the country; the battlegroup is NATO's.
    assert rows.select("counterpart", "value").rows() == [("DEU", 1800), ("NATO", 1700)]


def test_a_plan_for_finland_is_no_force(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert "FIN" not in set(observed(INDICATOR, frames, NOW)["entity"])


def test_an_exercise_reinforcement_is_no_standing_force(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="POL", counterpart="USA", period_start=date(2025, 10, 1))
    # 500 came for an exercise in November 2025; the standing force of 10,000 is carried from the winter before.
    assert rows.select("value", "coverage").row(0) == (10000, "partial")


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert "Lithuania 1,800 of Germany" in INDICATOR.finding(observed(INDICATOR, frames, NOW))
