"""The mix of kinds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(("kind", "count"), [("call", 12), ("host", 5), ("video", 1), ("visit", 0), ("summit", 0)])
def test_first_quarter_of_2026_by_hand(cell: Cell, kind: str, count: int) -> None:
    found = cell("contact_kind_mix", "RUS", date(2026, 1, 1), kind)
    assert found["value"] == pytest.approx(count / 18)
    assert (found["coverage"], found["evidence_rows"]) == ("sample", 18)


def test_few_contacts_are_not_observed(newest: pl.DataFrame) -> None:
    spring = newest.filter(indicator_id="contact_kind_mix", period_start=date(2026, 4, 1))
    assert spring["value"].is_null().all()
    assert (spring["coverage"] == "not_observed").all()


def test_shares_of_a_quarter_add_up_to_one(newest: pl.DataFrame) -> None:
    shares = newest.filter(pl.col("indicator_id") == "contact_kind_mix", pl.col("value").is_not_null())
    sums = shares.group_by("period_start").agg(pl.col("value").sum())["value"]
    assert sums.to_list() == pytest.approx([1.0] * len(sums))
