"""Shares of the world with bounds."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.vintages import stack
from indicators.world_shares import bounded_share, measured_share, member_share
from warehouse.frames import table

DAY = date(2026, 11, 22)
Frames = dict[str, pl.DataFrame]


def events() -> pl.DataFrame:
    rows = [
        {"org_id": "nato", "actor": actor, "status_after": status, "event_date": date(2020, 1, 1),
         "event": "joined", "event_id": actor, "known_on": date(2020, 1, 1)}
        for actor, status in (("A", "member"), ("B", "member"), ("C", "invited"))
    ]  # fmt: skip
    return stack({"membership_event": pl.DataFrame(rows)}, [DAY])["membership_event"]


def shares(amounts: dict[tuple[str, int], float | None]) -> dict[int, tuple[float, float | None, float | None, str]]:
    rows = pl.DataFrame(
        [
            {"vintage": DAY, "iso3": iso3, "period_start": date(year, 1, 1), "amount": amount,
             "known_on": date(year + 1, 9, 30)}
            for (iso3, year), amount in amounts.items()
        ],
        schema_overrides={"amount": pl.Float64},
    )  # fmt: skip
    found = bounded_share(events(), rows)
    return {
        start.year: (value, low, high, coverage)
        for start, value, low, high, coverage in found.select(
            "period_start", "value", "low", "high", "coverage"
        ).iter_rows()
    }


def test_without_gaps_there_is_nothing_to_bound() -> None:
    assert shares({("A", 2021): 20, ("B", 2021): 30, ("C", 2021): 50}) == {2021: (0.5, None, None, "complete")}


def test_a_missing_member_makes_the_year_partial_and_raises_the_upper_end() -> None:
    found = shares({("A", 2021): 20, ("B", 2021): 30, ("C", 2021): 50, ("A", 2022): 20, ("B", 2022): None,
                    ("C", 2022): 60})[2022]  # fmt: skip
    assert found == (20 / 80, 20 / 80, 50 / 110, "partial")


def test_a_missing_outsider_lowers_the_lower_end() -> None:
    found = shares({("A", 2021): 20, ("B", 2021): 30, ("C", 2021): 50, ("A", 2022): 20, ("B", 2022): 30,
                    ("C", 2022): None})[2022]  # fmt: skip
    assert found == (1.0, 0.5, 1.0, "complete")


def test_a_state_with_only_a_later_value_stands_with_it() -> None:
    found = shares({("A", 2021): 20, ("C", 2021): 60, ("A", 2022): 20, ("B", 2022): 40, ("C", 2022): 60})[2021]
    assert found == (0.25, 0.25, pytest.approx(0.5), "partial")


def test_a_live_series_gives_the_same_as_the_embedded_table(frames: Frames) -> None:
    population = frames["country_year"].drop_nulls("population").select(
        "known_on", series_id=pl.lit("SP.POP.TOTL"), entity="iso3", frequency=pl.lit("A"),
        period_start=pl.date("year", 1, 1), value=pl.col("population").cast(pl.Float64), unit=pl.lit("persons"),
    )  # fmt: skip
    stacked = stack({**{n: frames[n] for n in ("membership_event", "country_year")}, "measurement": population}, [DAY])
    order = ["entity", "period_start"]
    live, embedded = measured_share(stacked, "SP.POP.TOTL").sort(order), member_share(stacked, "population").sort(order)
    assert_frame_equal(live, embedded, check_column_order=False, check_dtypes=False)


def test_an_empty_live_table_is_not_observed(frames: Frames) -> None:
    small = {"membership_event": frames["membership_event"], "measurement": table("measurement").empty()}
    found = measured_share(stack(small, [DAY]), "SP.POP.TOTL")
    assert set(found["coverage"]) == {"not_observed"}
    assert found["value"].null_count() == found.height
