"""Inputs are kept once, in the order they came, and never half written."""

from datetime import datetime
from pathlib import Path

from etl import snapshots

MONDAY, TUESDAY, WEDNESDAY = (datetime(2026, 11, day, 6, 0, 0, 123) for day in (23, 24, 25))


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    first = snapshots.keep(tmp_path, "list", "list.csv", b"one", MONDAY)
    assert snapshots.keep(tmp_path, "list", "list.csv", b"one", TUESDAY) == first
    assert snapshots.of_source(tmp_path, "list") == [first]
    assert (first.taken_at, first.content()) == (MONDAY, b"one")


def test_bytes_that_come_back_are_kept_again(tmp_path: Path) -> None:
    for content, day in ((b"one", MONDAY), (b"two", TUESDAY), (b"one", WEDNESDAY)):
        snapshots.keep(tmp_path, "list", "list.csv", content, day)
    kept = snapshots.of_source(tmp_path, "list")
    assert [(snapshot.taken_at, snapshot.content()) for snapshot in kept] == [
        (MONDAY, b"one"),
        (TUESDAY, b"two"),
        (WEDNESDAY, b"one"),
    ]


def test_sources_are_kept_apart_and_names_may_hold_underscores(tmp_path: Path) -> None:
    snapshots.keep(tmp_path, "a_list", "a_long_list.csv", b"one", MONDAY)
    assert snapshots.of_source(tmp_path, "list") == []
    (kept,) = snapshots.of_source(tmp_path, "a_list")
    assert (kept.source_id, kept.file) == ("a_list", "a_long_list.csv")


def test_a_draft_left_by_a_crash_is_no_snapshot(tmp_path: Path) -> None:
    kept = snapshots.keep(tmp_path, "list", "list.csv", b"one", MONDAY)
    kept.path.with_name(f".{kept.path.name}x").write_bytes(b"hal")
    assert snapshots.of_source(tmp_path, "list") == [kept]


def test_a_snapshot_can_be_dated_anew(tmp_path: Path) -> None:
    kept = snapshots.keep(tmp_path, "list", "list.csv", b"one", MONDAY)
    dated = snapshots.restamp(kept, TUESDAY)
    assert (dated.taken_at, dated.sha256, dated.content()) == (TUESDAY, kept.sha256, b"one")
    assert snapshots.of_source(tmp_path, "list") == [dated]
