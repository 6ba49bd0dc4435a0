"""Shares at market rates, summed by hand from the rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]
BRICS_2024 = ["BRA", "RUS", "IND", "CHN", "ZAF", "EGY", "ETH", "IRN", "ARE"]
ID = "bloc_gdp_market_share"


def test_brics_2024_without_ethiopia(cell: Cell, frames: dict[str, pl.DataFrame]) -> None:
    gdp = frames["country_year"].filter(pl.col("gdp_usd").is_not_null())
    year = gdp.filter(year=2024)
    theirs, world = year.filter(pl.col("iso3").is_in(BRICS_2024))["gdp_usd"].sum(), year["gdp_usd"].sum()
    gone = gdp.filter(~pl.col("iso3").is_in(year["iso3"].implode())).sort("year").group_by("iso3").last()
    ethiopia = gone.filter(iso3="ETH")["gdp_usd"].item()
    others = gone["gdp_usd"].sum() - ethiopia
    found = cell(ID, "brics", date(2024, 1, 1))
    assert "KOR" in gone["iso3"]
    assert found["value"] == pytest.approx(theirs / world)
    assert found["low"] == pytest.approx(theirs / (world + others))
    assert found["high"] == pytest.approx((theirs + ethiopia) / (world + ethiopia))
    assert (found["coverage"], found["evidence_rows"]) == ("partial", 9)


def test_saudi_arabia_is_not_counted(cell: Cell, frames: dict[str, pl.DataFrame]) -> None:
    gdp = frames["country_year"].filter(year=2023)
    five = gdp.filter(pl.col("iso3").is_in(["BRA", "RUS", "IND", "CHN", "ZAF"]))["gdp_usd"].sum()
    assert cell(ID, "brics", date(2023, 1, 1))["value"] == pytest.approx(five / gdp["gdp_usd"].sum())


def test_nato_2024_is_complete_with_a_lower_bound_for_south_korea(cell: Cell) -> None:
    found = cell(ID, "nato", date(2024, 1, 1))
    assert (found["coverage"], found["evidence_rows"]) == ("complete", 32)
    assert found["low"] < found["value"] == found["high"]
