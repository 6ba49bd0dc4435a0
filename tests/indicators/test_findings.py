"""Five findings about exercises, each read from an indicator on the real rows, with the sources it rests on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions import (
    bunching,
    bunching_p_value,
    declared_bias_by_zone,
    declared_vs_others,
    declared_vs_own_later,
    snap_to_operation,
    split_within_exercise,
)
from indicators.indicator import Indicator
from indicators.levels import STRATEGIC, level

Frames = dict[str, pl.DataFrame]
Cell = Callable[..., dict[str, Any]]
FIRST_YEAR = date(1999, 1, 1)


@pytest.fixture(scope="module")
def read(
    frames: Frames, observed: Callable[[Indicator, Frames, date], pl.DataFrame], data_as_of: date
) -> Callable[..., dict[str, Any]]:
    """One cell of one indicator on the real rows."""
    held: dict[str, pl.DataFrame] = {}

    def look(indicator: Indicator, entity: str, counterpart: str, start: date) -> dict[str, Any]:
        if indicator.id not in held:
            small = {name: frames[name] for name in indicator.reads}
            held[indicator.id] = observed(indicator, small, data_as_of)
        cells = held[indicator.id]
        return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)

    return look


def _claims(frames: Frames, exercise_id: str, figure: int, claimant_type: str = "official_lead") -> pl.DataFrame:
    """The troop claims of that figure; each must name where it was read."""
    found = frames["exercise_claim"].filter(
        exercise_id=exercise_id, metric="troops", value_high=figure, claimant_type=claimant_type
    )
    assert found.height
    _sourced(found)
    return found


def _sourced(rows: pl.DataFrame) -> None:
    assert rows["source_url"].str.starts_with("http").all()
    assert rows["source_url"].null_count() == 0


def test_declared_figures_cluster_between_twelve_and_thirteen_thousand(read: Cell, frames: Frames) -> None:
    found = read(bunching.INDICATOR, "csto", "13000", FIRST_YEAR)
    assert (found["value"], found["evidence_rows"]) == (pytest.approx(7.5 / 8), 8)
    assert read(bunching_p_value.INDICATOR, "csto", "13000", FIRST_YEAR)["value"] < 0.01
    # It rests on the width of the window: most of the figures are exactly 12,000.
    assert read(bunching_p_value.INDICATOR, "csto", "13000:within_500", FIRST_YEAR)["value"] == 0.5
    # The same holds, less surely, for everyone else: the sides do not differ.
    assert read(bunching.INDICATOR, "others", "13000", FIRST_YEAR)["value"] == pytest.approx(5 / 6)
    assert read(bunching_p_value.INDICATOR, "csto_over_others", "13000", FIRST_YEAR)["value"] > 0.25
    for exercise_id, figure in (
        ("zapad-2009", 12500), ("union-shield-2011", 12000), ("tsentr-2011", 12000), ("zapad-2013", 12100),
        ("snap-2015-05-air-defence", 12000), ("zapad-2017", 12700), ("csto-combat-brotherhood-2017", 12000),
        ("union-shield-2019", 12000), ("anakonda-2014", 12500), ("joint-efforts-2020", 12000),
        ("joint-efforts-2021", 12500), ("quadriga-2024", 12000), ("orion-2026", 12500),
    ):  # fmt: skip
        _claims(frames, exercise_id, figure)


def test_gerasimov_split_kavkaz_2016(read: Cell, frames: Frames) -> None:
    assert read(split_within_exercise.INDICATOR, "kavkaz-2016", "own_whole", date(2016, 1, 1))["value"] == 10
    part = _claims(frames, "kavkaz-2016", 12500).filter(scope="vd_portion")
    assert part.select("claimant", "scope_detail", "source_url").rows() == [
        ("Gerasimov (General Staff)", "at any one time in Southern MD", "https://tass.com/defense/898820")
    ]
    assert _claims(frames, "kavkaz-2016", 120000)["claimant"].to_list() == ["Gerasimov (General Staff)"]
    whole = _claims(frames, "kavkaz-2016", 125000)
    assert whole.select("claimant", "scope_detail").rows() == [("Shoigu", "all stages, military only")]


def test_zapad_2025_was_declared_at_a_fraction_of_what_was_claimed_after(read: Cell, frames: Frames) -> None:
    found = read(declared_vs_own_later.INDICATOR, "zapad-2025", "", date(2025, 1, 1))
    assert found["value"] == pytest.approx(100000 / 13000)
    assert _claims(frames, "zapad-2025", 13000).height == 2
    assert _claims(frames, "zapad-2025", 100000)["claimant"].to_list() == ["Putin"]


def test_figures_swell_outside_the_zone_and_shrink_inside(read: Cell, frames: Frames) -> None:
    zone = declared_bias_by_zone.INDICATOR
    assert read(zone, "inside:csto", "others_say:more", FIRST_YEAR)["value"] == 5
    assert read(zone, "outside:csto", "others_say:more", FIRST_YEAR)["value"] == 0
    # One case of plain inflation by others' account, and two figures that the organiser itself raised.
    assert read(zone, "outside:csto", "others_say:less", FIRST_YEAR)["value"] == 1
    assert read(zone, "outside:csto", "own_later:more", FIRST_YEAR)["value"] == 2
    assert read(declared_vs_others.INDICATOR, "vostok-2022", "outside", date(2022, 1, 1))["value"] == 0.3
    later = declared_vs_own_later.INDICATOR
    assert read(later, "snap-2013-07-eastern-md", "", date(2013, 1, 1))["value"] == 2
    assert read(later, "vostok-2014", "", date(2014, 1, 1))["value"] == pytest.approx(1.55)
    _claims(frames, "vostok-2022", 50000)
    _claims(frames, "vostok-2022", 15000, "official_other")
    _claims(frames, "snap-2013-07-eastern-md", 160000)
    _claims(frames, "vostok-2014", 155000)


def test_snap_checks_come_before_larger_moves(read: Cell, frames: Frames) -> None:
    curve = snap_to_operation.INDICATOR
    for days, after_checks, after_any_month in ((30, 5, 11), (90, 11, 38)):
        check = read(curve, "RUS", f"check:{days}d", date(2013, 1, 1))
        month = read(curve, "RUS", f"any_month:{days}d", date(2013, 1, 1))
        assert 1 - check["value"] == pytest.approx(after_checks / 22)
        assert 1 - month["value"] == pytest.approx(after_any_month / 120)
        # Sooner than from any month, but on twenty-two checks the intervals overlap.
        assert check["value"] < month["value"]
        assert check["high"] > month["low"]
    checks = frames["exercise"].filter(pl.col("is_snap") & (pl.col("lead_actor") == "RUS"))
    _sourced(checks.filter(level() == STRATEGIC))
    _sourced(frames["exercise"].filter((pl.col("exercise_type") == "strategic") & (pl.col("lead_actor") == "RUS")))
