"""From how high a no-notice check was ordered, row by row."""

from datetime import date

import polars as pl

from indicators.levels import DISTRICT, STRATEGIC, UNKNOWN, level, whole_checks

STRATEGIC_BUT_NOT_CALLED_SURPRISE = {"snap-2022-01-union-state", "snap-2022-12-belarus", "snap-2026-01-belarus"}
NOT_TOLD = {
    "csto-crrf-tajikistan-2015", "snap-2022-05-belarus", "snap-2022-10-belarus", "snap-2024-05-belarus-nuclear",
}  # fmt: skip


def _by_level(frames: dict[str, pl.DataFrame]) -> dict[str, set[str]]:
    checks = frames["exercise"].filter("is_snap").with_columns(level=level())
    return {name: set(checks.filter(pl.col("level") == name)["exercise_id"]) for name in (STRATEGIC, DISTRICT, UNKNOWN)}


def test_every_check_has_the_level_its_row_tells(frames: dict[str, pl.DataFrame]) -> None:
    levels = _by_level(frames)
    surprise = frames["exercise"].filter(pl.col("is_snap") & pl.col("name").str.starts_with("Surprise "))
    assert levels[STRATEGIC] == set(surprise["exercise_id"]) | STRATEGIC_BUT_NOT_CALLED_SURPRISE
    assert levels[UNKNOWN] == NOT_TOLD
    assert len(levels[STRATEGIC]) == 25
    assert len(levels[DISTRICT]) == 18


def test_single_formations_are_no_strategic_checks(frames: dict[str, pl.DataFrame]) -> None:
    district = _by_level(frames)[DISTRICT]
    # One regiment, one brigade, one base, one flotilla, one missile army; the name of the arm alone does not lift them.
    assert {"snap-2013-04-airborne-pskov", "snap-2015-06-arctic-brigade", "snap-2017-02-south-ossetia",
            "snap-2016-03-caspian", "snap-2013-07-rvsn-orenburg"} <= district  # fmt: skip


def test_a_check_within_a_check_is_left_out() -> None:
    day = date(2020, 1, 1)
    rows = pl.DataFrame(
        {"vintage": [day] * 2, "exercise_id": ["a", "b"], "part_of": [None, "a"], "is_snap": [True, True],
         "name": ["Surprise readiness inspection, X", "Y surprise check"], "note": [None, None],
         "lead_actor": ["RUS", "RUS"]},
        schema_overrides={"note": pl.String},
    )  # fmt: skip
    assert whole_checks(rows)["exercise_id"].to_list() == ["a"]
