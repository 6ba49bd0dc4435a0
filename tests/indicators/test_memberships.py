"""Members by year and the status before each event."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from indicators.memberships import closed, members
from indicators.statuses import replayed, standing
from indicators.vintages import stack

DAY = date(2026, 11, 22)
Row = tuple[str, str, date]


def stacked(rows: list[Row], days: list[date]) -> pl.DataFrame:
    events = pl.DataFrame(
        [
            {"org_id": "sco", "actor": actor, "status_after": status, "event_date": on, "known_on": on,
             "event": "status_review", "event_id": f"{n:02d}"}
            for n, (actor, status, on) in enumerate(rows)
        ]
    )  # fmt: skip
    return stack({"membership_event": events}, days)["membership_event"]


def years(rows: list[Row], actor: str, day: date = DAY) -> list[int]:
    held = members(stacked(rows, [day])).filter(actor=actor)
    return sorted(held["period_start"].dt.year().to_list())


def test_a_member_counts_from_the_year_it_joined_to_the_year_before_it_left() -> None:
    rows = [("A", "member", date(2020, 5, 1)), ("A", "none", date(2023, 2, 1)), ("A", "member", date(2025, 12, 31))]
    assert years(rows, "A") == [2020, 2021, 2022, 2025, 2026]


def test_leaving_on_the_last_day_is_leaving_that_year() -> None:
    assert years([("A", "member", date(2020, 5, 1)), ("A", "none", date(2021, 12, 31))], "A") == [2020]


def test_invited_and_suspended_are_no_members() -> None:
    rows = [
        ("A", "invited", date(2019, 5, 1)),
        ("A", "member", date(2020, 5, 1)),
        ("A", "suspended", date(2022, 5, 1)),
        ("B", "invited", date(2019, 5, 1)),
    ]
    assert years(rows, "A") == [2020, 2021]
    assert years(rows, "B") == []


def test_an_open_year_is_judged_at_the_vintage() -> None:
    rows = [("A", "member", date(2020, 5, 1)), ("A", "none", date(2020, 9, 1))]
    assert years(rows, "A", date(2020, 8, 1)) == [2020]
    assert years(rows, "A", date(2020, 10, 1)) == []
    held = members(stacked(rows, [date(2020, 8, 1)]))
    assert closed(held).is_empty()


def test_the_last_row_of_a_day_decides() -> None:
    assert years([("A", "invited", date(2020, 5, 1)), ("A", "member", date(2020, 5, 1))], "A", date(2021, 1, 1)) == [
        2020,
        2021,
    ]


def test_before_and_after_tell_suspended_members_from_suspended_partners() -> None:
    rows = [
        ("A", "member", date(2020, 5, 1)), ("A", "suspended", date(2021, 5, 1)), ("A", "none", date(2022, 5, 1)),
        ("B", "partner", date(2020, 5, 1)), ("B", "suspended", date(2021, 5, 1)),
    ]  # fmt: skip
    steps = replayed(stacked(rows, [DAY])).sort("actor", "event_date").select("before", "after").rows()
    assert steps == [
        ("none", "member"), ("member", "suspended_member"), ("suspended_member", "none"),
        ("none", "partner"), ("partner", "suspended"),
    ]  # fmt: skip


events = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.sampled_from(["member", "invited", "none", "suspended"]),
        st.dates(date(2010, 1, 1), date(2026, 1, 1)),
    ),
    min_size=1,
    max_size=12,
)


@given(events)
def test_members_by_name_add_up_to_members_counted(rows: list[Row]) -> None:
    frame = stacked(rows, [date(2015, 6, 30), DAY])
    key = ["vintage", "org_id", "period_start"]
    counted = standing(frame, {"size": ("member",)}).select(*key, "size").filter(pl.col("size") > 0)
    named = members(frame).group_by(key).agg(size=pl.len().cast(pl.Int64))
    assert sorted(named.rows()) == sorted(counted.rows())


def test_real_rows_agree_with_the_replay(frames: dict[str, pl.DataFrame]) -> None:
    frame = stack({"membership_event": frames["membership_event"]}, [date(2019, 3, 31), DAY])["membership_event"]
    key = ["vintage", "org_id", "period_start"]
    counted = standing(frame, {"size": ("member",)}).select(*key, "size").filter(pl.col("size") > 0)
    named = members(frame).group_by(key).agg(size=pl.len().cast(pl.Int64))
    assert sorted(named.rows()) == sorted(counted.rows())
