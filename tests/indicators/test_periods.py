"""Periods: ordinals and calendar agree, in Python and in expressions."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import periods

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
frequencies = st.sampled_from(["D", "M", "Q", "A"])


@given(days, frequencies)
def test_a_day_lies_in_its_period(day: date, frequency: str) -> None:
    number = periods.ordinal(day, frequency)
    assert periods.period_start(number, frequency) <= day <= periods.period_end(number, frequency)


@given(days, frequencies)
def test_periods_follow_each_other_without_gap(day: date, frequency: str) -> None:
    number = periods.ordinal(day, frequency)
    assert periods.period_end(number, frequency) + timedelta(days=1) == periods.period_start(number + 1, frequency)


@given(st.lists(days, min_size=1, max_size=20), frequencies)
def test_expressions_agree_with_python(some: list[date], frequency: str) -> None:
    start = periods.start_of(pl.col("day"), frequency)
    found = pl.DataFrame({"day": some}).select(
        start=start, end=periods.end_of(start, frequency), number=periods.ordinal_of(start, frequency)
    )
    numbers = [periods.ordinal(day, frequency) for day in some]
    assert found["number"].to_list() == numbers
    assert found["start"].to_list() == [periods.period_start(number, frequency) for number in numbers]
    assert found["end"].to_list() == [periods.period_end(number, frequency) for number in numbers]


@given(days)
def test_month_end_is_the_last_day(day: date) -> None:
    end = periods.month_end(day)
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + timedelta(days=1)).day == 1


def test_grid_runs_to_the_vintage_and_no_further() -> None:
    first = pl.DataFrame(
        {
            "vintage": [date(2024, 2, 29), date(2022, 1, 31)],
            "entity": ["a", "b"],
            "first_day": [date(2022, 5, 1), date(2022, 5, 1)],
        }
    )
    grid = periods.up_to_vintage(first, "A")
    assert grid["entity"].unique().to_list() == ["a"]
    assert grid["period_start"].to_list() == [date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]


@pytest.mark.parametrize(
    ("frequency", "words"), [("A", "2025"), ("Q", "Q3 2025"), ("M", "July 2025"), ("D", "2025-07-01")]
)
def test_labels(frequency: str, words: str) -> None:
    assert periods.label(date(2025, 7, 1), frequency) == words
