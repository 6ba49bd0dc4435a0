"""Shares of the world by membership."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]
BRICS_2024 = ["BRA", "RUS", "IND", "CHN", "ZAF", "EGY", "ETH", "IRN", "ARE"]


@pytest.mark.parametrize(
    ("indicator", "measure"), [("bloc_population_share", "population"), ("bloc_gdp_share", "gdp_ppp_2021_usd")]
)
def test_brics_of_nine_by_hand(cell: Cell, frames: dict[str, pl.DataFrame], indicator: str, measure: str) -> None:
    year = frames["country_year"].filter(pl.col("year") == 2024)
    members = year.filter(pl.col("iso3").is_in(BRICS_2024))
    found = cell(indicator, "brics", date(2024, 1, 1))
    assert found["value"] == pytest.approx(members[measure].sum() / year[measure].sum())
    assert (found["evidence_rows"], found["coverage"]) == (9, "complete")


def test_a_member_without_a_value_makes_the_year_partial(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_gdp_share")
    assert set(cells["coverage"]) <= {"complete", "partial"}
    assert cells.filter(entity="nato", period_start=date(2023, 1, 1))["coverage"].to_list() == ["complete"]


def test_a_year_is_known_after_its_release(cell: Cell) -> None:
    assert cell("bloc_gdp_share", "eu", date(2023, 1, 1))["known_on"] > date(2024, 6, 30)
