"""The past days of the record, and what was knowable on them."""

from datetime import date

import polars as pl
from polars.testing import assert_frame_equal

from dashboard.selection import PRESETS as OFFERED
from indicators import reckoning
from indicators.registry import INDICATORS
from indicators.vintages import known_by

Frames = dict[str, pl.DataFrame]


def test_the_days_that_readers_are_offered_are_reckoned() -> None:
    assert set(OFFERED) == set(reckoning.PRESETS)


def test_days_are_the_presets_and_every_year_end_before_the_data() -> None:
    assert reckoning.days(date(2014, 12, 31)) == [
        *(date(year, 12, 31) for year in range(2010, 2014)),
        date(2014, 2, 1),
    ]
    assert reckoning.days(date(2015, 1, 1))[-1] == date(2014, 12, 31)
    assert reckoning.days(date(2009, 1, 1)) == []


def test_what_was_knowable_is_the_latest_revision_by_that_day(marts: Frames) -> None:
    day = date(2019, 8, 1)
    observation = marts["observation"].with_columns(pl.col(pl.Enum).cast(pl.String))
    found = reckoning.knowable(observation, INDICATORS, [day])[day]
    assert (found["known_on"] <= day).all()
    assert "un_agreement_by_country" not in set(found["indicator_id"])  # no model family
    members = pl.col("indicator_id") == "bloc_members"
    assert_frame_equal(found.filter(members), known_by(observation, day).filter(members))
