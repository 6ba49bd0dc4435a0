"""Allegations are counted, findings are not."""

from typing import Any

import polars as pl

from indicators.definitions.alleged_breaches import INDICATOR


def test_sum_over_years_is_the_number_of_allegations(newest: pl.DataFrame, frames: dict[str, pl.DataFrame]) -> None:
    counted = newest.filter(indicator_id="alleged_breaches").group_by("entity").agg(pl.col("value").sum())
    rows = frames["treaty_event"].filter(pl.col("event") == "alleged_breach").group_by("actor").len()
    assert dict(counted.rows()) == dict(rows.rows())


def test_confirmed_breaches_are_never_merged(newest: pl.DataFrame, frames: dict[str, Any]) -> None:
    confirmed = frames["treaty_event"].filter(pl.col("event") == "confirmed_breach")
    total = newest.filter(indicator_id="alleged_breaches")["value"].sum()
    assert confirmed.height
    assert total == frames["treaty_event"].filter(pl.col("event") == "alleged_breach").height


def test_finding_calls_them_claims(newest: pl.DataFrame) -> None:
    sentence = INDICATOR.finding(newest.filter(indicator_id="alleged_breaches"))
    assert sentence.endswith("these are claims by others, not findings.")
