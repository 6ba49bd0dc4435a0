"""One run: every table, valid and in order."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.publish import TABLES, run
from indicators.registry import INDICATORS
from warehouse.frames import table

Frames = dict[str, pl.DataFrame]


@pytest.mark.parametrize("name", TABLES)
def test_tables_keep_their_contract_and_order(marts: Frames, name: str) -> None:
    frame, contract = marts[name], table(name).contract
    assert frame.columns == contract.column_names()
    assert contract.is_valid(frame)
    key = table(name).key
    assert not frame.select(key).is_duplicated().any()
    assert_frame_equal(frame, frame.sort(key))


def test_same_input_same_output(frames: Frames, marts: Frames, data_as_of: date) -> None:
    again = run(frames, data_as_of=data_as_of, previous=marts["observation"])
    for name in TABLES:
        assert_frame_equal(again[name], marts[name])
    assert again["change"].is_empty()


def test_steps_are_reported(frames: Frames, data_as_of: date) -> None:
    steps: list[str] = []
    run(frames, data_as_of=data_as_of, previous=None, indicators=INDICATORS[-2:], on_step=steps.append)
    assert steps == [*(indicator.id for indicator in INDICATORS[-2:]), "trend", "forecast", "alert"]


def test_a_correction_shows_as_a_change(frames: Frames, marts: Frames, data_as_of: date) -> None:
    members = frames["membership_event"]
    without = {**frames, "membership_event": members.filter(pl.col("event_id") != "brics-idn-joined-2025-01-06")}
    before = run(without, data_as_of=data_as_of, previous=None)["observation"]
    change = run(frames, data_as_of=data_as_of, previous=before)["change"]
    brics = change.filter((pl.col("indicator_id") == "bloc_members") & (pl.col("period_start") == date(2025, 1, 1)))
    assert brics.select("entity", "kind", "value_before", "value_now").rows() == [("brics", "revised", 9.0, 10.0)]


def test_no_rows_at_all_still_give_every_table(frames: Frames, data_as_of: date) -> None:
    empty = {name: frame.clear() for name, frame in frames.items()}
    found = run(empty, data_as_of=data_as_of, previous=None)
    assert found["observation"].is_empty()
    assert found["indicator"].height == len(INDICATORS)
