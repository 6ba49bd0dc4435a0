"""What follows a check: strategic exercises and operations."""

from datetime import date

import polars as pl

from indicators.moves import any_month, checks, strategic_moves
from indicators.vintages import stack

Frames = dict[str, pl.DataFrame]


def _stacked(frames: Frames, day: date) -> Frames:
    return stack({name: frames[name] for name in ("exercise", "deployment_claim")}, [day])


def test_operations_begin_after_a_year_without_a_claim(frames: Frames, data_as_of: date) -> None:
    held = _stacked(frames, data_as_of)
    nothing = held["exercise"].clear()
    days = strategic_moves(nothing, held["deployment_claim"])["day"].sort().to_list()
    # Crimea 2014, the build-up of spring 2021 (that of the winter follows within a year), the invasion of 2022.
    assert days == [date(2014, 3, 1), date(2021, 4, 1), date(2022, 2, 24)]


def test_strategic_exercises_of_other_leads_and_of_unknown_day_are_left_out(frames: Frames, data_as_of: date) -> None:
    held = _stacked(frames, data_as_of)
    days = strategic_moves(held["exercise"], held["deployment_claim"].clear())["day"]
    assert date(2017, 9, 14) in days.to_list()
    # Joint Efforts is Ukrainian, of Tsentr-2026 only the year is known.
    assert date(2020, 9, 22) not in days.to_list()
    assert date(2026, 1, 1) not in days.to_list()


def test_checks_are_the_strategic_ones_of_russia_begun_by_the_vintage(frames: Frames, data_as_of: date) -> None:
    assert checks(_stacked(frames, data_as_of)["exercise"]).height == 22
    early = checks(_stacked(frames, date(2013, 6, 30))["exercise"])
    assert set(early["exercise_id"]) == {
        "snap-2013-02-central-md",
        "snap-2013-03-black-sea",
        "snap-2013-05-air-defence",
    }


def test_every_month_up_to_the_vintage() -> None:
    days = pl.DataFrame({"vintage": [date(2013, 3, 15)] * 2})
    assert any_month(days)["day"].sort().to_list() == [date(2013, 1, 1), date(2013, 2, 1), date(2013, 3, 1)]
