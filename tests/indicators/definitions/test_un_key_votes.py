"""Counts of key votes, as published."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.un_key_votes import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_the_vote_of_2_march_2022(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="ukraine", period_start=date(2022, 3, 2))
    assert dict(rows.select("counterpart", "value").rows()) == {"yes": 141, "no": 5, "abstain": 35, "absent": 12}


def test_two_texts_of_a_day_make_a_band(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(
        entity="new_order", counterpart="no", period_start=date(2025, 12, 18)
    )
    # 80/207 with 23 against, 80/208 with 55.
    assert rows.select("value", "low", "high", "evidence_rows").row(0) == (39, 23, 55, 2)


def test_committee_votes_and_uncounted_absences_stay_out(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    assert found.filter(entity="nazism", period_start=date(2022, 11, 4)).is_empty()
    nazism = found.filter(entity="nazism", period_start=date(2022, 12, 15))
    assert set(nazism["counterpart"]) == {"yes", "no", "abstain"}


def test_counts_from_memory_are_partial(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="crimea", period_start=date(2021, 12, 9))
    assert set(rows["coverage"]) == {"partial"}


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert sentence.endswith("and Ukraine 107-12-51 (2026).")
