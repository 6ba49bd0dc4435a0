"""NATO's members by its rounds of accession."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.nato_enlargement import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("year", "members"), [(1949, 12), (1982, 16), (1998, 16), (1999, 19), (2004, 26), (2009, 28), (2024, 32)]
)
def test_members(observed: Observed, frames: dict[str, pl.DataFrame], year: int, members: int) -> None:
    found = observed(INDICATOR, frames, NOW).filter(entity="members", period_start=date(year, 1, 1))
    assert found["value"].to_list() == [members]


def test_aspirants(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).filter(entity="aspirants", period_start=date(2026, 1, 1))
    # Bosnia and Herzegovina, Georgia, Ukraine.
    assert found["value"].to_list() == [3]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert sentence == "NATO has 32 members, 16 in 1998; 3 states hold a promise or action plan."
