"""The writer's file: every version of every row ever held, append and close only."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from warehouse import sqlfiles
from warehouse.frames import CORE, HELD, Table, table

# What the working file remembers besides versions; a release shows a copy of it.
REMEMBERED = ("snapshot", "refresh", "job", "quarantine", "correction")


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What one merge did, in versions."""

    new: int
    closed: int


class WorkFile:
    """An open working file; one process at a time, under the refresh lock."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def current(self, name: str) -> pl.DataFrame:
        """The rows of a core table held now: its content columns, one row a row_id."""
        target = table(name)
        rows = self.connection.sql(sqlfiles.render("work/current.sql", table=name, columns=target.content)).pl()
        return typed(rows, target.empty(target.content))

    def ids(self, name: str, column: str) -> set[str]:
        """The values of one key column held now."""
        sql = sqlfiles.render("work/current.sql", table=name, columns=(column,))
        return {row[0] for row in self.connection.execute(sql).fetchall()}

    def count(self, target: Table, source_id: str) -> int:
        """How many rows of a core table are held now that came from one source."""
        if target.kind != "evidence":
            return len(self.ids(target.name, "row_id"))
        sql = sqlfiles.render("work/count.sql", table=target.name)
        return int(self.connection.execute(sql, [source_id]).fetchall()[0][0])

    def closed_since(self, moment: datetime) -> frozenset[str]:
        """The core tables of which a version was replaced or withdrawn after a moment (UTC)."""
        names = (target.name for target in CORE)
        return frozenset(name for name in names if self._has_closed(name, moment))

    def _has_closed(self, name: str, moment: datetime) -> bool:
        sql = sqlfiles.render("work/closed_since.sql", table=name)
        return bool(self.connection.execute(sql, [moment]).fetchall()[0][0])

    def merge(
        self,
        target: Table,
        incoming: pl.DataFrame,
        *,
        source_id: str,
        sha256: str,
        at: datetime,
        close_missing: bool,
    ) -> Merged:
        """Take in one source's rows of a table: add what is new or changed, close what that replaces.

        `incoming` holds `target.content`, one row a row_id. With `close_missing`, rows held of
        that source that it does not name are closed as well; without, they stay.
        """
        names: dict[str, str | tuple[str, ...]] = {"table": target.name, "columns": target.content}
        with self._registered(incoming.select(target.content)):
            self.connection.execute(sqlfiles.render("work/fresh.sql", **names))
            closed = self._close(target, source_id, at=at, close_missing=close_missing)
            new = self.connection.execute(
                sqlfiles.render("work/append.sql", **names), {"at": at, "sha256": sha256}
            ).fetchall()[0][0]
        return Merged(new=int(new), closed=closed)

    def _close(self, target: Table, source_id: str, *, at: datetime, close_missing: bool) -> int:
        sql = sqlfiles.render("work/close_replaced.sql", table=target.name)
        closed = self.connection.execute(sql, {"at": at}).fetchall()[0][0]
        if close_missing:
            # A reference table has one source, so that whatever it lacks is gone.
            scoped = target.kind == "evidence"
            sql = sqlfiles.render(f"work/close_missing_{target.kind}.sql", table=target.name)
            values = {"at": at, "source_id": source_id} if scoped else {"at": at}
            closed += self.connection.execute(sql, values).fetchall()[0][0]
        return int(closed)

    def clear(self) -> None:
        """Let go of all versions and memories, before the snapshots are replayed."""
        with self.transaction():
            for name in (*(f"held.{t.name}" for t in CORE), *(f"memory.{name}" for name in (*REMEMBERED, "loaded"))):
                self.connection.execute(sqlfiles.render("work/clear.sql", table=name))

    def remember(self, name: str, rows: pl.DataFrame) -> None:
        """Append rows to one of the REMEMBERED tables."""
        columns = table(name).subject
        with self._registered(rows.select(columns)):
            self.connection.execute(sqlfiles.render("work/remember.sql", table=name, columns=columns))

    def forget(self, name: str, column: str, value: str) -> None:
        """Drop the remembered rows of one source or file, before their successors come in."""
        self.connection.execute(sqlfiles.render("work/forget.sql", table=name, column=column), [value])

    def replace(self, name: str, rows: pl.DataFrame) -> None:
        """Replace all rows of one of the REMEMBERED tables."""
        self.connection.execute(sqlfiles.render("work/empty.sql", table=name))
        self.remember(name, rows)

    def remembered(self, name: str) -> pl.DataFrame:
        """All rows of one of the REMEMBERED tables."""
        target = table(name)
        rows = self.connection.sql(sqlfiles.render("work/remembered.sql", table=name, columns=target.subject)).pl()
        return typed(rows, target.empty())

    def loaded_hash(self, source_id: str) -> str | None:
        """The input hash that a source was last loaded with."""
        sql = "select input_hash from memory.loaded where source_id = ?"
        found = self.connection.execute(sql, [source_id]).fetchall()
        return found[0][0] if found else None

    def mark_loaded(self, source_id: str, input_hash: str) -> None:
        """Note the input hash that a source has now been loaded with."""
        self.connection.execute("delete from memory.loaded where source_id = ?", [source_id])
        self.connection.execute("insert into memory.loaded values (?, ?)", [source_id, input_hash])

    @contextlib.contextmanager
    def _registered(self, frame: pl.DataFrame) -> Iterator[None]:
        self.connection.register("incoming", frame)
        try:
            yield
        finally:
            self.connection.unregister("incoming")


def typed(rows: pl.DataFrame, like: pl.DataFrame) -> pl.DataFrame:
    """Rows with the columns and types of another frame."""
    return rows.select(pl.col(name).cast(dtype) for name, dtype in like.schema.items())


@cache
def shape() -> str:
    """A fingerprint of the held tables' columns and types; a file of another shape is rebuilt."""
    described = [(t.name, str(t.empty((*t.content, *HELD)).schema)) for t in CORE]
    described += [(name, str(table(name).empty().schema)) for name in REMEMBERED]
    return hashlib.sha256(repr(described).encode()).hexdigest()


