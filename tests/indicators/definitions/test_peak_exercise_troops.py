"""The largest exercise of a year."""

from collections.abc import Callable
from datetime import date
from typing import Any

Cell = Callable[..., dict[str, Any]]


def test_zapad_2017_tops_its_year_with_the_range_of_claims(cell: Cell) -> None:
    found = cell("peak_exercise_troops", "csto", date(2017, 1, 1))
    assert (found["low"], found["high"]) == (12700, 100000)
    # Sides: organiser 12,700; independent 70,000; other governments 12,700, 65,000 and 100,000, median 65,000.
    assert found["value"] == 65000


def test_steadfast_defender_2024(cell: Cell) -> None:
    found = cell("peak_exercise_troops", "nato", date(2024, 1, 1))
    assert found["value"] == 90000


def test_peaks_are_samples(cell: Cell) -> None:
    assert cell("peak_exercise_troops", "csto", date(2018, 1, 1))["coverage"] == "sample"
