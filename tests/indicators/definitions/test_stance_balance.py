"""Balances by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


def test_western_use_of_indivisible_security_in_2022_by_hand(cell: Cell) -> None:
    # Ten western uses at eight publishers, three of them at one: weights 1/24 there, 1/8 elsewhere. On this term:
    # neutral 1/24 + 1/24 + 1/8 + 1/8, rejecting 1/8; so half of 8/24 divided by 11/24. Plain: four halves of five.
    found = cell("stance_balance", "indivisible_security", date(2022, 1, 1), "western")
    assert found["value"] == pytest.approx(4 / 11)
    assert (found["low"], found["high"], found["evidence_rows"]) == (pytest.approx(4 / 11), pytest.approx(0.4), 5)


def test_sides_stand_beside_each_other(cell: Cell) -> None:
    # Lavrov's two uses on 1 February 2022 count once.
    russian = cell("stance_balance", "indivisible_security", date(2022, 1, 1), "russian")
    assert (russian["value"], russian["evidence_rows"]) == (1.0, 3)
    together = cell("stance_balance", "indivisible_security", date(2022, 1, 1), "all")
    assert together["value"] == pytest.approx((1 + 4 / 11) / 2)
    assert (together["low"], together["high"]) == (pytest.approx(4 / 11), 1.0)


def test_few_uses_are_not_observed(newest: pl.DataFrame) -> None:
    cells = newest.filter(pl.col("indicator_id") == "stance_balance", pl.col("counterpart") != "all")
    assert cells.filter(pl.col("value").is_not_null())["evidence_rows"].min() == 3
    assert (cells.filter(pl.col("value").is_null())["coverage"] == "not_observed").all()
