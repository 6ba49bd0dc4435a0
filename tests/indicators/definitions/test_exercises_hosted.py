"""Hosts of recorded exercises, as their places say."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.exercises_hosted import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def _drills(*rows: tuple[str, str | None, str]) -> dict[str, pl.DataFrame]:
    """Id, parent and place of drills in May 2020."""
    drills = [
        {"exercise_id": name, "part_of": parent, "location": place, "start_date": date(2020, 5, 1),
         "known_on": date(2020, 5, 1)}
        for name, parent, place in rows
    ]  # fmt: skip
    return {"exercise": pl.DataFrame(drills, schema_overrides={"part_of": pl.String})}


def test_lithuania_in_2025(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    found = observed(INDICATOR, frames, NOW).filter(entity="LTU", period_start=date(2025, 1, 1))
    # Swift Response, the regional drills of September, Iron Wolf.
    assert found.select("value", "coverage").row(0) == (3, "sample")


def test_only_what_the_place_says(observed: Observed) -> None:
    places = _drills(
        ("a", None, "Baltic states and Poland"), ("b", None, "Brest, near Poland"), ("c", None, "Baltic Sea")
    )
    found = observed(INDICATOR, places, date(2020, 12, 31))
    assert found.select("entity", "value").rows() == [("EST", 1), ("LTU", 1), ("LVA", 1), ("POL", 1)]


def test_a_part_is_not_counted_beside_its_whole(observed: Observed) -> None:
    found = observed(INDICATOR, _drills(("whole", None, "Poland"), ("part", "whole", "Drawsko, Poland")), NOW)
    assert found.filter(period_start=date(2020, 1, 1))["value"].to_list() == [1]


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    assert INDICATOR.finding(observed(INDICATOR, frames, NOW)).endswith("(a sample, not activity).")
