"""Waits, by hand."""

from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from indicators.definitions.time_to_status import INDICATOR

Cell = Callable[..., dict[str, Any]]
END = date(2025, 12, 31)


def test_brics_by_hand(cell: Cell) -> None:
    four, indonesia = (date(2024, 1, 1) - date(2023, 8, 11)).days, (date(2025, 1, 6) - date(2023, 8, 11)).days
    granted = cell("time_to_status", "brics", date(2025, 1, 1), "granted")
    assert (granted["value"], granted["low"], granted["high"]) == (median([four] * 4 + [indonesia]), four, indonesia)
    assert granted["evidence_rows"] == 5
    # 28 applications: five states joined, Argentina declined and Algeria withdrew. Saudi Arabia is pending.
    assert cell("time_to_status", "brics", date(2025, 1, 1), "pending")["evidence_rows"] == 21


def test_sco_by_hand(cell: Cell) -> None:
    waits = [
        (date(2023, 7, 4) - date(2008, 3, 24)).days,  # Iran
        *[(date(2017, 6, 9) - date(2014, 9, 12)).days] * 2,  # India, Pakistan
        (date(2024, 7, 4) - date(2022, 7, 14)).days,  # Belarus
    ]
    found = cell("time_to_status", "sco", date(2024, 1, 1), "granted")
    assert (found["value"], found["low"], found["high"]) == (median(waits), min(waits), max(waits))


def test_turkey_waits_longest_for_the_eu(cell: Cell) -> None:
    pending = cell("time_to_status", "eu", date(2025, 1, 1), "pending")
    assert (pending["high"], pending["evidence_rows"]) == ((END - date(1987, 4, 14)).days, 10)


def test_iceland_and_norway_are_not_pending_any_longer(cell: Cell) -> None:
    # End of 2016: Turkey, North Macedonia, Montenegro, Albania, Serbia and Bosnia and Herzegovina.
    assert cell("time_to_status", "eu", date(2016, 1, 1), "pending")["evidence_rows"] == 6


def test_a_pending_year_does_not_know_of_the_grant(cell: Cell) -> None:
    assert cell("time_to_status", "sco", date(2015, 1, 1), "pending")["known_on"] == date(2015, 12, 31)


def test_finding(newest: Any) -> None:
    assert INDICATOR.finding(newest.filter(indicator_id="time_to_status")) == (
        "Median recorded wait from application to membership: BRICS at least 0.4 years (5 granted, 21 pending), "
        "EU 8.8 years (22 granted, 10 pending; 11.0 allowing for the unfinished) and SCO 2.7 years (4 granted, "
        "2 pending; 2.7 allowing for the unfinished)."
    )
