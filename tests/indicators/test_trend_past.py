"""Trends put back to past days."""

from datetime import date

import polars as pl
from polars.testing import assert_frame_equal

from indicators import reckoning, trend, trend_past
from indicators.registry import INDICATORS
from indicators.reuse import Reuse
from indicators.vintages import known_by

Frames = dict[str, pl.DataFrame]
DAY = date(2019, 8, 1)


def words(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.col(pl.Enum).cast(pl.String))


def test_a_past_trend_is_the_trend_of_what_was_known_then(marts: Frames) -> None:
    observation = words(marts["observation"])
    key = ["indicator_id", "entity", "counterpart", "frequency"]
    expected = trend.trends(INDICATORS, known_by(observation, DAY)).sort(key)
    found = words(marts["trend_past"]).filter(pl.col("as_of") == DAY).drop("as_of").sort(key)
    assert_frame_equal(found, expected)
    assert found.filter(pl.col("verdict") != "abstained").height > 50


def test_days_are_those_of_the_reckoning(marts: Frames, data_as_of: date) -> None:
    assert marts["trend_past"]["as_of"].unique().sort().to_list() == reckoning.days(data_as_of)


def test_what_came_later_changes_nothing(marts: Frames) -> None:
    observation = words(marts["observation"])
    known = {DAY: known_by(observation.filter(pl.col("known_on") <= DAY), DAY)}
    modelled = {indicator.id for indicator in reckoning.modelled(INDICATORS)}
    only = {DAY: known[DAY].filter(pl.col("indicator_id").is_in(modelled))}
    found = trend_past.trends(INDICATORS, only, Reuse())
    whole = words(marts["trend_past"]).filter(pl.col("as_of") == DAY)
    assert_frame_equal(found.sort(found.columns[:4]), whole.sort(found.columns[:4]))


def test_no_day_no_rows() -> None:
    assert trend_past.trends(INDICATORS, {}, Reuse()).is_empty()
