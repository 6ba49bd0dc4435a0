"""Regional means of voting agreement."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.un_agreement import INDICATOR

Cell = Callable[..., dict[str, Any]]
Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]


def _frames(agreements: dict[str, float]) -> dict[str, pl.DataFrame]:
    states = ["RUS", "FRA", "POL", "EGY"]
    return {
        "country": pl.DataFrame(
            {"iso3": states, "m49_region": ["Europe", "Europe", "Europe", "Africa"],
             "un_member_since": [date(1945, 10, 24)] * 4, "valid_to": [None] * 4},
            schema_overrides={"valid_to": pl.Date},
        ),
        "un_agreement": pl.DataFrame(
            {"iso3": list(agreements), "year": [2018] * len(agreements), "counterpart": ["RUS"] * len(agreements),
             "agreement": list(agreements.values()), "known_on": [date(2018, 12, 31)] * len(agreements)}
        ),
    }  # fmt: skip


def test_mean_leaves_the_counterpart_out(observed: Observed) -> None:
    found = observed(INDICATOR, _frames({"RUS": 1.0, "FRA": 0.4, "POL": 0.6}), date(2020, 1, 31)).row(0, named=True)
    assert (found["entity"], found["counterpart"], found["evidence_rows"]) == ("Europe", "RUS", 2)
    assert found["value"] == pytest.approx(0.5)
    assert found["coverage"] == "complete"


def test_a_region_with_absent_states_is_partial(observed: Observed) -> None:
    found = observed(INDICATOR, _frames({"FRA": 0.4}), date(2020, 1, 31)).row(0, named=True)
    assert found["coverage"] == "partial"


def test_real_roll_calls_of_2019(cell: Cell, frames: dict[str, pl.DataFrame]) -> None:
    africa = frames["country"].filter(pl.col("m49_region") == "Africa")["iso3"]
    rows = frames["un_agreement"].filter(
        (pl.col("year") == 2019) & (pl.col("counterpart") == "CHN") & pl.col("iso3").is_in(africa.implode())
    )
    found = cell("un_agreement", "Africa", date(2019, 1, 1), "CHN")
    assert found["value"] == pytest.approx(rows["agreement"].mean())
    assert (found["evidence_rows"], found["coverage"]) == (54, "complete")
