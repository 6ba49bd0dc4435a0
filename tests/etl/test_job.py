"""What is held: nothing twice, nothing overwritten, nothing lost, and all of it again from the snapshots."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import snapshots
from etl.job import Outcome
from warehouse.frames import CORE

from .conftest import BY_HAND, CURATED, FIRST_DAY, SECOND_DAY, THIRD_DAY, Folder, Installation

CLAIMS, CONTACTS, TALLIES = "exercise_claims.csv", "contacts.csv", "contacts_yearly.csv"
HAND_TABLES = tuple(name for source in BY_HAND for name in source.tables)
CORRECTION = "file,row_id,column,was,becomes,reason\n"


def everything(installation: Installation) -> Mapping[str, pl.DataFrame]:
    return {name: installation.versions(name) for name in HAND_TABLES}


def assert_same(before: Mapping[str, pl.DataFrame], after: Mapping[str, pl.DataFrame]) -> None:
    assert [name for name in before if not before[name].equals(after[name])] == []  # the tables that differ


def zapad_row(folder: Folder) -> int:
    """The row of the official figure for zapad-2017."""
    rows = enumerate(folder.rows(CLAIMS), start=2)
    return next(n for n, row in rows if row["exercise_id"] == "zapad-2017" and row["value_low"] == "12700")


def test_the_same_files_add_nothing(installation: Installation) -> None:
    before = everything(installation)
    outcomes = installation.load(CURATED, SECOND_DAY)
    assert {outcome.state for outcome in outcomes.values()} == {"unchanged"}
    assert_same(before, everything(installation))


def test_the_same_files_under_new_code_are_read_again_and_add_nothing(installation: Installation) -> None:
    before = everything(installation)
    outcomes = installation.load(CURATED, SECOND_DAY, code_hash="other code")
    assert {outcome.state for outcome in outcomes.values()} == {"loaded"}
    assert {(outcome.merged.new, outcome.merged.closed) for outcome in outcomes.values()} == {(0, 0)}
    assert_same(before, everything(installation))


def test_equal_inputs_have_equal_hashes_and_each_part_of_them_counts(
    folder: Folder, installation: Installation
) -> None:
    def link(**how: str) -> str | None:
        installation.load(folder.path, SECOND_DAY, **how)
        return installation.work.loaded_hash(BY_HAND[-1].id)

    first = link()
    assert link() == first
    assert link(code_hash="other code") != first
    folder.change("places.csv", 2, note="changed")
    assert link() != first
    folder.write("places.csv", (CURATED / "places.csv").read_bytes())
    assert link() == first
    folder.write("corrections.csv", f"{CORRECTION}none.csv,a,b,c,d,e\n")
    assert link() != first


def test_a_changed_row_closes_the_version_before(folder: Folder, installation: Installation) -> None:
    before = installation.versions("exercise_claim")
    row = zapad_row(folder)
    folder.change(CLAIMS, row, qualifier="over")

    outcome = installation.load(folder.path, SECOND_DAY)["exercise_claims"]

    assert (outcome.merged.new, outcome.merged.closed) == (1, 1)
    changed = installation.versions("exercise_claim").filter(pl.len().over("row_id") == 2).sort("recorded_at")
    assert changed["recorded_at"].to_list() == [FIRST_DAY, SECOND_DAY]
    assert changed["superseded_at"].to_list() == [SECOND_DAY, None]
    assert changed["qualifier"].to_list()[1] == "over"
    # As held on the first day, all is as it was.
    held_then = installation.versions("exercise_claim").filter(pl.col("recorded_at") == FIRST_DAY)
    assert held_then.drop("superseded_at").equals(before.drop("superseded_at"))


def test_a_row_taken_out_of_a_sound_file_closes(folder: Folder, installation: Installation) -> None:
    rows = folder.rows(CONTACTS)
    folder.write_rows(CONTACTS, rows[1:])

    outcome = installation.load(folder.path, SECOND_DAY)["contacts"]

    assert (outcome.merged.new, outcome.merged.closed) == (0, 1)
    (closed,) = installation.versions("leader_contact").drop_nulls("superseded_at").iter_rows(named=True)
    assert closed["row_id"] == rows[0]["contact_id"]


def test_a_row_that_is_gone_stays_while_the_file_has_a_bad_one(folder: Folder, installation: Installation) -> None:
    folder.write_rows(CONTACTS, folder.rows(CONTACTS)[1:])
    folder.change(CONTACTS, 9, date="soon")

    outcome = installation.load(folder.path, SECOND_DAY)["contacts"]

    assert (len(outcome.problems), outcome.merged.closed) == (1, 0)


def test_a_row_that_comes_back_is_a_new_version(folder: Folder, installation: Installation) -> None:
    rows = folder.rows(CONTACTS)
    folder.write_rows(CONTACTS, rows[1:])
    installation.load(folder.path, SECOND_DAY)
    folder.write_rows(CONTACTS, rows)
    installation.load(folder.path, THIRD_DAY)

    versions = installation.versions("leader_contact").filter(row_id=rows[0]["contact_id"])

    assert versions.select("recorded_at", "superseded_at").rows() == [(FIRST_DAY, SECOND_DAY), (THIRD_DAY, None)]


@pytest.mark.parametrize(("share", "state"), [(0.049, "loaded"), (0.051, "failed")])
def test_a_file_may_lose_one_row_in_twenty(
    folder: Folder, installation: Installation, share: float, state: str
) -> None:
    rows = folder.rows(CONTACTS)
    folder.write_rows(CONTACTS, rows[round(len(rows) * share) :])
    assert installation.load(folder.path, SECOND_DAY)["contacts"].state == state


def test_rows_withdrawn_one_by_one_are_no_loss(folder: Folder, installation: Installation) -> None:
    rows = folder.rows(CONTACTS)
    withdrawn = [row["contact_id"] for row in rows[: len(rows) // 10]]
    lines = [f"{CONTACTS},{row_id},(row),,withdrawn,not a contact" for row_id in withdrawn]
    folder.write("corrections.csv", CORRECTION + "\n".join(lines) + "\n")

    outcome = installation.load(folder.path, SECOND_DAY)["contacts"]

    assert (outcome.state, outcome.merged.closed) == ("loaded", len(withdrawn))
    closed = installation.versions("leader_contact").drop_nulls("superseded_at")["row_id"]
    assert set(closed) == set(withdrawn)


def test_a_correction_makes_a_version_and_its_removal_another(folder: Folder, installation: Installation) -> None:
    first = folder.rows(CONTACTS)[0]
    folder.write("corrections.csv", f"{CORRECTION}{CONTACTS},{first['contact_id']},venue,Moscow,Kremlin,test\n")
    installation.load(folder.path, SECOND_DAY)
    (folder.path / "corrections.csv").unlink()
    installation.load(folder.path, THIRD_DAY)

    versions = installation.versions("leader_contact").filter(row_id=first["contact_id"])

    assert versions["venue"].to_list() == ["Moscow", "Kremlin", "Moscow"]


def test_a_correction_whose_guard_fails_stops_its_source_only(folder: Folder, installation: Installation) -> None:
    first = folder.rows(CONTACTS)[0]["contact_id"]
    folder.write("corrections.csv", f"{CORRECTION}{CONTACTS},{first},venue,Minsk,Kremlin,test\n")

    outcomes = installation.load(folder.path, SECOND_DAY)

    assert [outcome.source_id for outcome in outcomes.values() if outcome.state == "failed"] == ["contacts"]
    assert outcomes["contacts"].message == (
        f"corrections.csv: contacts.csv, {first}, column 'venue' is 'Moscow', the correction expects 'Minsk'. "
        "Remove the correction if it is settled, or mend its `was`."
    )


def test_a_file_mended_leaves_the_quarantine(folder: Folder, installation: Installation) -> None:
    folder.change(CONTACTS, 9, date="soon")
    installation.load(folder.path, SECOND_DAY)
    assert len(installation.quarantine()) == 1
    installation.load(CURATED, THIRD_DAY)
    assert installation.quarantine().is_empty()


def test_losing_the_working_file_loses_nothing(folder: Folder, new_installation: Installation) -> None:
    """Changed rows, changed authorities, corrections, a bad file, a bad row: all as they were held."""
    days = [datetime(2026, 11, 23 + n, 6) for n in range(7)]
    new_installation.load(folder.path, days[0])
    folder.change(CLAIMS, zapad_row(folder), qualifier="over")
    new_installation.load(folder.path, days[1])
    # Only the publishers change: claims read at that address get a new version all the same.
    publishers = folder.rows("publishers.csv")
    used = new_installation.held("exercise_claim")["publisher"].mode().sort().item(0)
    row = next(n for n, row in enumerate(publishers, start=2) if row["publisher_id"] == used)
    folder.change("publishers.csv", row, publisher_id=f"{used}-renamed")
    assert new_installation.load(folder.path, days[2])["exercise_claims"].merged.new > 0
    first = folder.rows(CONTACTS)[0]["contact_id"]
    folder.write("corrections.csv", f"{CORRECTION}{CONTACTS},{first},venue,Moscow,Kremlin,test\n")
    assert new_installation.load(folder.path, days[3])["contacts"].merged.new == 1
    folder.write(CONTACTS, b"")
    assert new_installation.load(folder.path, days[4])["contacts"].state == "failed"
    folder.write(CONTACTS, (CURATED / CONTACTS).read_bytes())
    folder.change(TALLIES, 3, value="many")
    assert len(new_installation.load(folder.path, days[5])["contacts_yearly"].problems) == 1
    before = everything(new_installation)
    kept = new_installation.work.remembered("snapshot").sort("source_id", "taken_at")

    new_installation.lose_working_file()
    new_installation.load(folder.path, days[6])

    assert_same(before, everything(new_installation))
    assert new_installation.work.remembered("snapshot").sort("source_id", "taken_at").equals(kept)


def test_an_interrupted_replay_begins_anew(folder: Folder, installation: Installation) -> None:
    folder.change(CLAIMS, zapad_row(folder), qualifier="over")
    installation.load(folder.path, SECOND_DAY)
    before = everything(installation)
    installation.work.mark_loaded("(snapshots)", "begun")

    installation.load(folder.path, THIRD_DAY)

    assert_same(before, everything(installation))


def test_a_snapshot_of_a_refresh_that_died_is_dated_when_it_is_loaded(
    folder: Folder, installation: Installation
) -> None:
    folder.change(CLAIMS, zapad_row(folder), qualifier="over")
    content = folder.content(CLAIMS)
    snapshots.keep(installation.settings.snapshots, "exercise_claims", CLAIMS, content, SECOND_DAY)
    installation.load(folder.path, THIRD_DAY)
    before = everything(installation)

    installation.lose_working_file()
    installation.load(folder.path, datetime(2026, 11, 26))

    assert_same(before, everything(installation))


def test_a_live_source_is_fetched_when_asked_for_and_else_read_as_it_came_last(
    folder: Folder, new_installation: Installation
) -> None:
    def refresh(day: int, *live: str) -> dict[str, Outcome]:
        return new_installation.load(folder.path, datetime(2026, 11, day), sources, live=frozenset(live))

    sources = tuple(replace(source, kind="live") if source.id == "contacts_yearly" else source for source in BY_HAND)
    assert "contacts_yearly" not in refresh(23)
    assert refresh(24, "contacts_yearly")["contacts_yearly"].merged.new == 14
    after_it = new_installation.work.loaded_hash(BY_HAND[-1].id)
    folder.change(TALLIES, 2, value="7")
    assert {outcome.state for outcome in refresh(25).values()} == {"unchanged"}
    assert new_installation.work.loaded_hash(BY_HAND[-1].id) == after_it
    assert refresh(26, "contacts_yearly")["contacts_yearly"].merged.new == 1
    (folder.path / TALLIES).unlink()
    assert refresh(27, "contacts_yearly")["contacts_yearly"].state == "failed"
    assert refresh(28)["contacts_yearly"].state == "unchanged"
    assert len(new_installation.held("leader_contact_tally")) == 14


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0))
def test_the_order_of_rows_does_not_change_what_is_held(folder: Folder, installation: Installation, seed: int) -> None:
    before = everything(installation)
    for file in (CLAIMS, CONTACTS, "exercises.csv", "publishers.csv"):
        rows = folder.rows(file)
        Random(seed).shuffle(rows)  # noqa: S311
        folder.write_rows(file, rows)

    outcomes = installation.load(folder.path, SECOND_DAY, BY_HAND[:7])

    assert [problem for outcome in outcomes.values() for problem in outcome.problems] == []
    assert_same(before, everything(installation))


@given(one=st.dates(), other=st.dates())
def test_what_was_known_on_a_day_is_known_on_every_later_day(
    loaded: dict[str, pl.DataFrame], one: date, other: date
) -> None:
    earlier, later = sorted((one, other))
    for frame in loaded.values():
        known_then = set(frame.filter(pl.col("known_on") <= earlier)["row_id"])
        assert known_then <= set(frame.filter(pl.col("known_on") <= later)["row_id"])


@pytest.fixture(scope="module")
def loaded(loaded_once: Path) -> dict[str, pl.DataFrame]:
    """Row and day of every table of evidence filled by hand."""
    held = Installation(loaded_once)
    names = [table.name for table in CORE if table.kind == "evidence" and table.name in HAND_TABLES]
    frames = {name: held.held(name).select("row_id", "known_on") for name in names}
    held.close()
    return frames


def test_no_row_is_known_later_than_it_was_recorded(loaded: dict[str, pl.DataFrame]) -> None:
    for frame in loaded.values():
        assert frame["known_on"].null_count() == 0
        assert frame["known_on"].max() <= FIRST_DAY.date()
