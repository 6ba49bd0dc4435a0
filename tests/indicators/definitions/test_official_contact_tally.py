"""Tallies as published."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

Cell = Callable[..., dict[str, Any]]


def test_tallies_stand_as_published(cell: Cell) -> None:
    trips = [cell("official_contact_tally", "RUS", date(year, 1, 1), "foreign_trips")["value"] for year in (2019, 2021)]
    assert trips == [23, 2]
    assert cell("official_contact_tally", "RUS", date(2025, 1, 1), "phone_calls_with_trump")["value"] == 9


def test_tallies_are_never_chained(newest: pl.DataFrame, marts: dict[str, pl.DataFrame]) -> None:
    cells = newest.filter(indicator_id="official_contact_tally")
    assert (cells.height, cells["counterpart"].n_unique()) == (14, 6)
    assert (cells["coverage"] == "partial").all()
    trends = marts["trend"].filter(indicator_id="official_contact_tally")
    assert (trends["verdict"] == "abstained").all()
