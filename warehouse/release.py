"""Releases: built beside the live one, checked, made read-only, then swapped in at once.

Readers open the real path behind `current.duckdb` and are never disturbed: a path once
published is never written again, only a link moves (and old files go when five newer exist).
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse import sqlfiles
from warehouse.errors import ChecksFailed, NoRelease, NothingToRollBack
from warehouse.frames import CORE, TABLES, Table, table
from warehouse.settings import RELEASES_KEPT, Settings
from warehouse.work import WorkFile

# Clients from DuckDB 1.2 to 2.0 read this format; without it 2.0 writes one that no older client opens.
STORAGE_VERSION = "v1.2.0"
VIEW_FOLDERS = ("views", "macros")


@dataclass(frozen=True, kw_only=True)
class Built:
    """A release that exists as a file but is not yet current."""

    release_id: str
    path: Path
    offenders: Mapping[str, int]


def build(settings: Settings, work: WorkFile, release_id: str, published: Mapping[str, pl.DataFrame]) -> Built:
    """Write the release file from the versions held and the frames computed, run its checks, seal it.

    `published` maps the names of mart, ops and ledger tables to frames of their contract.
    Raises ChecksFailed if any check finds offenders; the file is then removed.
    """
    settings.releases.mkdir(parents=True, exist_ok=True)
    _sweep(settings)
    building = settings.releases / f".build-{release_id}.duckdb"
    connection = work.connection
    with _attached(connection, building):
        _fill(connection, published)
        offenders = _check(connection, settings)
        _hash_tables(connection)
        with work.transaction():
            _comment(connection)
        if not any(offenders.values()):
            _export_parquet(connection, settings.parquet / f".build-{release_id}")
        connection.execute("checkpoint release")
    if any(offenders.values()):
        building.unlink()
        raise ChecksFailed(_failure(offenders))
    return _seal(settings, release_id, building, offenders)


def publish(settings: Settings, built: Built) -> None:
    """Make a built release current and drop the releases beyond the last five."""
    settings.rolled_back.unlink(missing_ok=True)
    _swap(settings.parquet / "current", Path(built.release_id))
    _swap(settings.current, built.path.relative_to(settings.warehouse))
    _prune(settings)


def current(settings: Settings) -> Path:
    """The file behind the live link. Raises NoRelease."""
    target = Path(os.path.realpath(settings.current))
    if not settings.current.is_symlink() or not target.exists():
        raise NoRelease(f"No release in {settings.warehouse} yet. Run `detente refresh` first.")
    return target


def every(settings: Settings) -> list[Path]:
    """All releases on disk, oldest first."""
    return sorted(settings.releases.glob("[!.]*.duckdb"))


def roll_back(settings: Settings) -> tuple[Path, Path]:
    """Make the release before the live one current; returns (was, now). Raises NothingToRollBack."""
    live = current(settings)
    earlier = [path for path in every(settings) if path.name < live.name]
    if not earlier:
        raise NothingToRollBack(f"{live.stem} is the oldest release kept. Run `detente refresh` to make a new one.")
    newest = max([live, *rolled_back_from(settings)])
    _swap(settings.rolled_back, newest.relative_to(settings.warehouse))
    _swap(settings.parquet / "current", Path(earlier[-1].stem))
    _swap(settings.current, earlier[-1].relative_to(settings.warehouse))
    return live, earlier[-1]


def rolled_back_from(settings: Settings) -> list[Path]:
    """The release that a roll-back took off, if one did and nothing was published since."""
    return [Path(os.path.realpath(settings.rolled_back))] if settings.rolled_back.exists() else []


def write_journal(settings: Settings, entry: Mapping[str, object]) -> None:
    """Note how the last refresh ended, whether or not it published anything."""
    draft = settings.journal.with_suffix(".tmp")
    draft.write_text(json.dumps(entry, indent=1, default=str), encoding="utf-8")
    draft.replace(settings.journal)


def read_journal(settings: Settings) -> dict[str, Any]:
    """How the last refresh ended; empty if there was none."""
    if not settings.journal.exists():
        return {}
    entry: dict[str, Any] = json.loads(settings.journal.read_text(encoding="utf-8"))
    return entry


@contextlib.contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    connection.execute(f"attach {sqlfiles.literal(str(path))} as release (storage_version '{STORAGE_VERSION}')")
    try:
        yield
    finally:
        connection.execute("detach release")


def _fill(connection: duckdb.DuckDBPyConnection, published: Mapping[str, pl.DataFrame]) -> None:
    for schema in ("core", "history", "mart", "ops"):
        connection.execute(f"create schema release.{schema}")
    connection.execute(sqlfiles.text("release/claim.sql"))
    connection.execute(sqlfiles.text("release/credibility.sql"))
    for target in CORE:
        _fill_held(connection, target)
    for target in TABLES:
        if not target.is_held:
            _fill_published(connection, target, published.get(target.name, target.empty()))
    with _using_release(connection):
        for folder in VIEW_FOLDERS:
            for _, sql in sqlfiles.each(folder):
                connection.execute(sql)


def _fill_held(connection: duckdb.DuckDBPyConnection, target: Table) -> None:
    graded = "graded" if target.kind == "evidence" else "plain"
    columns = tuple(target.dictionary)
    for schema in ("core", "history"):
        sql = sqlfiles.render(
            f"release/{schema}_{graded}.sql",
            table=target.name,
            columns=columns,
            target=f"release.{schema}.{target.name}",
        )
        connection.execute(sql)


def _fill_published(connection: duckdb.DuckDBPyConnection, target: Table, rows: pl.DataFrame) -> None:
    connection.register("published_rows", rows.select(tuple(target.dictionary)))
    connection.execute(sqlfiles.render("release/published.sql", table=f"release.{target.qualified}"))
    connection.unregister("published_rows")


@contextlib.contextmanager
def _using_release(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Resolve names inside the release, so that its views and macros work in any client."""
    home = connection.execute("select current_database()").fetchall()[0][0]
    connection.execute("use release")
    try:
        yield
    finally:
        connection.execute(f"use {sqlfiles.identifier(home)}")


