"""Releases: how one is built, checked, sealed, made current, kept and rolled back."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from warehouse import release, sqlfiles
from warehouse.errors import ChecksFailed, NoRelease, NothingToRollBack
from warehouse.frames import CORE, TABLES, table
from warehouse.read import Release, open_release
from warehouse.settings import RELEASES_KEPT, Settings
from warehouse.work import WorkFile, open_work

Frame = Callable[..., pl.DataFrame]
Publish = Callable[..., release.Built]
Computed = Callable[[], dict[str, pl.DataFrame]]
SHA = "a" * 64
MORNING = datetime(2026, 1, 31, 9)
EVENING = datetime(2026, 1, 31, 21)
WHOLE: dict[str, Any] = {"source_id": "example", "sha256": SHA, "close_missing": True}
EVIDENCE = [target for target in CORE if target.kind == "evidence"]
EXPORTED = {f"{target.qualified}.parquet" for target in TABLES if target.schema in ("core", "mart")}


def rows(path: Path, sql: str) -> list[Any]:
    """The rows of a query on a release, through a client of its own."""
    with duckdb.connect(str(path), read_only=True) as client:
        return client.execute(sql).fetchall()


def hashes(path: Path) -> dict[str, str]:
    """Table name to content hash."""
    return dict(rows(path, "select table_name, content_sha256 from ops.table_hash"))


def files(settings: Settings) -> set[str]:
    """Every file and link in the warehouse but the writer's own."""
    found = {str(path.relative_to(settings.warehouse)) for path in settings.warehouse.rglob("*")}
    return {name for name in found if not name.startswith(("work.duckdb", "refresh.lock"))}


@pytest.fixture
def republish(settings: Settings, clean_release: Path) -> Publish:
    """Publish a release file under one name after another, without the cost of building each."""

    def copy_and_publish(release_id: str) -> release.Built:
        path = settings.releases / f"{release_id}.duckdb"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(clean_release, path)
        shutil.copytree(clean_release.parent / "parquet" / "clean", settings.parquet / release_id)
        built = release.Built(release_id=release_id, path=path, offenders={})
        release.publish(settings, built)
        return built

    return copy_and_publish


# --- building and publishing -------------------------------------------------------------------


def test_a_built_release_is_sealed_and_live_only_once_published(
    settings: Settings, world: WorkFile, published: dict[str, pl.DataFrame]
) -> None:
    settings.releases.mkdir(parents=True)
    (settings.releases / ".build-killed.duckdb").touch()
    (settings.releases / ".build-killed.duckdb.wal").touch()
    (settings.parquet / ".build-killed").mkdir(parents=True)

    built = release.build(settings, world, "first", published)
    with pytest.raises(NoRelease, match=r"Run `detente refresh` first\.$"):
        release.current(settings)
    release.publish(settings, built)

    assert release.current(settings) == built.path == settings.releases / "first.duckdb"
    assert settings.current.is_symlink()
    assert not Path(os.readlink(settings.current)).is_absolute()
    assert built.path.stat().st_mode & 0o777 == 0o444
    assert {path.name for path in (settings.parquet / "current").iterdir()} == EXPORTED
    assert files(settings) == {
        "current.duckdb",
        "releases",
        "releases/first.duckdb",
        "parquet",
        "parquet/current",
        "parquet/first",
        *(f"parquet/first/{name}" for name in EXPORTED),
    }


def test_parquet_holds_the_same_rows(clean_release: Path) -> None:
    folder = clean_release.parent / "parquet" / "current"
    for name in ("core.exercise", "mart.observation", "core.source"):
        exported = pl.read_parquet(folder / f"{name}.parquet")
        with duckdb.connect(str(clean_release), read_only=True) as client:
            assert exported.equals(client.sql(f"select * from {name}").pl())


def test_older_clients_can_read_the_file(clean_release: Path) -> None:
    found = rows(clean_release, "select tags['storage_version'] from duckdb_databases() where path is not null")
    assert found == [("v1.2.0+",)]


def test_the_results_of_every_check_are_in_the_release(clean_release: Path) -> None:
    found = rows(clean_release, "select check_name, statement, offenders, examples from ops.check_result order by 1")
    assert found == [(name, sqlfiles.first_line(sql), 0, None) for name, sql in sqlfiles.each("checks")]


