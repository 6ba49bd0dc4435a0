"""Contacts that count once, and names."""

from datetime import date

import polars as pl

from indicators.contacts import partner, taken_place, totals

DAY = date(2026, 3, 1)


def contacts(days: list[date], level: str = "head_of_state") -> pl.DataFrame:
    return pl.DataFrame(
        {
            "vintage": [DAY] * len(days),
            "contact_date": days,
            "kind": "call",
            "actor": "RUS",
            "counterpart": "IND",
            "level": level,
            "known_on": days,
        }
    )


def test_a_contact_reported_twice_counts_once() -> None:
    found = taken_place(contacts([date(2026, 2, 1), date(2026, 2, 1), date(2026, 2, 2)]), "Q")
    assert found.height == 2


def test_contacts_ahead_and_of_lower_rank_are_left_out() -> None:
    assert taken_place(contacts([date(2026, 3, 2)]), "Q").is_empty()
    assert taken_place(contacts([date(2026, 2, 1)], "foreign_minister"), "Q").is_empty()


def test_ten_contacts_are_enough() -> None:
    found = totals(taken_place(contacts([date(2026, 1, day) for day in range(1, 11)]), "Q"))
    assert found.select("total", "enough").rows() == [(10, True)]


def test_names() -> None:
    assert [partner(code) for code in ("IRN", "BLR", "XYZ")] == ["Iran", "Belarus", "XYZ"]
