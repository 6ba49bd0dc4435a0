"""Survival of commitments: Kaplan-Meier by hand from the dates of the treaties."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.commitment_survival import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def _share(found: pl.DataFrame, party: str, years: int, start: date) -> dict[str, Any]:
    return found.filter(entity=party, counterpart=f"{years} years", period_start=start).row(0, named=True)


def test_russia_at_the_end_of_2025(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    # Years kept: plutonium 5.2 (suspended), SORT 7.7 (ran out), New START 12.0 (suspended), CFE 14.7 (suspended),
    # START I 15.0 (ran out), Open Skies 16.0 (suspended), ABM 29.7 (ended by the other party),
    # INF 30.7 (suspended), Vienna Documents 32.0 (suspended).
    found = observed(INDICATOR, frames, NOW)
    after_ten = _share(found, "RUS", 10, date(2025, 1, 1))
    assert (after_ten["value"], after_ten["evidence_rows"]) == (pytest.approx(8 / 9), 9)
    twenty = 8 / 9 * 6 / 7 * 5 / 6 * 3 / 4
    assert _share(found, "RUS", 20, date(2025, 1, 1))["value"] == pytest.approx(twenty)
    assert _share(found, "RUS", 30, date(2025, 1, 1))["value"] == pytest.approx(twenty)


def test_a_pandemic_pause_is_no_event(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    # New START, in force since February 2011, was still kept at the end of 2020.
    found = observed(INDICATOR, frames, NOW)
    before, after = (_share(found, "USA", 10, date(year, 1, 1)) for year in (2019, 2020))
    assert before["value"] == after["value"] == 1.0


def test_each_year_is_judged_with_what_had_happened(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    earlier = observed(INDICATOR, frames, date(2015, 6, 30))
    kept = found.filter(pl.col("period_start") <= earlier["period_start"].max())
    assert kept["value"].to_list() == earlier["value"].to_list()
    assert found["period_start"].max() == date(2025, 1, 1)


def test_horizons_not_reached_are_not_observed(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    early = _share(observed(INDICATOR, frames, NOW), "USA", 30, date(1992, 1, 1))
    assert (early["value"], early["coverage"]) == (None, "not_observed")


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "Russia 48% (95 % interval 12% to 77%, 9 commitments)" in sentence
