"""The real curated files in copies that a test may spoil, and an installation that holds the good ones."""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from etl.job import Intake, Outcome
from etl.registry import SOURCES
from etl.source import Source
from warehouse.settings import CHECKOUT, Settings
from warehouse.work import WorkFile, open_work

CURATED = CHECKOUT / "etl" / "curated"
FIRST_DAY = datetime(2026, 11, 23, 6, 0)
SECOND_DAY = datetime(2026, 11, 24, 6, 0)
THIRD_DAY = datetime(2026, 11, 25, 6, 0)
# The derived files are large and refer to nothing but countries; what is tested here are files kept by hand.
BY_HAND = tuple(source for source in SOURCES if source.kind == "curated")

Row = dict[str, str]


@dataclass(frozen=True)
class Folder:
    """A folder of curated files; rows are counted as a spreadsheet does, the header being row 1."""

    path: Path

    def content(self, file: str) -> bytes:
        """The bytes of a file."""
        return (self.path / file).read_bytes()

    def write(self, file: str, content: bytes | str) -> None:
        """Put a file in place."""
        path = self.path / file
        path.unlink(missing_ok=True)  # it may be a link to the project's own file
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def rows(self, file: str) -> list[Row]:
        """The rows of a file, as text."""
        return list(csv.DictReader(io.StringIO(self.content(file).decode())))

    def write_rows(self, file: str, rows: Sequence[Row]) -> None:
        """Put rows in place of those of a file."""
        out = io.StringIO()
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.write(file, out.getvalue())

    def change(self, file: str, row: int, **cells: str) -> None:
        """Change cells of one row."""
        rows = self.rows(file)
        rows[row - 2] |= cells
        self.write_rows(file, rows)

    def replace(self, file: str, old: bytes, new: bytes) -> None:
        """Replace the first occurrence of some bytes."""
        content = self.content(file)
        assert old in content
        self.write(file, content.replace(old, new, 1))

    def lines(self, file: str) -> list[bytes]:
        """The lines of a file."""
        return self.content(file).splitlines(keepends=True)

    def spoil_line(self, file: str, row: int, spoil: Callable[[bytes], bytes]) -> None:
        """Change one line of a file."""
        lines = self.lines(file)
        lines[row - 1] = spoil(lines[row - 1])
        self.write(file, b"".join(lines))


def copy_of_curated(target: Path) -> Folder:
    """A copy of the curated folder; its files are links to the real ones until a test writes them."""
    shutil.copytree(CURATED, target, copy_function=os.link, dirs_exist_ok=True)
    return Folder(target)


class Installation:
    """A data folder, and refreshes of its working file without the computing and publishing."""

    def __init__(self, data_dir: Path) -> None:
        """Nothing is opened until it is needed."""
        self.settings = Settings(data_dir=data_dir)
        self._opened = ExitStack()
        self._work: WorkFile | None = None

    @property
    def work(self) -> WorkFile:
        """The working file, open until the test lets go of it."""
        if self._work is None:
            self._work = self._opened.enter_context(open_work(self.settings.work_file))
        return self._work

    def close(self) -> None:
        """Let go of the working file, as the end of a refresh does."""
        self._opened.close()
        self._work = None

    def lose_working_file(self) -> None:
        """Delete the working file; the snapshots stay."""
        self.close()
        self.settings.work_file.unlink()

    def load(
        self,
        folder: Path,
        at: datetime,
        sources: Sequence[Source] = BY_HAND,
        *,
        code_hash: str = "code",
        live: frozenset[str] = frozenset(),
    ) -> dict[str, Outcome]:
        """Refresh from a folder on a day; the outcomes by source."""
        intake = Intake(
            work=self.work, settings=self.settings, curated=folder, code_hash=code_hash, on_step=lambda _: None
        )
        intake.restore(sources)
        return {outcome.source_id: outcome for outcome in intake.load(sources, at, live)}

    def versions(self, table: str) -> pl.DataFrame:
        """Every version ever held, replaced ones included."""
        return self.work.connection.sql(f'select * from held."{table}" order by row_id, recorded_at').pl()

    def held(self, table: str) -> pl.DataFrame:
        """The rows held now."""
        return self.versions(table).filter(pl.col("superseded_at").is_null())

    def counts(self) -> dict[str, int]:
        """How many rows each table filled by hand holds."""
        return {name: len(self.work.ids(name, "row_id")) for source in BY_HAND for name in source.tables}

    def quarantine(self) -> pl.DataFrame:
        """The refused rows."""
        return self.work.remembered("quarantine")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A copy of the curated files to spoil."""
    return copy_of_curated(tmp_path / "curated")


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of an installation into which the good files were loaded; tests work on copies of it."""
    first = Installation(tmp_path_factory.mktemp("loaded"))
    outcomes = first.load(CURATED, FIRST_DAY)
    first.close()
    assert {outcome.state for outcome in outcomes.values()} == {"loaded"}
    return first.settings.data_dir


@pytest.fixture
def installation(loaded_once: Path, tmp_path: Path) -> Iterator[Installation]:
    """An installation that holds the good files since the first day."""
    shutil.copytree(loaded_once, tmp_path / "data")
    copy = Installation(tmp_path / "data")
    yield copy
    copy.close()


@pytest.fixture
def new_installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation that holds nothing."""
    new = Installation(tmp_path / "new")
    yield new
    new.close()