@contextlib.contextmanager
def open_work(path: Path) -> Iterator[WorkFile]:
    """Open the working file for writing, making or remaking it where it is missing or of another shape.

    A remade file is empty: the caller replays the snapshots into it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and _shape_of(path) != shape():
        _remove(path)
    connection = duckdb.connect(str(path), config={"threads": "1", "memory_limit": "600MB"})
    try:
        work = WorkFile(connection)
        if not _has_shape(connection):
            with work.transaction():
                _create(connection)
        yield work
    finally:
        connection.close()


def _shape_of(path: Path) -> str | None:
    with contextlib.closing(duckdb.connect(str(path))) as connection:
        if not _has_shape(connection):
            return None
        return str(connection.execute("select shape from memory.shape").fetchall()[0][0])


def _has_shape(connection: duckdb.DuckDBPyConnection) -> bool:
    sql = "select count(*) from information_schema.tables where table_schema = 'memory' and table_name = 'shape'"
    return bool(connection.execute(sql).fetchall()[0][0])


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    for statement in sqlfiles.text("work/create.sql").split(";"):
        connection.execute(statement)
    for target in CORE:
        _create_table(connection, f"held.{target.name}", target.empty((*target.content, *HELD)))
    for name in REMEMBERED:
        _create_table(connection, f"memory.{name}", table(name).empty())
    connection.execute("insert into memory.shape values (?)", [shape()])


def _create_table(connection: duckdb.DuckDBPyConnection, name: str, empty: pl.DataFrame) -> None:
    connection.register("empty_frame", empty)
    connection.execute(sqlfiles.render("work/create_table.sql", table=name))
    connection.unregister("empty_frame")


def _remove(path: Path) -> None:
    path.unlink()
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
