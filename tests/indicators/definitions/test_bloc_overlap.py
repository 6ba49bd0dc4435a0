"""Overlap, by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("pair", "year", "shared", "either"),
    [
        (("eu", "nato"), 2024, 23, 27 + 32 - 23),  # all of the EU but Austria, Cyprus, Ireland and Malta
        (("eu", "nato"), 2022, 21, 27 + 30 - 21),  # before Finland and Sweden
        (("brics", "sco"), 2022, 3, 5 + 8 - 3),  # China, India, Russia
        (("brics", "sco"), 2024, 4, 9 + 10 - 4),  # and Iran
        (("csto", "eaeu"), 2024, 4, 5 + 5 - 4),  # Belarus, Kazakhstan, Kyrgyzstan, Russia; Armenia is frozen
        (("csto", "eaeu"), 2023, 5, 6 + 5 - 5),
        (("brics", "nato"), 2024, 0, 9 + 32),
        (("brics", "ndb"), 2024, 7, 9 + 8 - 7),  # Bangladesh outside; Ethiopia and Iran not in the bank
    ],
)
def test_by_hand(cell: Cell, pair: tuple[str, str], year: int, shared: int, either: int) -> None:
    assert cell("bloc_overlap", pair[0], date(year, 1, 1), pair[1])["value"] == pytest.approx(shared / either)


def test_a_pair_stands_once_and_from_its_younger_organisation_on(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_overlap")
    assert (cells["entity"] < cells["counterpart"]).all()
    assert cells.select("entity", "counterpart").unique().height == 45
    assert cells.filter(entity="eaeu", counterpart="nato")["period_start"].min() == date(2015, 1, 1)


def test_open_years_are_left_out(newest: pl.DataFrame) -> None:
    assert newest.filter(indicator_id="bloc_overlap")["period_start"].max() == date(2025, 1, 1)
