"""Counting large exercises."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.definitions.large_exercises import INDICATOR

Cell = Callable[..., dict[str, Any]]
Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
SIDES = ("official_lead", "independent")


def _frames(*exercises: tuple[str, str | None, tuple[int, ...]]) -> dict[str, pl.DataFrame]:
    """Exercises of 2020 led by Russia: id, parent, and one figure by each side."""
    start = date(2020, 5, 1)
    return {
        "exercise": pl.DataFrame(
            [{"exercise_id": name, "part_of": parent, "lead_actor": "RUS", "start_date": start, "known_on": start}
             for name, parent, _ in exercises],
            schema_overrides={"part_of": pl.String},
        ),
        "exercise_claim": pl.DataFrame(
            [
                {"exercise_id": name, "metric": "troops", "scope": "total", "scope_detail": None, "claimant_type": side,
                 "value_low": size, "value_high": size, "known_on": start}
                for name, _, sizes in exercises
                for side, size in zip(SIDES, sizes, strict=False)
            ],
            schema_overrides={"scope_detail": pl.String},
        ),
        "membership_event": pl.DataFrame(
            {"event_id": ["e"], "org_id": ["csto"], "actor": ["RUS"], "status_after": ["member"],
             "event_date": [date(1992, 5, 15)], "known_on": [date(1992, 5, 15)]}
        ),
    }  # fmt: skip


def _count(observed: Observed, *exercises: tuple[str, str | None, tuple[int, ...]]) -> tuple[float, float, float]:
    found = observed(INDICATOR, _frames(*exercises), date(2021, 1, 31))
    row = found.filter((pl.col("entity") == "csto") & (pl.col("period_start") == date(2020, 1, 1))).row(0, named=True)
    return row["low"], row["value"], row["high"]


def test_threshold_is_met_at_nine_thousand(observed: Observed) -> None:
    assert _count(observed, ("a", None, (9000,)), ("b", None, (8999,))) == (1, 1, 1)


def test_claims_on_both_sides_of_the_threshold_widen_the_range(observed: Observed) -> None:
    # Median of the sides' medians: (8,000 + 12,000) / 2 = 10,000.
    assert _count(observed, ("a", None, (8000, 12000))) == (0, 1, 1)


def test_a_part_is_not_counted_beside_its_whole(observed: Observed) -> None:
    assert _count(observed, ("whole", None, (20000,)), ("part", "whole", (10000,))) == (1, 1, 1)
    assert _count(observed, ("whole", None, (5000,)), ("part", "whole", (10000,))) == (1, 1, 1)


def test_years_without_a_figure_are_not_observed(cell: Cell, observed: Observed) -> None:
    found = observed(INDICATOR, _frames(("a", None, (9000,))), date(2021, 1, 31))
    nato = found.filter(pl.col("entity") == "nato")
    assert nato["value"].is_null().all()
    assert (nato["coverage"] == "not_observed").all()
    assert cell("large_exercises", "csto", date(2017, 1, 1))["coverage"] == "sample"
