"""Waits from application to status."""

from datetime import date

import polars as pl
import pytest

from indicators.vintages import stack
from indicators.waiting import by_year, cases, median_wait

DAY = date(2024, 6, 30)
Row = tuple[str, str, date]


def waits(rows: list[Row], organisation: str = "eu") -> list[tuple[int, int, bool, bool]]:
    events = pl.DataFrame(
        [
            {"org_id": organisation, "actor": "A", "event": event, "status_after": status, "event_date": on,
             "known_on": on, "event_id": f"{n:02d}"}
            for n, (event, status, on) in enumerate(rows)
        ]
    )  # fmt: skip
    found = by_year(cases(stack({"membership_event": events}, [DAY])["membership_event"]))
    years = found.sort("applied_on", "period_start").select(
        pl.col("period_start").dt.year(), "days", "is_granted", "is_open"
    )
    return [(year, days, granted, still) for year, days, granted, still in years.rows()]


def test_a_wait_runs_to_the_year_end_and_stops_at_membership() -> None:
    rows = [("applied", "none", date(2021, 12, 1)), ("joined", "member", date(2022, 12, 1))]
    assert waits(rows) == [(2021, 30, False, True), (2022, 365, True, False), (2023, 365, True, False)]


def test_a_second_application_belongs_to_the_first() -> None:
    rows = [("applied", "none", date(2021, 12, 1)), ("applied", "none", date(2022, 6, 1))]
    assert [days for _, days, _, _ in waits(rows)] == [30, 395, 760]


@pytest.mark.parametrize("end", ["declined", "withdrew"])
def test_a_refusal_ends_the_wait_and_a_new_application_begins_anew(end: str) -> None:
    rows = [
        ("applied", "none", date(2021, 12, 1)),
        (end, "none", date(2022, 6, 1)),
        ("applied", "none", date(2022, 12, 1)),
    ]
    assert waits(rows) == [
        (2021, 30, False, True), (2022, 182, False, False), (2023, 182, False, False),
        (2022, 30, False, True), (2023, 395, False, True),
    ]  # fmt: skip


def test_applications_to_the_eaeu_ask_for_observer_status() -> None:
    rows = [("applied", "none", date(2021, 12, 1)), ("observer", "observer", date(2021, 12, 11))]
    assert waits(rows, "eaeu")[0] == (2021, 10, True, False)
    assert waits(rows, "sco")[0] == (2021, 30, False, True)


def median_of(waits: list[tuple[int, bool]]) -> tuple[float, float | None, float | None] | None:
    frame = pl.DataFrame(waits, schema={"days": pl.Int64, "is_granted": pl.Boolean}, orient="row")
    found = median_wait(frame.with_columns(entity=pl.lit("eu"), known_on=pl.lit(DAY)), ["entity"])
    return found.select("value", "low", "high").row(0) if found.height else None


def test_without_pending_cases_it_is_the_middle_wait() -> None:
    median = median_of([(10, True), (20, True), (30, True)])
    assert median is not None
    assert median[0] == 20


def test_pending_cases_lengthen_it() -> None:
    # Product limit by hand: 4/5 wait after day 10, 4/5 x 2/3 = 0.53 after day 20 (one lost on day 15),
    # 0.53 x 1/2 = 0.27 after day 40.
    median = median_of([(10, True), (15, False), (20, True), (40, True), (50, False)])
    assert median is not None
    assert median[0] == 40


def test_no_median_where_most_still_wait() -> None:
    assert median_of([(10, True), (30, False), (30, False), (30, False)]) is None


def test_low_and_high_enclose_the_median(frames: dict[str, pl.DataFrame]) -> None:
    frame = stack({"membership_event": frames["membership_event"]}, [date(2026, 11, 22)])["membership_event"]
    found = median_wait(by_year(cases(frame)), ["vintage", "org_id", "period_start"])
    assert found.height > 50
    assert (found["low"].fill_null(0) <= found["value"]).all()
    assert (found.drop_nulls("high")["high"] >= found.drop_nulls("high")["value"]).all()


def test_the_median_is_that_of_statsmodels(frames: dict[str, pl.DataFrame]) -> None:
    from statsmodels.duration.survfunc import SurvfuncRight

    frame = stack({"membership_event": frames["membership_event"]}, [date(2026, 11, 22)])["membership_event"]
    waits = by_year(cases(frame)).filter(pl.col("org_id") == "eu", pl.col("period_start") == date(2025, 1, 1))
    found = median_wait(waits, ["org_id"])
    other = SurvfuncRight(waits["days"].to_numpy(), waits["is_granted"].cast(pl.Int8).to_numpy())
    assert waits.height == 37  # 22 joined, 10 pending, 5 refused, declined or withdrawn
    assert found["value"].item() == other.quantile(0.5)
