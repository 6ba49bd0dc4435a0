"""Independent over declared figures, exercise by exercise."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.declared_vs_independent import INDICATOR

Cell = Callable[..., dict[str, Any]]
Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]


def test_zapad_2017(cell: Cell) -> None:
    found = cell("declared_vs_independent", "zapad-2017", date(2017, 1, 1))
    assert found["value"] == pytest.approx(70000 / 12700)
    assert found["coverage"] == "sample"


def test_only_two_sided_exercises_have_a_ratio(newest: pl.DataFrame, frames: dict[str, pl.DataFrame]) -> None:
    totals = frames["exercise_claim"].filter(
        (pl.col("metric") == "troops") & (pl.col("scope") == "total") & pl.col("scope_detail").is_null()
    )
    sides = totals.group_by("exercise_id").agg(pl.col("claimant_type").unique())
    both = sides.filter(
        pl.col("claimant_type").list.contains("official_lead") & pl.col("claimant_type").list.contains("independent")
    )
    ratios = newest.filter(indicator_id="declared_vs_independent")
    assert set(ratios["entity"]) == set(both["exercise_id"])


def test_low_and_high_pair_the_extremes(observed: Observed) -> None:
    start = date(2020, 5, 1)
    claims = [("official_lead", 10000, 12000), ("official_lead", 10000, 10000), ("independent", 20000, 30000),
              ("official_other", 90000, 90000)]  # fmt: skip
    frames = {
        "exercise": pl.DataFrame({"exercise_id": ["x"], "start_date": [start], "known_on": [start]}),
        "exercise_claim": pl.DataFrame(
            [
                {"exercise_id": "x", "metric": "troops", "scope": "total", "scope_detail": None, "claimant_type": side,
                 "value_low": low, "value_high": high, "known_on": date(2020, 5, 2)}
                for side, low, high in claims
            ],
            schema_overrides={"scope_detail": pl.String},
        ),
    }  # fmt: skip
    row = observed(INDICATOR, frames, date(2021, 1, 31)).row(0, named=True)
    # Declared: 11,000 and 10,000, median 10,500. Independent: 25,000. The other government is left out.
    assert row["value"] == pytest.approx(25000 / 10500)
    assert row["low"] == pytest.approx(20000 / 12000)
    assert row["high"] == pytest.approx(30000 / 10000)
    assert row["evidence_rows"] == 3
