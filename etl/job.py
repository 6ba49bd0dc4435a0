"""A refresh's intake, source by source: fetch, keep, parse, correct, admit, merge.

A source that fails takes no other down and changes nothing: its last good rows stay, and its
outcome says so. A row that is refused goes to quarantine, and nothing of its file is closed.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import polars as pl

from etl import corrections, snapshots
from etl.admit import Gate, row_ids
from etl.authorities import known_ids
from etl.evidence import keep_first_days, with_evidence
from etl.snapshots import Snapshot
from etl.source import Source
from warehouse.errors import DetenteError, FileProblem, RowProblem, SourceFailed
from warehouse.frames import Table, table
from warehouse.settings import Settings
from warehouse.work import Merged, WorkFile

# A file that suddenly lacks more than this share of what is held is taken for a broken file.
SHRINK_LIMIT = 0.05
# Under this name the working file notes that it was filled from the snapshots.
RESTORED = "(snapshots)"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How the job of one source ended; `rows_read` is None where the file could not be read."""

    source_id: str
    file: str
    state: Literal["loaded", "unchanged", "failed"]
    rows_read: int | None = None
    merged: Merged = field(default_factory=lambda: Merged(new=0, closed=0))
    problems: Sequence[RowProblem] = ()
    seconds: float = 0.0
    message: str | None = None


