"""Membership events per year, with and without zeros."""

from datetime import date

import polars as pl

from indicators.event_counts import every_year, yearly
from indicators.vintages import stack

DAY = date(2024, 6, 30)
ROWS = [
    {"org_id": "sco", "event_date": date(2021, 3, 1), "known_on": date(2021, 3, 1), "counterpart": "x"},
    {"org_id": "sco", "event_date": date(2023, 3, 1), "known_on": date(2023, 4, 1), "counterpart": "x"},
    {"org_id": "sco", "event_date": date(2023, 9, 1), "known_on": date(2023, 9, 1), "counterpart": "x"},
    {"org_id": "coe", "event_date": date(2023, 9, 1), "known_on": date(2023, 9, 1), "counterpart": "x"},
]


def stacked() -> pl.DataFrame:
    return stack({"membership_event": pl.DataFrame(ROWS)}, [DAY])["membership_event"]


def test_years_with_events_only() -> None:
    counts = yearly(stacked()).sort("entity", "period_start").select("entity", "value", "known_on", "evidence_rows")
    assert counts.rows() == [
        ("coe", 1, date(2023, 9, 1), 1), ("sco", 1, date(2021, 3, 1), 1), ("sco", 2, date(2023, 9, 1), 2)
    ]  # fmt: skip


def test_zeros_for_complete_organisations_only() -> None:
    cells = every_year(stacked(), stacked(), ("x",)).sort("entity", "period_start")
    assert cells.select("entity", pl.col("period_start").dt.year(), "value").rows() == [
        ("sco", 2021, 1), ("sco", 2022, 0), ("sco", 2023, 2), ("sco", 2024, 0)
    ]  # fmt: skip
