"""Replaying membership events."""

from datetime import date

import polars as pl

from indicators.statuses import standing
from indicators.vintages import stack

GROUPS = {"members": ("member",), "suspended": ("suspended_member",), "partners": ("partner", "observer")}
DAY = date(2026, 11, 22)


def _standing(rows: list[tuple[str, str, date]], day: date = DAY) -> dict[int, tuple[int, int, int]]:
    events = pl.DataFrame(
        [
            {"org_id": "brics", "actor": actor, "status_after": status, "event_date": on, "known_on": on,
             "event": "status_review", "event_id": f"{actor}-{on}-{status}"}
            for actor, status, on in rows
        ]
    )  # fmt: skip
    found = standing(stack({"membership_event": events}, [day])["membership_event"], GROUPS)
    return {row["period_start"].year: tuple(row[name] for name in GROUPS) for row in found.rows(named=True)}  # type: ignore[misc]


def test_the_latest_status_at_the_year_end_counts() -> None:
    years = _standing(
        [("RUS", "member", date(2020, 5, 1)), ("ARG", "invited", date(2021, 8, 1)), ("ARG", "none", date(2022, 12, 31))]
    )
    assert years[2020] == years[2021] == years[2022] == (1, 0, 0)
    assert max(years) == 2026


def test_joining_and_leaving_within_a_year_leaves_no_trace() -> None:
    years = _standing(
        [("RUS", "member", date(2020, 5, 1)), ("X", "member", date(2021, 2, 1)), ("X", "none", date(2021, 3, 1))]
    )
    assert years[2021] == (1, 0, 0)


def test_suspended_members_are_told_from_suspended_partners() -> None:
    years = _standing(
        [
            ("ARM", "member", date(2020, 5, 1)), ("ARM", "suspended", date(2024, 2, 1)),
            ("ARM", "suspended", date(2025, 2, 1)), ("BLR", "partner", date(2020, 5, 1)),
            ("BLR", "suspended", date(2021, 2, 1)),
        ]
    )  # fmt: skip
    assert (years[2020], years[2021], years[2025]) == ((1, 0, 1), (1, 0, 0), (0, 1, 0))


def test_what_lies_ahead_of_the_vintage_does_not_count() -> None:
    years = _standing([("RUS", "member", date(2020, 5, 1)), ("IRN", "member", date(2020, 9, 1))], date(2020, 8, 31))
    assert years == {2020: (1, 0, 0)}
