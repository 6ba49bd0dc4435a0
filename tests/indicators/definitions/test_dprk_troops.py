"""North Korean troops by formation."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.dprk_troops import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]


def test_kursk_in_the_last_quarter_of_2024(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, date(2026, 11, 22)).filter(
        entity="DPRK troops in Kursk", period_start=date(2024, 10, 1)
    )
    # Governments: 3,000, 8,000, 10,000 and on 20 November 11,000; research in December: 10,000-12,000.
    assert found.select("counterpart", "value", "low", "high").rows() == [
        ("independent", 11000, 10000, 12000),
        ("official_other", 11000, 3000, 11000),
    ]


def test_what_could_be_known_at_the_end_of_october(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, date(2024, 10, 30)).filter(entity="DPRK troops in Kursk")
    assert found["value"].to_list() == [3000]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, date(2026, 11, 22)))
    assert sentence.startswith("Recorded for Q1 2026: DPRK troops in Kursk 11,000 (other governments)")
