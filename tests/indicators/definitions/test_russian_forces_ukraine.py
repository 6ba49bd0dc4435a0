"""Three scopes of Russian forces, never summed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.russian_forces_ukraine import INDICATOR, SCOPES

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_scopes_stay_apart(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW)
    assert set(found["entity"]) == set(SCOPES)
    # The Russian President in December 2023: 617,000 in the zone.
    zone = found.filter(entity=SCOPES[2], counterpart="official_lead", period_start=date(2023, 10, 1))
    assert zone["value"].to_list() == [617000]
    # Ukraine in January and March 2026: 715,000, then 710,000-711,000, both in the first quarter.
    against = found.filter(entity=SCOPES[0], counterpart="official_other", period_start=date(2026, 1, 1))
    assert against.select("value", "low", "high").row(0) == (710500, 710000, 715000)


def test_finding_warns_of_sums(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert INDICATOR.finding(observed(INDICATOR, frames, NOW)).endswith("scopes differ and do not add up.")
