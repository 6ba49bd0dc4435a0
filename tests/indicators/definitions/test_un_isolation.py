"""Company in contested votes, by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from indicators.definitions.un_isolation import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)
RECORDS = Path(__file__).parents[3] / "etl" / "curated" / "derived" / "un_key_vote_records.csv"


@pytest.fixture(scope="module")
def found(observed: Observed, frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    days = frames["un_resolution"].select("resolution", known_on="vote_date")
    records = pl.read_csv(RECORDS).join(days, on="resolution")
    return observed(INDICATOR, {"un_resolution": frames["un_resolution"], "un_vote": records}, NOW)


def _cell(found: pl.DataFrame, voter: str, topic: str, year: int) -> dict[str, Any]:
    return found.filter(entity=voter, counterpart=topic, period_start=date(year, 1, 1)).row(0, named=True)


def test_russia_on_ukraine_in_2022(found: pl.DataFrame) -> None:
    # Of the others voting: 4 of 180, 4 of 182, 23 of 174, 4 of 182, 13 of 180.
    shares = [4 / 180, 4 / 182, 23 / 174, 4 / 182, 13 / 180]
    cell = _cell(found, "RUS", "ukraine", 2022)
    assert cell["value"] == pytest.approx(sum(shares) / 5)
    assert (cell["low"], cell["high"]) == (pytest.approx(4 / 182), pytest.approx(23 / 174))
    assert (cell["evidence_rows"], cell["coverage"]) == (5, "complete")


def test_the_united_states_where_one_vote_by_state_is_recorded(found: pl.DataFrame) -> None:
    cell = _cell(found, "USA", "ukraine", 2022)
    # 140 of the 180 others voted yes with it on 2 March; the other four votes have no record by state.
    assert (cell["value"], cell["evidence_rows"], cell["coverage"]) == (pytest.approx(140 / 180), 1, "partial")


def test_the_united_states_on_glorification_of_nazism(found: pl.DataFrame) -> None:
    # 2019: 133-2-52; one of two against, so one of 186 others.
    assert _cell(found, "USA", "nazism", 2019)["value"] == pytest.approx(1 / 186)


def test_the_running_year_has_no_cell(found: pl.DataFrame) -> None:
    assert found["period_start"].max() == date(2025, 1, 1)


def test_finding(found: pl.DataFrame) -> None:
    assert INDICATOR.finding(found).endswith("and Ukraine 7% (2025).")
