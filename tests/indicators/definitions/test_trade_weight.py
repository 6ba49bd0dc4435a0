"""Shares of a live series, with and without the source."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from indicators.definitions.trade_weight import INDICATOR, SERIES
from indicators.indicator import Indicator
from warehouse.frames import table

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Indicator, Frames, date], pl.DataFrame]
DAY = date(2026, 11, 22)


def loaded(frames: Frames, series_id: str) -> Frames:
    amounts = {"CHN": 30.0, "IND": 10.0, "USA": 50.0, "SAU": 10.0}
    rows = [
        {"series_id": series_id, "entity": iso3, "frequency": "A", "period_start": date(2022, 1, 1), "value": amount,
         "unit": "current US$", "known_on": date(2023, 9, 27)}
        for iso3, amount in amounts.items()
    ]  # fmt: skip
    return {"membership_event": frames["membership_event"], "measurement": pl.DataFrame(rows)}


def test_members_over_all(frames: Frames, observed: Observed) -> None:
    cells = observed(INDICATOR, loaded(frames, SERIES), DAY)
    found = {row["entity"]: row for row in cells.rows(named=True)}
    # China and India; Saudi Arabia is no member, and Brazil, Russia and South Africa have no value here.
    assert found["brics"]["value"] == pytest.approx(0.4)
    assert found["brics"]["coverage"] == "partial"
    assert found["nato"]["value"] == pytest.approx(0.5)
    assert INDICATOR.finding(cells).endswith("in 2022, by recorded membership: BRICS 40%, EU 0%, NATO 50% and SCO 40%.")


def test_another_series_does_not_count(frames: Frames, observed: Observed) -> None:
    assert set(observed(INDICATOR, loaded(frames, "SP.POP.TOTL"), DAY)["coverage"]) == {"not_observed"}


def test_without_the_source_nothing_is_claimed(frames: Frames, observed: Observed) -> None:
    small = {"membership_event": frames["membership_event"], "measurement": table("measurement").empty()}
    cells = observed(INDICATOR, small, DAY)
    assert cells["value"].null_count() == cells.height > 0
    assert cells["period_start"].max() == date(2025, 1, 1)
    assert INDICATOR.finding(cells) == (
        "Not observed: load the source world_bank_exports with `detente refresh --live world_bank_exports`."
    )
