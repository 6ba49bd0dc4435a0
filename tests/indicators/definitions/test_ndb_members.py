"""The bank's members, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("year", "in_all", "brics", "outside", "not_in_bank"),
    [
        (2015, 5, 5, 0, 0),
        (2021, 7, 5, 2, 0),  # Bangladesh, UAE
        (2023, 8, 5, 3, 0),  # Egypt
        (2024, 8, 7, 1, 2),  # Egypt and UAE joined BRICS; Ethiopia and Iran did too and are not in the bank
        (2025, 11, 7, 4, 3),  # Algeria, Colombia, Uzbekistan; Indonesia joined BRICS
        (2026, 11, 7, 4, 3),
    ],
)
def test_by_hand(cell: Cell, year: int, in_all: int, brics: int, outside: int, not_in_bank: int) -> None:
    start = date(year, 1, 1)
    found = [
        cell("ndb_members", "ndb", start, group)["value"]
        for group in ("", "brics", "outside_brics", "brics_not_in_bank")
    ]
    assert found == [in_all, brics, outside, not_in_bank]


def test_the_total_is_that_of_bloc_members(cell: Cell) -> None:
    start = date(2025, 1, 1)
    assert cell("ndb_members", "ndb", start)["value"] == cell("bloc_members", "ndb", start)["value"]