def test_a_release_that_fails_a_check_leaves_the_live_one(
    settings: Settings, world: WorkFile, republish: Publish, published: dict[str, pl.DataFrame]
) -> None:
    live = republish("first")
    before = files(settings)
    yearly = table("country_year")
    world.merge(yearly, yearly.empty(yearly.content), **WHOLE, at=EVENING)
    inverted = published["trend"].with_columns(slope_low=pl.lit(1.0))

    with pytest.raises(ChecksFailed) as failed:
        release.build(settings, world, "second", published | {"trend": inverted})

    assert str(failed.value) == (
        "Not published, the live release stays. Checks with offending rows: "
        "tables_not_shrunk (1), trend_intervals_in_order (1)."
    )
    assert release.current(settings) == live.path
    assert files(settings) == before
    assert world.connection.execute("select current_database()").fetchall() == [("work",)]
    assert rows(live.path, "select count(*) from core.country_year") == [(1,)]


# --- equal input, equal tables -----------------------------------------------------------------


@pytest.fixture(scope="module")
def revised_release(tmp_path_factory: pytest.TempPathFactory, frames: Frame, computed: Computed) -> Path:
    """The world taken in upside down in the evening, and one treaty renamed and renamed back since."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("revised"))
    with open_work(settings.work_file) as work:
        for target in CORE:
            work.merge(target, frames(target.name).reverse(), **WHOLE, at=EVENING)
        changes = ({"name": "Accord", "known_on": date(2022, 1, 1)}, {"name": "Pact"})
        for day, change in enumerate(changes, start=1):
            at = datetime(2026, 2, day)
            work.merge(table("treaty"), frames("treaty", change), **WHOLE, at=at)
        release.publish(settings, release.build(settings, work, "revised", computed()))
        at = datetime(2026, 2, 3)
        work.merge(table("treaty"), frames("treaty", changes[0]), **WHOLE, at=at)
        release.publish(settings, release.build(settings, work, "renamed", computed()))
    return settings.releases


def test_equal_input_gives_equal_hashes_whenever_it_was_taken_in(clean_release: Path, revised_release: Path) -> None:
    assert hashes(revised_release / "revised.duckdb") == hashes(clean_release)


def test_changed_input_changes_the_hash_of_its_table_alone(clean_release: Path, revised_release: Path) -> None:
    before, after = hashes(clean_release), hashes(revised_release / "renamed.duckdb")
    assert [name for name in before if before[name] != after[name]] == ["core.treaty"]


def test_what_was_replaced_is_in_history_and_can_be_put_back(revised_release: Path) -> None:
    path = revised_release / "revised.duckdb"
    assert rows(path, "select name, superseded_at from history.treaty order by recorded_at") == [
        ("Pact", datetime(2026, 2, 1)),
        ("Accord", datetime(2026, 2, 2)),
    ]
    moments = ("2026-01-30", "2026-01-31 21:00:00", "2026-02-01", "2026-02-02", "2030-01-01")
    held = [rows(path, f"select name from treaty_held_at(timestamp '{moment}')") for moment in moments]
    assert held == [[], [("Pact",)], [("Accord",)], [("Pact",)], [("Pact",)]]


# --- names, comments, macros, views -------------------------------------------------------------


def test_every_table_view_and_column_is_commented(clean_release: Path) -> None:
    silent = rows(
        clean_release,
        "select schema_name, table_name from duckdb_tables() where coalesce(trim(comment), '') = '' union all "
        "select schema_name, view_name from duckdb_views() where not internal and coalesce(trim(comment), '') = '' "
        "union all select table_name, column_name from duckdb_columns() "
        "where not internal and coalesce(trim(comment), '') = ''",
    )
    assert silent == []


def test_comments_are_those_of_the_contracts(clean_release: Path) -> None:
    told = dict(rows(clean_release, "select schema_name || '.' || table_name, comment from duckdb_tables()"))
    assert {target.qualified: target.grain for target in TABLES}.items() <= told.items()
    found = rows(clean_release, "select column_name, comment from duckdb_columns() where table_name = 'treaty'")
    assert set(found) == set(table("treaty").dictionary.items())


def test_every_table_is_there_and_no_other(clean_release: Path) -> None:
    found = {name for (name,) in rows(clean_release, "select schema_name || '.' || table_name from duckdb_tables()")}
    assert found == {target.qualified for target in TABLES} | {f"history.{target.name}" for target in CORE}


def test_every_table_of_evidence_can_be_put_back_to_any_day(clean_release: Path) -> None:
    with duckdb.connect(str(clean_release), read_only=True) as client:
        for target in EVIDENCE:
            whole = client.execute(f"select * from core.{target.name} order by row_id").fetchall()
            known = f"select * from {target.name}_as_of(?) order by row_id"
            assert client.execute(known, [date(2021, 9, 20)]).fetchall() == whole
            assert client.execute(known, [date(2021, 9, 19)]).fetchall() == []


def test_every_held_table_can_be_put_back_to_any_moment(clean_release: Path) -> None:
    with duckdb.connect(str(clean_release), read_only=True) as client:
        for target in CORE:
            whole = client.execute(f"select * from core.{target.name} order by row_id").fetchall()
            held = f"select * from {target.name}_held_at(?) order by row_id"
            assert client.execute(held, [MORNING]).fetchall() == whole
            assert client.execute(held, [MORNING - timedelta(seconds=1)]).fetchall() == []


def test_an_observation_is_as_it_was_known_on_a_day(clean_release: Path) -> None:
    known = "select period_start, value from observation_as_of(date '{}') order by 1"
    assert rows(clean_release, known.format("2025-05-31")) == [(date(2024, 1, 1), 0.5)]
    assert rows(clean_release, known.format("2025-06-01")) == [(date(2024, 1, 1), 0.55)]
    latest = "select period_start, value from mart.observation_latest order by 1"
    assert rows(clean_release, latest) == [(date(2024, 1, 1), 0.55), (date(2025, 1, 1), 0.5)]


@pytest.mark.parametrize("name", ["current.duckdb", "a copy-with.odd name.duckdb"])
def test_views_and_macros_work_under_any_file_name(clean_release: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(clean_release, path)

    for view, _ in sqlfiles.each("views"):
        schema = "mart" if view == "observation_latest" else "core"
        assert rows(path, f"select count(*) > 0 from {schema}.{view}") == [(True,)]
    assert rows(path, "select count(*) from exercise_as_of(date '2022-01-01')") == [(2,)]


def test_the_link_itself_can_be_opened_and_attached(clean_release: Path) -> None:
    assert rows(clean_release, "select count(*) from core.actor") == [(4,)]
    with duckdb.connect() as client:
        client.execute(f"attach '{clean_release}' as detente (read_only)")
        assert client.execute("select count(*) from detente.core.actor").fetchall() == [(4,)]
        client.execute("use detente")
        assert client.execute("select count(*) from exercise_as_of(date '2022-01-01')").fetchall() == [(2,)]


# --- grades ---------------------------------------------------------------------------------------


def test_grades_follow_from_publisher_and_agreement(tmp_path: Path, frames: Frame, computed: Computed) -> None:
    settings = Settings(data_dir=tmp_path)
    voice = {"value_low": 10_000, "value_high": 10_000, "claimant_type": "independent"}
    register = {"publisher": "register", "source_url": "https://register.example.org/page"}
    claims = frames(
        "exercise_claim",
        {**voice, "row_id": "two sides, first", "metric": "troops"},
        {**voice, "row_id": "two sides, second", "metric": "troops", "value_low": 9_500, **register,
         "claimant_type": "official_lead"},
        {**voice, "row_id": "one side, first", "metric": "tanks"},
        {**voice, "row_id": "one side, second", "metric": "tanks", **register},
        {**voice, "row_id": "same publisher twice, first", "metric": "ships"},
        {**voice, "row_id": "same publisher twice, second", "metric": "ships", "claimant": "Another ministry"},
        {**voice, "row_id": "contradicted, first", "metric": "aircraft"},
        {**voice, "row_id": "contradicted, second", "metric": "aircraft", **register,
         "value_low": 50_000, "value_high": 50_000},
        {**voice, "row_id": "nobody we know", "metric": "vehicles", "publisher": None},
    )  # fmt: skip
    with open_work(settings.work_file) as work:
        for target in CORE:
            held = claims if target.name == "exercise_claim" else frames(target.name)
            work.merge(target, held, **WHOLE, at=MORNING)
        built = release.build(settings, work, "graded", computed())

    graded = rows(built.path, "select row_id, reliability, credibility from core.exercise_claim")
    assert {row_id: f"{reliability}{credibility}" for row_id, reliability, credibility in graded} == {
        "two sides, first": "C2",
        "two sides, second": "A2",
        "one side, first": "C3",
        "one side, second": "A3",
        "same publisher twice, first": "C6",
        "same publisher twice, second": "C6",
        "contradicted, first": "C4",
        "contradicted, second": "A4",
        "nobody we know": "F6",
    }


# --- keeping, rolling back, reading on ------------------------------------------------------------


def test_the_last_five_releases_stay(settings: Settings, republish: Publish) -> None:
    names = [f"release-{number}" for number in range(8)]
    for name in names:
        republish(name)

    kept = names[-RELEASES_KEPT:]
    assert RELEASES_KEPT == 5
    assert [path.stem for path in release.every(settings)] == kept
    assert {path.name for path in settings.parquet.iterdir()} == {*kept, "current"}
    assert release.current(settings).stem == names[-1]
    assert os.readlink(settings.parquet / "current") == names[-1]


def test_rolling_back_goes_one_release_at_a_time_to_the_oldest_kept(settings: Settings, republish: Publish) -> None:
    first, second, third = (republish(name).path for name in ("first", "fourth", "second"))
    assert sorted([first, second, third]) == [first, second, third]

    assert release.roll_back(settings) == (third, second)
    assert release.current(settings) == second
    assert os.readlink(settings.parquet / "current") == second.stem
    assert release.roll_back(settings) == (second, first)
    with pytest.raises(NothingToRollBack, match=r"^first is the oldest release kept\. Run `detente refresh`"):
        release.roll_back(settings)
    assert release.current(settings) == first
    assert third.exists()


def test_a_release_rolled_back_to_survives_the_next_publish(settings: Settings, republish: Publish) -> None:
    for name in ("a", "b"):
        republish(name)
    release.roll_back(settings)

    republish("c")

    assert [path.stem for path in release.every(settings)] == ["a", "b", "c"]
    assert release.current(settings).stem == "c"


def test_without_a_release_there_is_nothing_to_roll_back_or_open(settings: Settings) -> None:
    with pytest.raises(NoRelease):
        release.roll_back(settings)
    with pytest.raises(NoRelease):
        open_release(settings)


def test_a_dangling_link_is_no_release(settings: Settings, republish: Publish) -> None:
    republish("only").path.unlink()
    with pytest.raises(NoRelease):
        release.current(settings)


def test_a_reader_keeps_its_release_while_newer_ones_come_and_it_goes(settings: Settings, republish: Publish) -> None:
    republish("release-0")
    reader: Release = open_release(settings)
    for number in range(1, 8):
        republish(f"release-{number}")
        assert reader.query("select count(*) as n from core.exercise")["n"].to_list() == [2]

    assert not reader.path.exists()
    assert reader.release_id == "release-0"
    newer = open_release(settings)
    assert newer.release_id == "release-7"
    assert reader.query("select name from core.exercise").equals(newer.query("select name from core.exercise"))
    reader.close()
    newer.close()


# --- killed anywhere --------------------------------------------------------------------------

REFRESH = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("world", sys.argv[2])
world = importlib.util.module_from_spec(spec)
spec.loader.exec_module(world)
settings = world.Settings(data_dir=Path(sys.argv[1]))
with world.open_work(settings.work_file) as work:
    world.merge_world(work)
    for number in range(1, 100):
        world.release.publish(settings, world.release.build(settings, work, f"r{number:02}", world.published_world()))
"""


