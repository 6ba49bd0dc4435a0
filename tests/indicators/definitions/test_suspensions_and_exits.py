"""Suspensions and exits counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.suspensions_and_exits import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_russia_in_2023(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="RUS", period_start=date(2023, 1, 1))
    # Suspended: Vienna Document data, New START. Left: CFE, the grain initiative; the CTBT step is no exit.
    assert dict(rows.select("counterpart", "value").rows()) == {"suspended": 2, "withdrew": 2}


def test_russia_in_2025_without_the_end_of_its_moratorium(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="RUS", counterpart="withdrew", period_start=date(2025, 1, 1))
    # The plutonium agreement alone.
    assert rows["value"].to_list() == [1]


def test_one_suspension_of_a_year_counts_once(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(entity="RUS", counterpart="suspended", period_start=date(2007, 1, 1))
    # Decree in July, effect in December, both on CFE.
    assert rows["value"].to_list() == [1]


def test_pandemic_pauses_are_no_suspension(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = observed(INDICATOR, frames, NOW).filter(counterpart="suspended", period_start=date(2020, 1, 1))
    assert rows["value"].drop_nulls().is_empty()


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert sentence.startswith("Suspensions and exits recorded since 2014: Russia 8 and 7, the United States 4 and 2")