def _check(connection: duckdb.DuckDBPyConnection, settings: Settings) -> dict[str, int]:
    """Run every check on the attached release and keep the results in it; offenders by check."""
    with _previous(connection, settings), _using_release(connection):
        found = [(name, sql, connection.sql(sql).pl()) for name, sql in sqlfiles.each("checks")]
    results = pl.DataFrame(
        {
            "check_name": [name for name, _, _ in found],
            "statement": [sqlfiles.first_line(sql) for _, sql, _ in found],
            "offenders": [len(rows) for _, _, rows in found],
            "examples": [_examples(rows) for _, _, rows in found],
        },
        schema=table("check_result").empty().schema,
    )
    connection.register("published_rows", results)
    connection.execute("insert into release.ops.check_result select * from published_rows")
    connection.unregister("published_rows")
    return dict(results.select("check_name", "offenders").iter_rows())


@contextlib.contextmanager
def _previous(connection: duckdb.DuckDBPyConnection, settings: Settings) -> Iterator[None]:
    """Row counts of the live release as temp table `previous_count`, for the check on shrinking tables."""
    connection.execute("create or replace temp table previous_count (table_name varchar, row_count bigint)")
    with contextlib.suppress(NoRelease):
        path = current(settings)
        connection.execute(f"attach {sqlfiles.literal(str(path))} as previous (read_only)")
        connection.execute("insert into previous_count select table_name, row_count from previous.ops.table_hash")
        connection.execute("detach previous")
    yield
    connection.execute("drop table temp.previous_count")


def _examples(rows: pl.DataFrame) -> str | None:
    return "; ".join(" ".join(str(cell) for cell in row) for row in rows.head(5).iter_rows()) or None


def _failure(offenders: Mapping[str, int]) -> str:
    failed = ", ".join(f"{name} ({count})" for name, count in offenders.items() if count)
    return f"Not published, the live release stays. Checks with offending rows: {failed}."