def test_a_refresh_killed_while_it_builds_leaves_the_live_release(
    settings: Settings, request: pytest.FixtureRequest
) -> None:
    conftest = Path(request.path).with_name("conftest.py")
    arguments = [sys.executable, "-c", REFRESH, str(settings.data_dir), str(conftest)]
    with subprocess.Popen(arguments, cwd=conftest.parents[2]) as process:
        while process.poll() is None and not list(settings.releases.glob(".build-r02*")):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.01)
        process.kill()
    assert process.returncode == -signal.SIGKILL

    assert rows(release.current(settings), "select count(*) from core.exercise") == [(2,)]
    with open_work(settings.work_file) as work:
        assert len(work.current("exercise")) == 2
        built = release.build(settings, work, "r03", request.getfixturevalue("published"))
        release.publish(settings, built)
    assert list(settings.releases.glob(".build-*")) == []
    assert release.current(settings) == built.path


# --- the journal ----------------------------------------------------------------------------------


def test_the_journal_tells_how_the_last_refresh_ended(settings: Settings) -> None:
    settings.warehouse.mkdir(parents=True)
    assert release.read_journal(settings) == {}

    release.write_journal(settings, {"state": "failed", "ended_at": MORNING})
    release.write_journal(settings, {"state": "published", "ended_at": EVENING})

    assert release.read_journal(settings) == {"state": "published", "ended_at": str(EVENING)}
    assert [path.name for path in settings.warehouse.iterdir()] == ["last_refresh.json"]
