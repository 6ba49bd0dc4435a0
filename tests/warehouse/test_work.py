"""The working file: what a merge adds, closes and keeps, and what is remembered."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from warehouse.frames import CORE, HELD, Table, table
from warehouse.work import Merged, WorkFile, open_work, shape

Frame = Callable[..., pl.DataFrame]
SHA = "a" * 64
FIRST = datetime(2026, 1, 1, 8)
SECOND = datetime(2026, 1, 2, 8)
TREATY = table("treaty")


def versions(work: WorkFile, name: str) -> pl.DataFrame:
    """Every version of a table that the file holds."""
    held: pl.DataFrame = work.connection.sql(f"select * from held.{name} order by row_id, recorded_at").pl()
    return held


def take_in(
    work: WorkFile,
    target: Table,
    rows: pl.DataFrame,
    at: datetime,
    *,
    source_id: str = "example",
    sha256: str = SHA,
    whole: bool = True,
) -> Merged:
    """Merge the rows of one source, read whole unless said otherwise."""
    return work.merge(target, rows, source_id=source_id, sha256=sha256, at=at, close_missing=whole)


def test_a_merge_adds_every_row_of_an_empty_table(work: WorkFile, frame: Frame) -> None:
    treaties = frame("treaty", {"treaty_id": "one"}, {"treaty_id": "two"})

    merged = take_in(work, TREATY, treaties, FIRST)

    assert merged == Merged(new=2, closed=0)
    assert work.current("treaty").equals(treaties)
    assert versions(work, "treaty").select(HELD).unique().rows() == [(SHA, FIRST, None)]


def test_merging_the_same_rows_again_adds_nothing_to_any_table(world: WorkFile, frame: Frame) -> None:
    before = {target.name: versions(world, target.name) for target in CORE}

    merged = {target.name: take_in(world, target, frame(target.name), SECOND, sha256="b" * 64) for target in CORE}

    assert set(merged.values()) == {Merged(new=0, closed=0)}
    assert [name for name, held in before.items() if not versions(world, name).equals(held)] == []


def test_a_changed_row_closes_the_version_it_replaces(work: WorkFile, frame: Frame) -> None:
    take_in(work, TREATY, frame("treaty", {"name": "Pact"}), FIRST)

    merged = take_in(work, TREATY, frame("treaty", {"name": "Accord"}), SECOND)

    assert merged == Merged(new=1, closed=1)
    held = versions(work, "treaty").select("name", "recorded_at", "superseded_at").rows()
    assert held == [("Pact", FIRST, SECOND), ("Accord", SECOND, None)]


def test_a_row_that_changes_back_is_a_third_version(work: WorkFile, frame: Frame) -> None:
    for day, name in enumerate(("Pact", "Accord", "Pact")):
        at = FIRST + timedelta(days=day)
        take_in(work, TREATY, frame("treaty", {"name": name}), at)

    assert versions(work, "treaty")["name"].to_list() == ["Pact", "Accord", "Pact"]
    assert work.current("treaty")["name"].to_list() == ["Pact"]


@pytest.mark.parametrize(
    ("before", "after"),
    [({"signed_date": None}, {}), ({}, {"signed_date": None})],
    ids=["null becomes a value", "a value becomes null"],
)
def test_null_and_a_value_differ(work: WorkFile, frame: Frame, before: dict[str, Any], after: dict[str, Any]) -> None:
    take_in(work, TREATY, frame("treaty", before), FIRST)

    merged = take_in(work, TREATY, frame("treaty", after), SECOND)

    assert merged == Merged(new=1, closed=1)


def test_a_change_inside_a_list_is_a_change(work: WorkFile, frame: Frame) -> None:
    exercises = table("exercise")
    take_in(work, exercises, frame("exercise", {"participants": ["RUS"]}), FIRST)

    wider = frame("exercise", {"participants": ["RUS", "UKR"]})

    assert take_in(work, exercises, wider, SECOND) == Merged(new=1, closed=1)


def test_a_row_gone_from_a_whole_file_is_closed(work: WorkFile, frame: Frame) -> None:
    both = frame("treaty", {"treaty_id": "one"}, {"treaty_id": "two"})
    take_in(work, TREATY, both, FIRST)

    merged = take_in(work, TREATY, both.head(1), SECOND)

    assert merged == Merged(new=0, closed=1)
    assert work.ids("treaty", "treaty_id") == {"one"}


def test_without_close_missing_a_row_not_named_stays(work: WorkFile, frame: Frame) -> None:
    both = frame("treaty", {"treaty_id": "one"}, {"treaty_id": "two"})
    take_in(work, TREATY, both, FIRST)

    changed = frame("treaty", {"treaty_id": "one", "name": "Accord"})
    merged = take_in(work, TREATY, changed, SECOND, whole=False)

    assert merged == Merged(new=1, closed=1)
    assert work.current("treaty").select("treaty_id", "name").rows() == [("one", "Accord"), ("two", "Pact")]


def test_a_row_gone_from_one_source_leaves_those_of_another(work: WorkFile, frame: Frame) -> None:
    ours = frame("treaty", {"treaty_id": "one"}, {"treaty_id": "two"})
    theirs = frame("treaty", {"treaty_id": "three", "source_id": "another"})
    take_in(work, TREATY, ours, FIRST)
    take_in(work, TREATY, theirs, FIRST, source_id="another")
    assert (work.count(TREATY, "example"), work.count(TREATY, "another")) == (2, 1)

    assert take_in(work, TREATY, ours.head(1), SECOND) == Merged(new=0, closed=1)

    assert work.ids("treaty", "treaty_id") == {"one", "three"}
    assert (work.count(TREATY, "example"), work.count(TREATY, "another")) == (1, 1)


def test_a_row_gone_from_a_reference_file_is_closed(work: WorkFile, frame: Frame) -> None:
    countries = table("country")
    take_in(work, countries, frame("country"), FIRST)

    assert take_in(work, countries, frame("country").head(1), SECOND) == Merged(new=0, closed=2)
    assert work.count(countries, "whatever it is called") == 1


def test_a_cleared_file_holds_and_remembers_nothing(world: WorkFile, frame: Frame) -> None:
    world.remember("snapshot", frame("snapshot"))
    world.mark_loaded("example", "hash one")

    world.clear()

    assert [target.name for target in CORE if len(versions(world, target.name))] == []
    assert world.remembered("snapshot").is_empty()
    assert world.loaded_hash("example") is None
    assert take_in(world, TREATY, frame("treaty"), SECOND) == Merged(new=1, closed=0)


def test_a_failed_transaction_leaves_nothing(work: WorkFile, frame: Frame) -> None:
    def merge_and_fail() -> None:
        with work.transaction():
            take_in(work, TREATY, frame("treaty"), FIRST)
            work.remember("snapshot", frame("snapshot"))
            raise RuntimeError("stopped half way")

    with pytest.raises(RuntimeError, match="stopped half way"):
        merge_and_fail()

    assert work.current("treaty").is_empty()
    assert work.remembered("snapshot").is_empty()


def test_a_file_keeps_its_versions_when_opened_again(tmp_path: Path, frame: Frame) -> None:
    path = tmp_path / "work.duckdb"
    with open_work(path) as work:
        take_in(work, TREATY, frame("treaty"), FIRST)
        work.mark_loaded("example", "hash one")
    with open_work(path) as work:
        assert work.current("treaty").equals(frame("treaty"))
        assert work.loaded_hash("example") == "hash one"


@pytest.mark.parametrize("damage", ["update memory.shape set shape = 'older'", "drop table memory.shape"])
def test_a_file_of_another_shape_is_made_anew(tmp_path: Path, frame: Frame, damage: str) -> None:
    path = tmp_path / "work.duckdb"
    with open_work(path) as work:
        take_in(work, TREATY, frame("treaty"), FIRST)
        work.connection.execute(damage)

    with open_work(path) as work:
        assert work.current("treaty").is_empty()
        assert work.connection.execute("select shape from memory.shape").fetchall() == [(shape(),)]


def test_what_is_remembered_comes_back_and_can_be_forgotten(work: WorkFile, frame: Frame) -> None:
    refused = frame("quarantine", {"source_id": "one"}, {"source_id": "two"})

    work.remember("quarantine", refused)
    assert work.remembered("quarantine").equals(refused)

    work.forget("quarantine", "source_id", "one")
    assert work.remembered("quarantine")["source_id"].to_list() == ["two"]


def test_what_is_remembered_can_be_replaced(work: WorkFile, frame: Frame) -> None:
    work.remember("correction", frame("correction", {"row_id": "one"}, {"row_id": "two"}))

    work.replace("correction", frame("correction", {"row_id": "three"}))

    assert work.remembered("correction")["row_id"].to_list() == ["three"]


def test_a_source_is_loaded_with_its_latest_hash(work: WorkFile) -> None:
    assert work.loaded_hash("example") is None

    work.mark_loaded("example", "hash one")
    work.mark_loaded("example", "hash two")

    assert work.loaded_hash("example") == "hash two"


def test_a_second_writer_is_kept_out(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with open_work(path), pytest.raises(duckdb.Error):
        duckdb.connect(str(path), read_only=True)


# One step: which of three treaties the file names, how each is called, and whether it was read whole.
NAMES = st.dictionaries(st.sampled_from(["one", "two", "three"]), st.sampled_from(["Pact", "Accord"]))
STEPS = st.lists(st.tuples(NAMES, st.booleans()), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One working file for all sequences; each starts from an emptied table."""
    with open_work(tmp_path_factory.mktemp("shared") / "work.duckdb") as work:
        yield work


@tries(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_sequence_of_merges_can_be_put_back_to_any_moment(
    shared: WorkFile, frame: Frame, steps: list[tuple[dict[str, str], bool]]
) -> None:
    shared.connection.execute("delete from held.treaty")
    expected: list[dict[str, str]] = []
    for day, (named, whole) in enumerate(steps):
        rows = frame("treaty", *({"treaty_id": key, "name": name} for key, name in named.items()))
        rows = rows.head(len(named))
        take_in(shared, TREATY, rows, FIRST + timedelta(days=day), whole=whole)
        before = {} if whole or not expected else expected[-1]
        expected.append({**before, **named})

    held = versions(shared, "treaty")
    for day, then in enumerate(expected):
        moment = FIRST + timedelta(days=day)
        open_then = pl.col("superseded_at").is_null() | (pl.col("superseded_at") > moment)
        at_moment = held.filter(pl.col("recorded_at") <= moment, open_then)
        assert dict(at_moment.select("treaty_id", "name").iter_rows()) == then
        assert at_moment["row_id"].is_unique().all()
    current = held.filter(pl.col("superseded_at").is_null())
    assert current["row_id"].is_unique().all()
    assert set(current["treaty_id"]) == set(expected[-1])
