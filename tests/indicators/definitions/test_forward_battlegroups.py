"""Battlegroups by host: the alliance's own figures of June 2022 add up to its own total."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.forward_battlegroups import INDICATOR, TOTAL

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_eight_battlegroups_of_june_2022(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(counterpart="official_lead", period_start=date(2022, 4, 1))
    by_host = dict(rows.select("entity", "value").rows())
    assert by_host.pop(TOTAL) == 9641
    assert by_host == {
        "BGR": 968, "EST": 1430, "HUN": 900, "LTU": 1632, "LVA": 1887, "POL": 1033, "ROU": 1148, "SVK": 643,
    }  # fmt: skip
    assert sum(by_host.values()) == 9641


def test_a_claim_is_carried_for_a_year_and_then_not_observed(
    observed: Observed, frames: dict[str, pl.DataFrame]
) -> None:
    poland = observed(INDICATOR, frames, NOW).filter(entity="POL", counterpart="official_lead")
    # Claim of 28 June 2022: 365 days later is still the second quarter of 2023.
    since = poland.filter(pl.col("period_start") >= date(2022, 4, 1))
    assert since["coverage"].to_list()[:6] == ["sample", *["partial"] * 4, "not_observed"]
    assert since["value"].to_list()[:6] == [*[1033] * 5, None]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "Lithuania 1,700 (Q1 2026)" in sentence
    assert sentence.endswith("the alliance stated 9,641 (Q2 2022) for all.")
