"""Troops of large exercises by side."""

from datetime import date

import polars as pl

from indicators.gap import troops_by_side

DAY = date(2021, 1, 31)
START = date(2020, 5, 1)


def _frames(*exercises: tuple[str, str | None, int, int]) -> dict[str, pl.DataFrame]:
    """Russian exercises of 2020: id, parent, the organiser's and an independent figure."""
    rows = [
        {"vintage": DAY, "exercise_id": name, "metric": "troops", "scope": "total", "scope_detail": None,
         "claimant_type": side, "value_low": size, "value_high": size, "known_on": START}
        for name, _, own, independent in exercises
        for side, size in (("official_lead", own), ("independent", independent))
    ]  # fmt: skip
    return {
        "exercise": pl.DataFrame(
            [{"vintage": DAY, "exercise_id": name, "part_of": parent, "lead_actor": "RUS", "start_date": START,
              "known_on": START} for name, parent, _, _ in exercises],
            schema_overrides={"part_of": pl.String},
        ),
        "exercise_claim": pl.DataFrame(rows, schema_overrides={"scope_detail": pl.String}),
        "membership_event": pl.DataFrame(
            {"vintage": [DAY], "event_id": ["e"], "org_id": ["csto"], "actor": ["RUS"], "status_after": ["member"],
             "event_date": [date(1992, 5, 15)], "known_on": [date(1992, 5, 15)]}
        ),
    }  # fmt: skip


def _sums(*exercises: tuple[str, str | None, int, int]) -> tuple[float, float, float]:
    row = troops_by_side(_frames(*exercises)).row(0, named=True)
    return row["low"], row["value"], row["high"]


def test_each_bound_counts_those_that_reach_the_size_by_it() -> None:
    # The second exercise has a best figure of 10,000: in by the middle and the largest, out by the smallest claim.
    assert _sums(("a", None, 20000, 30000), ("b", None, 8000, 12000)) == (20000, 35000, 42000)


def test_parts_are_not_added_to_a_counted_whole() -> None:
    assert _sums(("a", None, 40000, 40000), ("b", "a", 15000, 15000)) == (40000, 40000, 40000)
    assert _sums(("a", None, 5000, 5000), ("b", "a", 15000, 15000)) == (15000, 15000, 15000)
