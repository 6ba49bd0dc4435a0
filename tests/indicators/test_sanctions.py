"""Which steps are new measures."""

from datetime import date

import polars as pl

from indicators.sanctions import NO_NEW_MEASURE, packages, without
from indicators.vintages import stack

DAY = date(2026, 11, 22)


def test_packages_are_numbered_without_a_gap(frames: dict[str, pl.DataFrame]) -> None:
    found = packages(stack({"sanction_step": frames["sanction_step"]}, [DAY])["sanction_step"]).sort("number")
    assert found["number"].to_list() == list(range(1, 21))
    assert found["adopted_on"].is_sorted()
    assert found.filter(pl.col("size").is_null())["number"].to_list() == [2, 3, 20]


def test_totals_plans_and_relief_are_no_new_measures(frames: dict[str, pl.DataFrame]) -> None:
    steps = stack({"sanction_step": frames["sanction_step"]}, [DAY])["sanction_step"]
    left_out = steps.join(without(steps, NO_NEW_MEASURE), on="sanction_id", how="anti")
    assert left_out["sanction_id"].sort().to_list() == [
        "e3-2025-08-28", "eu-2026-02-23", "eu-2026-02-23-blocked", "eu-pkg-05-total", "eu-pkg-07-total",
        "eu-pkg-10-total", "eu-pkg-13-total", "eu-pkg-14-total", "eu-pkg-16-total", "eu-pkg-21-plan",
        "un-2024-03-28-veto", "un-2231-end",
    ]  # fmt: skip