def _hash_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """A content hash per table, leaving out the clock, so that equal input shows as equal tables."""
    rows = []
    for target in TABLES:
        if target.schema in ("core", "mart"):
            columns = tuple(c for c in target.dictionary if c not in ("recorded_at", "superseded_at", "taken_at"))
            sql = sqlfiles.render("release/table_hash.sql", table=f"release.{target.qualified}", columns=columns)
            rows.append((target.qualified, *connection.execute(sql).fetchall()[0]))
    connection.executemany("insert into release.ops.table_hash values (?, ?, ?)", rows)


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the grain on every table and view and the dictionary on every column."""
    for target in TABLES:
        _tell(connection, "table", target.qualified, target.grain, target.dictionary)
        if target.is_held:
            _tell(
                connection, "table", f"history.{target.name}", f"Replaced versions. {target.grain}", target.dictionary
            )
    for stem, sql in sqlfiles.each("views"):
        schema = next(schema for schema in ("core", "mart", "ops") if f"view {schema}.{stem}" in sql)
        _tell(connection, "view", f"{schema}.{stem}", sqlfiles.first_line(sql), _view_dictionary(sql))


def _tell(
    connection: duckdb.DuckDBPyConnection, kind: str, name: str, grain: str, dictionary: Mapping[str, str]
) -> None:
    """Comment one table or view and those of its columns that the dictionary names."""
    full = sqlfiles.identifier(f"release.{name}")
    columns = sqlfiles.render("release/columns.sql", table=f"release.{name}")
    connection.execute(f"comment on {kind} {full} is {sqlfiles.literal(grain)}")
    for (column,) in connection.execute(columns).fetchall():
        told = sqlfiles.literal(dictionary.get(column, ""))
        connection.execute(f"comment on column {full}.{sqlfiles.identifier(column)} is {told}")


def _view_dictionary(sql: str) -> dict[str, str]:
    """What a view's columns mean: those it takes over, then those that its header explains."""
    taken_over = [t.dictionary for t in TABLES if f"-- columns as in {t.qualified}" in sql]
    return {name: meaning for part in (*taken_over, sqlfiles.meanings(sql)) for name, meaning in part.items()}


def _export_parquet(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    folder.mkdir(parents=True)
    for target in TABLES:
        if target.schema in ("core", "mart"):
            path = sqlfiles.literal(str(folder / f"{target.qualified}.parquet"))
            name = sqlfiles.identifier(f"release.{target.qualified}")
            connection.execute(f"copy {name} to {path} (format parquet, compression zstd)")


def _seal(settings: Settings, release_id: str, building: Path, offenders: Mapping[str, int]) -> Built:
    """Flush to disk, make read-only, and give the file the name it keeps."""
    with building.open("rb") as handle:
        os.fsync(handle.fileno())
    building.chmod(0o444)
    path = settings.releases / f"{release_id}.duckdb"
    (settings.parquet / f".build-{release_id}").rename(settings.parquet / release_id)
    building.rename(path)
    _fsync_folder(settings.releases)
    return Built(release_id=release_id, path=path, offenders=offenders)


def _swap(link: Path, target: Path) -> None:
    """Point a link somewhere else in one step; no reader ever finds it missing."""
    draft = link.with_name(f".{link.name}.new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)
    _fsync_folder(link.parent)


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(settings: Settings) -> None:
    """Take away what a killed refresh left half built."""
    for leftover in settings.releases.glob(".build-*"):
        leftover.unlink()
    for leftover in settings.parquet.glob(".build-*"):
        shutil.rmtree(leftover)


def _prune(settings: Settings) -> None:
    live = current(settings)
    releases = every(settings)
    for old in releases[:-RELEASES_KEPT]:
        if old != live:
            old.unlink()
            shutil.rmtree(settings.parquet / old.stem, ignore_errors=True)
    kept = {path.stem for path in every(settings)}
    for folder in settings.parquet.glob("[!.]*"):
        if not folder.is_symlink() and folder.name not in kept:
            shutil.rmtree(folder)
