"""The composite on real rows."""

from collections.abc import Callable
from datetime import date
from math import sqrt
from typing import Any

import polars as pl
import pytest

from indicators.definitions.pressure import COMPONENTS
from indicators.pressure import WEIGHTS

Cell = Callable[..., dict[str, Any]]


def test_points_of_exits_by_hand(cell: Cell) -> None:
    # Earlier years: seven with one, 2021 two, 2022 three, 2023 six, 2024 two.
    past = [1.0] * 7 + [2, 3, 6, 2]
    mean = sum(past) / 11
    deviation = sqrt(sum((each - mean) ** 2 for each in past) / 10)
    assert cell("pressure", "Baltic", date(2025, 1, 1), "exits")["value"] == round(50 + 10 * (5 - mean) / deviation)


def test_totals_are_weighted_means_of_what_is_shown(newest: pl.DataFrame) -> None:
    weights = {component.id: component.weight for component in WEIGHTS}
    cells = newest.filter(indicator_id="pressure")
    for theatre, start, shown in cells.filter(counterpart="total").select("entity", "period_start", "value").rows():
        parts = cells.filter(entity=theatre, period_start=start).filter(
            pl.col("counterpart").is_in(COMPONENTS), pl.col("value").is_not_null()
        )
        if parts.height < 3:
            assert shown is None
            continue
        seen = dict(parts.select("counterpart", "value").rows())
        mean = sum(weights[name] * points for name, points in seen.items()) / sum(weights[name] for name in seen)
        assert shown == pytest.approx(mean, abs=0.5 + 1e-9)


def test_whole_points_only(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="pressure")
    for column in ("value", "low", "high"):
        values = cells[column].drop_nulls()
        assert (values == values.round(0)).all()


def test_a_total_is_no_better_than_its_worst_component(newest: pl.DataFrame, marts: dict[str, pl.DataFrame]) -> None:
    totals = newest.filter(pl.col("indicator_id") == "pressure", pl.col("counterpart").is_in(("total", "rank")))
    assert set(totals["coverage"]) == {"sample", "not_observed"}
    assert (marts["trend"].filter(indicator_id="pressure")["verdict"] == "abstained").all()


def test_ranks_run_from_one_to_the_number_of_theatres(newest: pl.DataFrame) -> None:
    ranks = newest.filter(indicator_id="pressure", counterpart="rank").drop_nulls("value")
    years = ranks.group_by("period_start").agg(pl.col("value").min(), pl.col("high").max(), theatres=pl.len())
    assert (years["value"] == 1).all()
    assert (years["high"] <= years["theatres"]).all()
