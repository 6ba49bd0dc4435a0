"""What readers feel: latency of a query on the live release, idle and during refreshes."""

import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks import processes
from benchmarks.table import Line
from warehouse import read
from warehouse.settings import Settings

QUERIES = (
    "select count(*) from observation_as_of(date '2022-02-23')",
    "select * from core.exercise_figure where metric = 'troops' order by known_on desc limit 50",
    "select org_id, count(*) from membership_event_as_of(date '2024-01-01') group by org_id",
)
IDLE_SECONDS = 6.0
REFRESHES = 3
THINK_SECONDS = 0.02


def measure(settings: Settings, stop: Event, pipe: "multiprocessing.connection.Connection") -> None:
    """Query the live release until told to stop, opening it anew each time; send the latencies (ms)."""
    latencies = []
    while not stop.is_set():
        for sql in QUERIES:
            started = time.perf_counter()
            opened = read.open_release(settings)
            opened.query(sql)
            opened.close()
            latencies.append(1000 * (time.perf_counter() - started))
            time.sleep(THINK_SECONDS)
    pipe.send(latencies)


def run() -> list[Line]:
    """One reader idle, then the same reader while refreshes that change a row run one after another."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        environment = processes.in_data_dir(here / "data")
        processes.run(["-m", "detente", "refresh"], environment)
        settings = Settings(data_dir=here / "data")
        idle = _latencies(settings, lambda: time.sleep(IDLE_SECONDS))
        busy = _latencies(settings, lambda: _refreshes(here, environment))
    ratio = _p95(busy) / _p95(idle)
    return [
        Line(
            what=f"reader p50 during refreshes ({len(busy)} queries)",
            ours=f"{statistics.median(busy):.1f} ms",
            peer=f"idle: {statistics.median(idle):.1f} ms",
            ratio=statistics.median(busy) / statistics.median(idle),
        ),
        Line(
            what="reader p95 during refreshes",
            ours=f"{_p95(busy):.1f} ms",
            peer=f"idle: {_p95(idle):.1f} ms",
            ratio=ratio,
            mark="<= 2 x idle",
            reached=ratio <= 2,
        ),
    ]


def _latencies(settings: Settings, meanwhile: Callable[[], object]) -> list[float]:
    context = multiprocessing.get_context("spawn")
    stop, (ours, theirs) = context.Event(), context.Pipe()
    reader = context.Process(target=measure, args=(settings, stop, theirs))
    reader.start()
    meanwhile()
    stop.set()
    latencies: list[float] = ours.recv()
    reader.join()
    return latencies


def _refreshes(here: Path, environment: dict[str, str]) -> None:
    curated = here / "curated"
    shutil.copytree(Path(__file__).parents[1] / "etl" / "curated", curated)
    table = curated / "organisations.csv"
    for count in range(REFRESHES):
        with table.open("a", encoding="utf-8") as handle:
            handle.write(f"bench-{count},Bench {count},Bench,forum,,other,false,,\n")
        processes.run(["-m", "detente", "refresh", "--curated", str(curated)], environment)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
