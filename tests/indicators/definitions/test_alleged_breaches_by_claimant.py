"""Allegations by accuser."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.alleged_breaches_by_claimant import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_an_allegation_of_several_counts_for_each(observed: Observed) -> None:
    event = {"event": "alleged_breach", "actor": "BLR", "alleged_by": ["EST", "LVA", "LTU"],
             "event_date": date(2021, 7, 1), "known_on": date(2021, 7, 1)}  # fmt: skip
    found = observed(INDICATOR, {"treaty_event": pl.DataFrame([event])}, date(2021, 12, 31))
    assert found.select("counterpart", "value").rows() == [("EST", 1), ("LTU", 1), ("LVA", 1)]


def test_russia_on_the_united_states(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).filter(entity="USA", counterpart="RUS")
    assert found["value"].sum() == 16


def test_findings_are_never_merged_in(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    assert "ecthr" not in set(found["counterpart"])


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "Russia on the United States 16" in sentence
    assert sentence.endswith("claims, not findings, and a sample.")
