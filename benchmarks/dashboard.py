"""The pages' speed, beside the smallest Streamlit page with one chart, on this machine in the same run.

A page is drawn when its content no longer changes: seen from inside a real browser, by `settling.js`. Needs chromium.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks import pages, processes, servers, sessions
from benchmarks.servers import Server
from benchmarks.table import Line
from dashboard import serve

LOADS = 3
SESSIONS = 20
STEPS = 12
WARM_STEPS = 80
PEER = Path(__file__).with_name("one_chart.py")
PEER_OPTIONS = (
    "--server.address=localhost",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
)

PAGE_TO_PEER = 1.5
CHANGE_MS = 350
CROWD_MS = 500
SESSION_MIB = 2.0
PAGE_KB = 150


def run() -> list[Line]:
    """Pages drawn, changes settled, 20 readers at once, and the weight of each page."""
    if not pages.CHROMIUM.exists():
        return [Line(what=f"not measured: {pages.CHROMIUM} is missing", ours="")]
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "data"
        processes.run(["-m", "detente", "refresh"], processes.in_data_dir(data))
        port, peer_port = servers.free_port(), servers.free_port()
        environment = serve.environment() | processes.in_data_dir(data)
        ours = stack.enter_context(servers.started(serve.command(port), port, environment))
        theirs = stack.enter_context(servers.started(_peer_command(peer_port), peer_port, {}))
        names = asyncio.run(sessions.pages_of(ours.port))
        # Answers and charts are kept for everybody: what the first readers pay is not measured here.
        asyncio.run(sessions.walk(ours.port, names, WARM_STEPS, seed=0, think=0))
        with pages.browser() as browser:
            seen = [*_weights(browser, ours, names), *_drawn(browser, ours, theirs, names)]
            seen += _changes(browser, ours, theirs, names)
        return [*seen, *_crowd(ours, theirs, names)]


def _peer_command(port: int) -> list[str]:
    return [sys.executable, "-m", "streamlit", "run", str(PEER), f"--server.port={port}", *PEER_OPTIONS]


def _drawn(browser: Browser, ours: Server, theirs: Server, names: list[str]) -> Iterator[Line]:
    """Each page again and again, the peer between, in a browser that has seen all of them before."""
    with pages.reader(browser) as reader:
        for address in (theirs.address, *(f"{ours.address}/{name}" for name in names)):
            pages.drawn(reader, address)
        for name in names:
            taken = [
                (pages.drawn(reader, f"{ours.address}/{name}"), pages.drawn(reader, theirs.address))
                for _ in range(LOADS)
            ]
            page, peer = (statistics.median(each) for each in zip(*taken, strict=True))
            yield Line(
                what=f"{name} drawn, warm (median of {LOADS})",
                ours=f"{page:.0f} ms",
                peer=f"one chart: {peer:.0f} ms",
                ratio=page / peer,
                mark=f"<= {PAGE_TO_PEER} x one chart",
                reached=page / peer <= PAGE_TO_PEER,
            )


def _changes(browser: Browser, ours: Server, theirs: Server, names: list[str]) -> Iterator[Line]:
    """Every control that stands open on every page, one reader."""
    with pages.reader(browser) as reader:
        peer = _taken(reader, [theirs.address])
        taken = _taken(reader, [f"{ours.address}/{name}" for name in names])
    yield Line(
        what=f"a change settled, p95 of {len(taken)}, one reader",
        ours=f"{_p95(taken):.0f} ms (median {statistics.median(taken):.0f})",
        peer=f"one chart: median {statistics.median(peer):.0f} ms",
        ratio=statistics.median(taken) / statistics.median(peer),
        mark=f"p95 <= {CHANGE_MS} ms",
        reached=_p95(taken) <= CHANGE_MS,
    )


def _taken(reader: Page, addresses: list[str]) -> list[float]:
    taken = []
    for address in addresses:
        pages.drawn(reader, address)
        taken += list(pages.changes(reader))
    return taken


def _weights(browser: Browser, ours: Server, names: list[str]) -> Iterator[Line]:
    for name in names:
        with pages.reader(browser) as reader:
            kilobytes = pages.received(reader, f"{ours.address}/{name}") / 1000
        yield Line(
            what=f"{name}, data received",
            ours=f"{kilobytes:.0f} KB",
            mark=f"<= {PAGE_KB} KB",
            reached=kilobytes <= PAGE_KB,
        )


def _crowd(ours: Server, theirs: Server, names: list[str]) -> list[Line]:
    """20 readers who think up to 4 s between moves, ours and the peer's one after the other."""
    peers = asyncio.run(sessions.crowd(theirs.port, [""], SESSIONS, STEPS))
    before = ours.resident_mib()
    crowd = asyncio.run(sessions.crowd(ours.port, names, SESSIONS, STEPS))
    growth = (ours.resident_mib() - before) / SESSIONS
    taken, peer = ([time for each in group for time in each.milliseconds] for group in (crowd, peers))
    errors = [error for each in crowd for error in each.errors]
    return [
        Line(
            what=f"{SESSIONS} readers: p95 of {len(taken)} runs",
            ours=f"{_p95(taken):.0f} ms (median {statistics.median(taken):.0f})",
            peer=f"one chart: {_p95(peer):.0f} ms",
            ratio=_p95(taken) / _p95(peer),
            mark=f"<= {CROWD_MS} ms",
            reached=_p95(taken) <= CROWD_MS,
        ),
        Line(what="their errors", ours=str(len(errors)), peer="; ".join(errors[:3]), mark="none", reached=not errors),
        Line(
            what="memory a reader adds",
            ours=f"{growth:.1f} MiB",
            mark=f"<= {SESSION_MIB:.0f} MiB",
            reached=growth <= SESSION_MIB,
        ),
    ]


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
