"""Findings of outside bodies."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.breaches_found import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def test_all_five_rows(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).drop_nulls("value")
    # Judgments of 2021, 2024 and 2025; resolutions ES-11/1 and ES-11/4 of 2022.
    assert found.select("entity", "counterpart", pl.col("period_start").dt.year(), "value").rows() == [
        ("RUS", "ecthr", 2021, 1),
        ("RUS", "ecthr", 2024, 1),
        ("RUS", "ecthr", 2025, 1),
        ("RUS", "un", 2022, 2),
    ]


def test_allegations_do_not_touch_it(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    calm = frames["treaty_event"].filter(pl.col("event") != "alleged_breach")
    assert observed(INDICATOR, {"treaty_event": calm}, NOW).equals(observed(INDICATOR, frames, NOW))


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert "3 by the European Court of Human Rights on Russia (2021 to 2025)" in sentence