@dataclass(kw_only=True)
class Intake:
    """Loads sources into one working file, in the order they are given."""

    work: WorkFile
    settings: Settings
    curated: Path
    code_hash: str
    on_step: Callable[[str], None]
    corrections: pl.DataFrame = field(init=False)
    _chain: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.corrections = corrections.parse(corrections.fetch(self.curated))

    @property
    def input_hash(self) -> str:
        """What the last load rested on: equal hashes mean equal evidence, checks and computations."""
        return self._chain

    def restore(self, sources: Sequence[Source]) -> None:
        """Fill a working file that is new, or whose filling was interrupted, from the snapshots."""
        if self.work.loaded_hash(RESTORED) == "done":
            return
        self.work.clear()
        self.work.mark_loaded(RESTORED, "begun")
        self._replay(sources)
        self.work.mark_loaded(RESTORED, "done")

    def load(self, sources: Sequence[Source], at: datetime, live: Set[str] = frozenset()) -> Iterator[Outcome]:
        """Fetch and load each source; yields one outcome a source and never raises for one.

        Of the live sources only those named in `live` are fetched; the others are read as they came last.
        """
        content = corrections.fetch(self.curated)
        self.corrections = corrections.parse(content)
        snapshots.keep(self.settings.snapshots, corrections.ID, corrections.FILE, content, at)
        self._chain = ""
        for source in sources:
            is_fetched = source.kind != "live" or source.id in live
            kept = [] if is_fetched else snapshots.of_source(self.settings.snapshots, source.id)
            if is_fetched or kept:
                self.on_step(source.title)
                yield self._job(source, kept[-1] if kept else None, at)

    def _replay(self, sources: Sequence[Source]) -> None:
        """Repeat every refresh that took something new in, each with the inputs and corrections of its day."""
        ids = [corrections.ID, *(source.id for source in sources)]
        kept = [snapshot for name in ids for snapshot in snapshots.of_source(self.settings.snapshots, name)]
        newest: dict[str, Snapshot] = {}
        for moment in sorted({snapshot.taken_at for snapshot in kept}):
            newest |= {snapshot.source_id: snapshot for snapshot in kept if snapshot.taken_at == moment}
            if corrections.ID in newest:
                self.corrections = corrections.parse(newest[corrections.ID].content())
            self._chain = ""
            self.on_step(f"replaying {moment:%Y-%m-%d %H:%M}")
            for source in sources:
                if source.id in newest:
                    self._job(source, newest[source.id], moment)

    def _job(self, source: Source, replayed: Snapshot | None, at: datetime) -> Outcome:
        started = time.perf_counter()
        try:
            outcome = self._take(source, replayed, at)
        except FileProblem as problem:
            refused = RowProblem(
                file=problem.file, row=0, column="(file)", value=None, problem=problem.problem, remedy=problem.remedy
            )
            outcome = self._failed(source, str(problem), [refused], at)
        except DetenteError as error:
            outcome = self._failed(source, str(error), [], at)
        except Exception as error:  # one source's fault, even a bug, must not take the others down
            outcome = self._failed(source, f"{type(error).__name__}: {error}", [], at)
        return _timed(outcome, time.perf_counter() - started)

    def _take(self, source: Source, replayed: Snapshot | None, at: datetime) -> Outcome:
        content = replayed.content() if replayed else source.fetch(self.curated)
        input_hash = self._input_hash(content)
        if self.work.loaded_hash(source.id) == input_hash:
            return Outcome(source_id=source.id, file=source.file, state="unchanged")
        raw, problems = source.parse(content)
        snapshot = replayed or self._kept(source, content, at)
        with self.work.transaction():
            merged = [
                self._merge(source, table(name), rows, snapshot, problems, at)
                for name, rows in source.shape(raw).items()
            ]
            self._remember(source, snapshot, problems, at)
            self.work.mark_loaded(source.id, input_hash)
        total = Merged(new=sum(m.new for m in merged), closed=sum(m.closed for m in merged))
        return Outcome(
            source_id=source.id, file=source.file, state="loaded", rows_read=len(raw), merged=total, problems=problems
        )

    def _kept(self, source: Source, content: bytes, at: datetime) -> Snapshot:
        snapshot = snapshots.keep(self.settings.snapshots, source.id, source.file, content, at)
        return snapshot if self._has_loaded(snapshot) else snapshots.restamp(snapshot, at)

    def _has_loaded(self, snapshot: Snapshot) -> bool:
        seen = self.work.remembered("snapshot")
        return not seen.filter(snapshot_sha256=snapshot.sha256, source_id=snapshot.source_id).is_empty()

    def _merge(
        self,
        source: Source,
        target: Table,
        rows: pl.DataFrame,
        snapshot: Snapshot,
        problems: list[RowProblem],
        at: datetime,
    ) -> Merged:
        """Admit one table's rows and merge them; adds what was refused to `problems`."""
        rows = rows.with_columns(row_ids(rows, target))
        rows = corrections.apply(rows, self.corrections, file=source.file)
        self._guard_against_loss(source, target, len(rows))
        if target.kind == "evidence":
            rows = with_evidence(rows, source, source.timing[target.name], self.work.current, snapshot.taken_at.date())
        gate = Gate(table=target, file=source.file, file_columns=source.file_columns, known_ids=self._known_ids)
        admitted = gate.admit(rows)
        problems += admitted.problems
        good = admitted.rows
        if source.compiled_on is None and source.timing[target.name].lag_days is not None:
            good = keep_first_days(good, self.work.current(target.name), target.subject)
        whole = not any(problem.row > 1 for problem in problems)
        return self.work.merge(target, good, source_id=source.id, sha256=snapshot.sha256, at=at, close_missing=whole)

    def _guard_against_loss(self, source: Source, target: Table, incoming: int) -> None:
        held = self.work.count(target, source.id)
        withdrawn = self.corrections.filter(
            (pl.col("file") == source.file) & (pl.col("becomes") == corrections.WITHDRAWN)
        ).height
        if held - incoming - withdrawn > held * SHRINK_LIMIT:
            raise SourceFailed(
                f"{source.file} has {incoming} rows for {target.name} where {held} are held. Restore the missing rows, "
                f"or withdraw them one by one in {corrections.FILE}."
            )

    def _known_ids(self, kind: str) -> set[str]:
        return known_ids(kind, self.work.ids)

    def _remember(self, source: Source, snapshot: Snapshot, problems: Sequence[RowProblem], at: datetime) -> None:
        self.work.forget("quarantine", "source_id", source.id)
        self.work.remember("quarantine", quarantined(source, problems, at))
        if not self._has_loaded(snapshot):
            self.work.remember("snapshot", _described(snapshot))

    def _failed(self, source: Source, message: str, problems: Sequence[RowProblem], at: datetime) -> Outcome:
        with self.work.transaction():
            self.work.forget("quarantine", "source_id", source.id)
            self.work.remember("quarantine", quarantined(source, problems, at))
        return Outcome(source_id=source.id, file=source.file, state="failed", problems=problems, message=message)

    def _input_hash(self, content: bytes) -> str:
        """What decides the outcome: the bytes, corrections and code, and all that was loaded before."""
        link = hashlib.sha256(content).hexdigest() + self.corrections.write_csv() + self.code_hash + self._chain
        self._chain = hashlib.sha256(link.encode()).hexdigest()
        return self._chain


def quarantined(source: Source, problems: Sequence[RowProblem], at: datetime) -> pl.DataFrame:
    """The refused rows as rows of ops.quarantine."""
    rows = [
        {
            "source_id": source.id,
            "file": problem.file,
            "file_row": problem.row,
            "column_name": problem.column,
            "value": problem.value,
            "problem": problem.problem,
            "remedy": problem.remedy,
            "refused_at": at,
        }
        for problem in problems
    ]
    return pl.DataFrame(rows, schema=table("quarantine").empty().schema)


def _described(snapshot: Snapshot) -> pl.DataFrame:
    row = {
        "snapshot_sha256": snapshot.sha256,
        "source_id": snapshot.source_id,
        "file": snapshot.file,
        "bytes": snapshot.path.stat().st_size,
        "taken_at": snapshot.taken_at,
    }
    return pl.DataFrame([row], schema=table("snapshot").empty().schema)


def _timed(outcome: Outcome, seconds: float) -> Outcome:
    return Outcome(**{**outcome.__dict__, "seconds": round(seconds, 3)})
