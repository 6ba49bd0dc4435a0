"""Editions held, and lists that are complete."""

from datetime import date

import polars as pl

from indicators.summits import held, participants
from indicators.vintages import stack

DAY = date(2026, 11, 22)


def test_plans_are_left_out_even_after_their_date(frames: dict[str, pl.DataFrame]) -> None:
    editions = held(stack({"summit": frames["summit"]}, [DAY])["summit"])
    assert editions.filter(pl.col("start_date") >= date(2026, 1, 1)).is_empty()
    assert editions.height == frames["summit"].height - 5


def test_a_list_is_complete_when_all_counted_are_named(frames: dict[str, pl.DataFrame]) -> None:
    small = {name: frames[name] for name in ("summit", "summit_attendance")}
    listed = dict(participants(stack(small, [DAY])).select("summit_id", "is_listed").unique().rows())
    assert [listed[name] for name in ("csto-2023-minsk", "brics-2022-online", "sco-2019-bishkek")] == [True] * 3
    assert [listed[name] for name in ("brics-2024-kazan", "sco-2025-tianjin", "brics-2013-durban")] == [False] * 3
