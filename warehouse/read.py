"""Reading a release: read-only, locked down, a cursor a query."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from warehouse import release
from warehouse.errors import QueryRefused
from warehouse.settings import Settings

# No file, no network, no extension, no setting can be reached through SQL on a release.
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "512MB",
    "threads": "1",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
}

Parameters = Sequence[object] | Mapping[str, object]


class Release:
    """One opened release. It keeps its file, however many newer ones are published meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = duckdb.connect(str(path), read_only=True, config=LOCKED)

    @property
    def release_id(self) -> str:
        """The name of the release."""
        return self.path.stem

    def query(self, sql: str, parameters: Parameters | None = None) -> pl.DataFrame:
        """The rows of one SELECT. Raises QueryRefused with DuckDB's reason."""
        # A connection shared by threads gives silently empty rows: every query has its own cursor.
        with self._connection.cursor() as cursor:
            try:
                relation = cursor.sql(sql, params=parameters)
                if relation is None:
                    raise QueryRefused("The statement returns no rows; a release takes queries only.")
                rows: pl.DataFrame = relation.pl()
            except (duckdb.Error, pl.exceptions.PolarsError) as error:
                raise QueryRefused(str(error)) from error
            return rows

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_release(settings: Settings) -> Release:
    """Open the release that is live now. Raises NoRelease."""
    return Release(release.current(settings))
