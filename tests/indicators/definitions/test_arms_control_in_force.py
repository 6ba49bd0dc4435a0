"""Instruments in force, counted by hand from the list of treaties."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from indicators.vintages import known_by

Cell = Callable[..., dict[str, Any]]


def test_all_by_hand(cell: Cell) -> None:
    # 2025: Vienna Document 2011, Open Skies, CFE, New START, NPT, Ottawa, cluster munitions.
    assert cell("arms_control_in_force", "all", date(2025, 1, 1))["value"] == 7
    # 2018: those, and INF, and the plutonium agreement.
    assert cell("arms_control_in_force", "all", date(2018, 1, 1))["value"] == 9
    # 2026: New START has expired.
    assert cell("arms_control_in_force", "all", date(2026, 1, 1))["value"] == 6


def test_parties_by_hand(cell: Cell) -> None:
    # Russia 2022: Vienna Document, CFE (suspended), New START, plutonium (suspended); Open Skies left in 2021.
    russia = cell("arms_control_in_force", "RUS", date(2022, 1, 1))
    assert (russia["value"], russia["low"], russia["high"]) == (4, 2, 4)
    # United States 2022: the same without Open Skies (left in 2020); CFE duties towards Russia suspended since 2011.
    usa = cell("arms_control_in_force", "USA", date(2022, 1, 1))
    assert (usa["value"], usa["low"]) == (4, 3)


def test_an_end_is_not_known_before_it_comes(marts: dict[str, pl.DataFrame]) -> None:
    known = known_by(marts["observation"], date(2026, 1, 31)).filter(
        indicator_id="arms_control_in_force", entity="all", period_start=date(2026, 1, 1)
    )
    assert known["value"].to_list() == [7]
    later = known_by(marts["observation"], date(2026, 3, 31)).filter(
        indicator_id="arms_control_in_force", entity="all", period_start=date(2026, 1, 1)
    )
    assert later["value"].to_list() == [6]


def test_allegations_do_not_touch_it(frames: dict[str, pl.DataFrame], marts: dict[str, pl.DataFrame]) -> None:
    from indicators.definitions.arms_control_in_force import INDICATOR
    from indicators.publish import observations

    calm = frames["treaty_event"].filter(~pl.col("event").is_in(["alleged_breach", "denied", "confirmed_breach"]))
    found = observations({**frames, "treaty_event": calm}, (INDICATOR,), date(2026, 11, 22))
    expected = marts["observation"].filter(indicator_id=INDICATOR.id)
    assert found.sort("entity", "period_start", "known_on")["value"].to_list() == (
        expected.sort("entity", "period_start", "known_on")["value"].to_list()
    )
