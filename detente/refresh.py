"""One refresh: take in, compute, publish. Readers notice nothing but the new release."""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from detente import fingerprint, record
from etl.job import Intake, Outcome
from etl.registry import SOURCES
from etl.source import Source
from warehouse import lock, read, release
from warehouse.errors import NoRelease, NothingTakenIn
from warehouse.frames import CORE, table
from warehouse.settings import Settings
from warehouse.work import WorkFile, open_work

if TYPE_CHECKING:
    from indicators.changes import Previous

# A refresh gives way to whoever is reading.
NICENESS = 10

OnStep = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a refresh did; `release_id` is the live release, new or not.

    `made` names the units of trends and forecasts that were computed, `reused` counts those taken from the cache.
    """

    release_id: str
    published: bool
    outcomes: Sequence[Outcome]
    quarantined: int
    data_as_of: date
    made: Sequence[str] = ()
    reused: int = 0

    @property
    def failed(self) -> list[Outcome]:
        """The sources that gave nothing; their last good rows stay."""
        return [outcome for outcome in self.outcomes if outcome.state == "failed"]


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Where a refresh looks: the curated folder, live sources to fetch, files given for live sources."""

    curated: Path
    live: Set[str] = frozenset()
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The registered sources, those with a file reading that instead of the network."""
        return tuple(replace(s, fetch=_from(self.files[s.id])) if s.id in self.files else s for s in SOURCES)


def _from(path: Path) -> Callable[[Path], bytes]:
    return lambda _: path.read_bytes()


def run(settings: Settings, inputs: Inputs, on_step: OnStep = lambda _: None) -> Report:
    """Refresh the warehouse.

    Publishes only if anything a release shows would differ. Raises RefreshRunning, ChecksFailed,
    NothingTakenIn or a FileProblem about the corrections; in each case the live release stays.
    """
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    started = datetime.now(UTC).replace(tzinfo=None)
    with lock.refreshing(settings), open_work(settings.work_file) as work:
        report = _refresh(settings, work, inputs, started, on_step)
        seal = record.last_seal(settings)
    release.write_journal(
        settings,
        {
            "ended_at": datetime.now(UTC).replace(tzinfo=None),
            "started_at": started,
            "release": report.release_id,
            "published": report.published,
            "failed": {outcome.source_id: outcome.message for outcome in report.failed},
            "quarantined": report.quarantined,
            "ledger_seal": seal,
            "made": list(report.made),
            "reused": report.reused,
        },
    )
    return report


def _refresh(settings: Settings, work: WorkFile, inputs: Inputs, started: datetime, on_step: OnStep) -> Report:
    from indicators import publish

    intake = Intake(
        work=work, settings=settings, curated=inputs.curated, code_hash=fingerprint.of_code(), on_step=on_step
    )
    intake.restore(SOURCES)
    outcomes = list(intake.load(inputs.sources, started, inputs.live | inputs.files.keys()))
    quarantined = work.remembered("quarantine").height
    ledger = record.read(settings)
    input_hash = record.input_hash(intake.input_hash, ledger)
    if _is_settled(settings, input_hash):
        live = _refresh_behind(release.current(settings))
        return Report(
            release_id=live["refresh_id"],
            published=False,
            outcomes=outcomes,
            quarantined=quarantined,
            data_as_of=live["data_as_of"],
        )
    frames = {t.name: work.current(t.name) for t in CORE}
    data_as_of = _data_as_of(frames)
    refresh_id = f"{started:%Y%m%dT%H%M%S}-{started:%f}"
    _remember(work, refresh_id, started, intake, outcomes, data_as_of, input_hash)
    stamp = record.stamp(refresh_id, started, data_as_of, intake.code_hash)
    reuse = record.reuse(settings, stamp)
    computed = publish.run_recorded(
        frames,
        data_as_of=data_as_of,
        previous=_previous(settings, work),
        record=ledger,
        stamp=stamp,
        reuse=reuse,
        on_step=on_step,
    )
    on_step("building and checking the release")
    built = release.build(settings, work, refresh_id, computed.marts | _kept(work, frames))
    # First on record, then in view: what readers have seen is never missing from the ledger.
    record.append(settings, computed.issued, ledger)
    release.publish(settings, built)
    return Report(
        release_id=refresh_id,
        published=True,
        outcomes=outcomes,
        quarantined=quarantined,
        data_as_of=data_as_of,
        made=reuse.made,
        reused=len(reuse.reused),
    )


def _is_settled(settings: Settings, input_hash: str) -> bool:
    """Whether the live release was made from these very inputs and definitions.

    Or the one it was rolled back from: a roll-back holds until an input changes. Not any other: a
    newer release may lie there that a crash kept from going live.
    """
    if not settings.current.exists():
        return False
    decided = [release.current(settings), *release.rolled_back_from(settings)]
    return any(_refresh_behind(path)["input_hash"] == input_hash for path in decided)


def _refresh_behind(path: Path) -> Mapping[str, Any]:
    """The refresh that made a release: its row of ops.refresh."""
    with contextlib.closing(read.Release(path)) as opened:
        return opened.query("select * from ops.refresh where refresh_id = ?", [opened.release_id]).row(0, named=True)


def _data_as_of(frames: Mapping[str, pl.DataFrame]) -> date:
    """The latest day on which any evidence held became known. Raises NothingTakenIn."""
    latest = [frame["known_on"].max() for frame in frames.values() if "known_on" in frame.columns]
    days = [day for day in latest if isinstance(day, date)]
    if not days:
        raise NothingTakenIn(
            "Not published, the live release stays: no row of evidence could be taken in. "
            "Give `--curated` a folder whose files have rows."
        )
    return max(days)


def _previous(settings: Settings, work: WorkFile) -> "Previous | None":
    """The live release as the next one is compared with it; None before the first."""
    from indicators.changes import Previous

    try:
        opened = read.open_release(settings)
    except NoRelease:
        return None
    with contextlib.closing(opened):
        behind = _refresh_behind(opened.path)
        cards = opened.query("select * from mart.indicator")
        observation = opened.query("select * from mart.observation_latest")
    # A release from before there were fingerprints counts as made by other definitions.
    prints = cards["fingerprint"] if "fingerprint" in cards.columns else [""] * cards.height
    return Previous(
        observation=observation,
        data_as_of=behind["data_as_of"],
        fingerprints=dict(zip(cards["indicator_id"], prints, strict=True)),
        revised=work.closed_since(behind["started_at"]),
    )


def _kept(work: WorkFile, frames: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    kept = {name: work.remembered(name) for name in ("snapshot", "refresh", "job", "quarantine", "correction")}
    return kept | {"source": _source_cards(frames)}


def _source_cards(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return pl.DataFrame([_card(source, frames) for source in SOURCES], schema=table("source").empty().schema)


def _card(source: Source, frames: Mapping[str, pl.DataFrame]) -> dict[str, object]:
    held = [_of(frames[name], source) for name in source.tables]
    known = [frame["known_on"].max() for frame in held if "known_on" in frame.columns]
    return {
        "source_id": source.id,
        "title": source.title,
        "kind": source.kind,
        "origin": source.origin,
        "tables": list(source.tables),
        "licence": source.licence,
        "citation": source.citation,
        "coverage": source.coverage if any(len(frame) for frame in held) else "not_observed",
        "coverage_note": source.coverage_note,
        "compiled_on": source.compiled_on,
        "next_due": source.next_due,
        "latest_known_on": max((day for day in known if isinstance(day, date)), default=None),
        "row_count": sum(len(frame) for frame in held),
    }


def _of(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The rows of a table that came from one source; a reference table has no other."""
    return frame.filter(source_id=source.id) if "source_id" in frame.columns else frame


def _remember(
    work: WorkFile,
    refresh_id: str,
    started: datetime,
    intake: Intake,
    outcomes: Sequence[Outcome],
    data_as_of: date,
    input_hash: str,
) -> None:
    refresh = {
        "refresh_id": refresh_id,
        "started_at": started,
        "code_version": version("detente"),
        "input_hash": input_hash,
        "data_as_of": data_as_of,
    }
    jobs = [_job(refresh_id, outcome) for outcome in outcomes]
    laid = intake.corrections.rename({"column": "column_name"})
    with work.transaction():
        work.remember("refresh", pl.DataFrame([refresh], schema=table("refresh").empty().schema))
        work.remember("job", pl.DataFrame(jobs, schema=table("job").empty().schema))
        work.replace("correction", laid)


def _job(refresh_id: str, outcome: Outcome) -> dict[str, object]:
    return {
        "refresh_id": refresh_id,
        "source_id": outcome.source_id,
        "state": outcome.state,
        "rows_read": outcome.rows_read,
        "rows_new": outcome.merged.new,
        "rows_closed": outcome.merged.closed,
        "rows_quarantined": len(outcome.problems),
        "seconds": outcome.seconds,
        "message": outcome.message,
    }
