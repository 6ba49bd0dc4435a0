"""Exact combinations, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]
ID = "membership_combinations"


def _states(newest: pl.DataFrame, year: int) -> dict[str, float]:
    cells = newest.filter(indicator_id=ID, period_start=date(year, 1, 1)).filter(pl.col("value") > 0)
    return dict(cells.select("entity", "value").rows())


def test_2024_by_hand(newest: pl.DataFrame) -> None:
    assert _states(newest, 2024) == {
        "brics": 5,  # Brazil, Egypt, Ethiopia, South Africa, UAE
        "brics+sco": 3,  # China, India, Iran
        "brics+csto+eaeu+sco": 1,  # Russia
        "csto+eaeu+sco": 3,  # Belarus, Kazakhstan, Kyrgyzstan
        "csto+sco": 1,  # Tajikistan
        "eaeu": 1,  # Armenia, frozen in the CSTO
        "sco": 2,  # Pakistan, Uzbekistan
        "eu": 4,  # Austria, Cyprus, Ireland, Malta
        "eu+nato": 23,
        "nato": 9,  # Albania, Canada, Iceland, Montenegro, North Macedonia, Norway, Turkey, UK, USA
    }


def test_armenia_before_it_froze(newest: pl.DataFrame) -> None:
    assert _states(newest, 2023)["csto+eaeu"] == 2  # Armenia, and Belarus before it joined the SCO
    assert "eaeu" not in _states(newest, 2023)


def test_every_state_counts_once(newest: pl.DataFrame) -> None:
    # 9 BRICS + 10 SCO - 4 in both, Armenia, and 27 EU + 32 NATO - 23 in both; CSTO and EAEU add no one else.
    assert sum(_states(newest, 2024).values()) == 15 + 1 + 36


def test_a_combination_that_nobody_has_any_longer_is_zero(cell: Cell) -> None:
    assert cell(ID, "csto+eaeu", date(2025, 1, 1))["value"] == 0
