"""Seats in the United Nations, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("organisation", "year", "seats", "of"),
    [
        ("nato", 2024, 32, 193),
        ("brics", 2024, 9, 193),
        ("osce", 2024, 56, 193),  # 57 participating States, of which the Holy See has no seat
        ("cica", 2024, 27, 193),  # 28 members, of which Palestine has no seat
        ("nato", 2000, 19, 189),
        ("eu", 2006, 25, 192),
    ],
)
def test_by_hand(cell: Cell, organisation: str, year: int, seats: int, of: int) -> None:
    assert cell("bloc_un_seats", organisation, date(year, 1, 1))["value"] == pytest.approx(seats / of)


def test_it_begins_when_all_seats_are_those_of_states_that_still_exist(newest: pl.DataFrame) -> None:
    assert newest.filter(indicator_id="bloc_un_seats")["period_start"].min() == date(2000, 1, 1)
