"""The mix of recorded contacts."""

from datetime import date

import polars as pl
import pytest


def test_shares_of_a_year_add_up_to_one(newest: pl.DataFrame) -> None:
    shares = newest.filter(indicator_id="leader_contact_mix").filter(pl.col("value").is_not_null())
    sums = shares.group_by("period_start").agg(pl.col("value").sum())
    assert sums["value"].to_list() == pytest.approx([1.0] * sums.height)


def test_a_share_by_hand(newest: pl.DataFrame, frames: dict[str, pl.DataFrame]) -> None:
    year = frames["leader_contact"].filter(
        (pl.col("level") == "head_of_state") & (pl.col("contact_date").dt.year() == 2019)
    )
    expected = year.filter(pl.col("counterpart") == "CHN").height / year.height
    found = newest.filter(indicator_id="leader_contact_mix", counterpart="CHN", period_start=date(2019, 1, 1))
    assert found["value"].to_list() == pytest.approx([expected])
    assert found["evidence_rows"].to_list() == [year.height]


def test_years_with_few_contacts_are_not_observed(newest: pl.DataFrame) -> None:
    first = newest.filter(indicator_id="leader_contact_mix", period_start=date(2013, 1, 1))
    assert first["value"].is_null().all()
    assert (first["coverage"] == "not_observed").all()
