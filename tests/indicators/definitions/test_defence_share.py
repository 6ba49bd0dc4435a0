"""Military spending: what it shows with and without its live source."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.defence_share import INDICATOR, SERIES, STATES
from warehouse.frames import table

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def _frames(frames: dict[str, pl.DataFrame], measured: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return {"membership_event": frames["membership_event"], "measurement": measured}


def test_without_the_source_nothing_is_observed(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, _frames(frames, table("measurement").empty()), NOW)
    assert set(found["entity"]) == set(STATES)
    assert set(found["coverage"]) == {"not_observed"}
    assert found["value"].null_count() == found.height
    assert INDICATOR.finding(found) == (
        "Not observed: load the source world_bank_military_share with "
        "`detente refresh --live world_bank_military_share`."
    )


def test_with_the_source_shares_are_read(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    measured = pl.DataFrame(
        [
            {"series_id": SERIES, "entity": state, "frequency": "A", "period_start": date(2023, 1, 1), "value": value,
             "known_on": date(2024, 9, 26)}
            for state, value in (("POL", 3.25), ("FRA", 2.0))
        ]
    )  # fmt: skip
    found = observed(INDICATOR, _frames(frames, measured), NOW)
    assert found.select("entity", "coverage").rows() == [("POL", "complete")]
    assert found["value"][0] == pytest.approx(0.0325)
    assert INDICATOR.finding(found).endswith("in 2023, among the states shown: Poland 3.2%.")
