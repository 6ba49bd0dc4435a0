"""What a crash does: refreshes killed at random moments while readers query the live release all the time.

`python -m benchmarks.crash KILLS SEED` prints the report of one run as JSON.
"""

import contextlib
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks import processes
from benchmarks.table import Line
from warehouse import read, release
from warehouse.settings import CHECKOUT, Settings

KILLS, SEED, READERS = 40, 1975, 4
PAUSE_SECONDS = 0.02
REFRESH_LIMIT_SECONDS = 600
# Beyond the duration of a refresh measured alone: readers slow it down.
LATEST_KILL = 1.2

# A release is whole if its own counts are those it was checked with, and every check passed.
WHOLE = """
select
    (select count(*) from core.exercise_claim) as claims,
    (select row_count from ops.table_hash where table_name = 'core.exercise_claim') as claims_counted,
    (select count(*) from mart.observation) as observations,
    (select row_count from ops.table_hash where table_name = 'mart.observation') as observations_counted,
    (select sum(offenders) from ops.check_result) as offenders,
    (select count(*) from ops.refresh where refresh_id = ?) as refreshes
"""
EDITION = "select note from core.organisation where org_id = 'crash-edition'"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What happened: `killed` refreshes died, `finished` were faster than their killer."""

    killed: int
    finished: int
    queries: int
    releases_seen: int
    faults: tuple[str, ...]


def run() -> list[Line]:
    """Forty kills."""
    started = time.perf_counter()
    report = survive(KILLS, SEED)
    return [
        Line(
            what=f"faults after {report.killed} kills, {report.queries:,} queries by {READERS} readers",
            ours=str(len(report.faults)),
            mark="0",
            reached=not report.faults,
        ),
        Line(
            what="releases that readers saw meanwhile",
            ours=str(report.releases_seen),
            peer=f"{time.perf_counter() - started:.0f} s in all",
        ),
    ]


def survive(kills: int, seed: int) -> Report:
    """Kill refreshes that each have a change to publish; then see that the last one goes through."""
    moments = random.Random(seed)  # noqa: S311  moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        settings = Settings(data_dir=here / "data")
        editions = [_edition(here, name) for name in ("first", "second")]
        faults = [] if _refresh(settings, editions[0]) == 0 else ["the first refresh failed"]
        duration = _timed_refresh(settings, editions[1])
        killed = 0
        with _readers(settings) as seen:
            for kill in range(kills):
                killed += _kill(settings, editions[kill % 2], moments.uniform(0, LATEST_KILL * duration))
                faults += [f"after kill {kill + 1}: {fault}" for fault in faults_of(settings)[1]]
            last = editions[kills % 2]
            if (code := _refresh(settings, last)) != 0:
                faults.append(f"the refresh after the last kill ended with {code}")
            faults += [f"at the end: {fault}" for fault in (*faults_of(settings)[1], *_not_live(settings, last))]
        return Report(
            killed=killed,
            finished=kills - killed,
            queries=seen.queries,
            releases_seen=len(seen.releases),
            faults=(*faults, *seen.faults),
        )


def faults_of(settings: Settings) -> tuple[str, list[str]]:
    """The live release's name, and what is wrong with it."""
    with contextlib.closing(read.open_release(settings)) as opened:
        (row,) = opened.query(WHOLE, [opened.release_id]).iter_rows(named=True)
    faults = [
        f"{name} are {row[name]}, but {row[f'{name}_counted']} were counted"
        for name in ("claims", "observations")
        if not row[name] or row[name] != row[f"{name}_counted"]
    ]
    faults += [f"{row['offenders']} rows offend a check"] if row["offenders"] != 0 else []
    faults += ["the refresh that made it is not in it"] if row["refreshes"] != 1 else []
    return opened.release_id, [f"{opened.release_id}: {fault}" for fault in faults]


@dataclass(kw_only=True)
class _Seen:
    """What the readers saw, filled when they stop."""

    queries: int
    releases: set[str]
    faults: list[str]


@contextlib.contextmanager
def _readers(settings: Settings) -> Iterator[_Seen]:
    """Readers that open the live release anew for every query, until the block ends."""
    context = multiprocessing.get_context("spawn")
    stop, readers = context.Event(), []
    for _ in range(READERS):
        answer, told = context.Pipe(duplex=False)
        reader = context.Process(target=_read_on, args=(settings, stop, told))
        reader.start()
        told.close()
        readers.append((reader, answer))
    seen = _Seen(queries=0, releases=set(), faults=[])
    try:
        yield seen
    finally:
        stop.set()
        for reader, answer in readers:
            _note(seen, reader, answer)


def _note(seen: _Seen, reader: SpawnProcess, answer: Connection) -> None:
    """Take in what one reader tells at its end; one that died without a word is a fault of its own."""
    try:
        queries, releases, faults = answer.recv()
    except EOFError:
        reader.join()
        queries, releases, faults = 0, set(), [f"died with exit code {reader.exitcode}"]
    reader.join()
    seen.queries += queries
    seen.releases |= releases
    seen.faults += [f"a reader: {fault}" for fault in faults]


def _read_on(settings: Settings, stop: Event, told: Connection) -> None:
    queries, releases, faults = 0, set(), []
    while not stop.wait(PAUSE_SECONDS):
        try:
            name, found = faults_of(settings)
        except Exception as error:  # whatever a reader meets is what is measured
            faults.append(f"{type(error).__name__}: {error}")
        else:
            releases.add(name)
            faults += found
        queries += 1
    told.send((queries, releases, faults))


def _edition(here: Path, name: str) -> Path:
    """A copy of the curated folder with one row more, so that each refresh has something to publish."""
    folder = here / name
    shutil.copytree(CHECKOUT / "etl" / "curated", folder)
    with (folder / "organisations.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"crash-edition,Crash edition,Crash,forum,,other,false,,{name}\n")
    return folder


def _start(settings: Settings, curated: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-m", "detente", "refresh", "--curated", str(curated)],
        env=os.environ | processes.in_data_dir(settings.data_dir),
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _refresh(settings: Settings, curated: Path) -> int:
    with _start(settings, curated) as process:
        return process.wait(REFRESH_LIMIT_SECONDS)


def _timed_refresh(settings: Settings, curated: Path) -> float:
    started = time.perf_counter()
    _refresh(settings, curated)
    return time.perf_counter() - started


def _kill(settings: Settings, curated: Path, after_seconds: float) -> bool:
    """Start a refresh and kill it after a while; False if it had ended by then."""
    with _start(settings, curated) as process:
        try:
            process.wait(after_seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
        return False


def _not_live(settings: Settings, curated: Path) -> list[str]:
    """A fault if the live release was not made from the folder given last."""
    with contextlib.closing(read.open_release(settings)) as opened:
        live = opened.query(EDITION).to_series().to_list()
    left_over = [path.name for path in release.every(settings) if path.stat().st_mode & 0o222]
    faults = [f"{name} can be written" for name in left_over]
    return faults if live == [curated.name] else [*faults, f"live is edition {live}, not {curated.name}"]


if __name__ == "__main__":
    print(json.dumps(asdict(survive(int(sys.argv[1]), int(sys.argv[2])))))
