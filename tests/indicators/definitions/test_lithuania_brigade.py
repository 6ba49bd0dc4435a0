"""The brigade in Lithuania: in the country, apart from plans."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.lithuania_brigade import BRIGADE, IN_COUNTRY, INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_growth_within_a_quarter_and_what_is_carried(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    staff = observed(INDICATOR, frames, NOW).filter(entity=BRIGADE)
    # 150 on 1 April 2025, 400 on 22 May; only the last figure is carried to the autumn; 500 in January 2026.
    assert staff.select("value", "low", "high", "coverage").rows()[:4] == [
        (400, 150, 400, "sample"),
        (400, 400, 400, "partial"),
        (400, 400, 400, "partial"),
        (500, 500, 500, "sample"),
    ]


def test_units_still_in_germany_are_no_presence(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    assert set(found["entity"]) == {BRIGADE, IN_COUNTRY}
    assert found["value"].max() == 1800


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "500 permanent German staff (Q1 2026) and 1,800 in the country" in sentence
