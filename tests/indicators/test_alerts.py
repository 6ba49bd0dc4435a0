"""Alerts: the latest final value against the range made before it."""

from datetime import date

import polars as pl

from indicators.alerts import alerts
from indicators.definitions.bloc_members import INDICATOR


def _observations(values: list[float], coverage: str = "complete") -> pl.DataFrame:
    years = range(2026 - len(values), 2026)
    return pl.DataFrame(
        {
            "indicator_id": [INDICATOR.id] * len(values),
            "entity": ["brics"] * len(values),
            "counterpart": [""] * len(values),
            "frequency": ["A"] * len(values),
            "period_start": [date(year, 1, 1) for year in years],
            "value": values,
            "coverage": [coverage] * len(values),
            "known_on": [date(year, 12, 31) for year in years],
            "is_preliminary": [False] * len(values),
        }
    )


def test_a_jump_raises_an_alert_that_says_why() -> None:
    found = alerts((INDICATOR,), _observations([5.0] * 11 + [10.0]), date(2026, 11, 22))
    row = found.row(0, named=True)
    assert row["alert_id"] == "outside_baseline:bloc_members:brics::2025-01-01"
    assert row["raised_on"] == date(2025, 12, 31)
    assert row["message"] == (
        "Members of blocs, BRICS: 10 in 2025, outside the 95 % range of 5 to 5 that its own changes up to 2024 suggest."
    )


def test_calm_series_samples_and_old_data_raise_none() -> None:
    day = date(2026, 11, 22)
    assert alerts((INDICATOR,), _observations([5.0] * 12), day).is_empty()
    assert alerts((INDICATOR,), _observations([5.0] * 11 + [10.0], "sample"), day).is_empty()
    assert alerts((INDICATOR,), _observations([5.0] * 11 + [10.0]), date(2031, 1, 1)).is_empty()
