"""A real release, made once by the real refresh, and the pages as a test reader meets them."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from playwright.sync_api import Browser, sync_playwright
from streamlit.testing.v1 import AppTest

from dashboard import data
from warehouse import read
from warehouse import release as releases
from warehouse.read import Release
from warehouse.settings import CHECKOUT, Settings

APP = CHECKOUT / "dashboard" / "app.py"
CURATED = CHECKOUT / "etl" / "curated"
PAGES = (
    "overview", "exercises", "deployments", "blocs", "commitments", "votes", "diplomacy", "country", "track_record",
    "evidence",
)  # fmt: skip
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
TIMEOUT = 60
KEPT_OF_SPARSE = {"publishers.csv": None, "publisher_kinds.csv": None, "contacts.csv": 2}
"""Lines of the curated files that a release must have to be one; of all others only the header is kept."""
PUBLISHED = (0, 3)
"""Exit codes of a refresh that published; 3 where rows went to quarantine."""

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A data folder with one release of the shipped evidence."""
    where = Settings(data_dir=tmp_path_factory.mktemp("published"))
    refreshed(where, CURATED)
    yield where
    # Releases still open when the interpreter ends are reported as leaks.
    data.forget()


@pytest.fixture
def release(published: Settings) -> Iterator[Release]:
    """The release, opened as any client would."""
    opened = read.open_release(published)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder whose release holds next to nothing, all of it old, because its files have no rows."""
    where = Settings(data_dir=tmp_path_factory.mktemp("sparse"))
    curated = tmp_path_factory.mktemp("curated") / "files"
    shutil.copytree(CURATED, curated)
    for path in curated.rglob("*.csv"):
        kept = KEPT_OF_SPARSE.get(path.name, 1)
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.reader(handle))[:kept]
        with path.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle).writerows(rows)
    refreshed(where, curated)
    return where


@pytest.fixture(scope="session")
def client(published: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A plain DuckDB client of the release, on a copy: one process opens a file in one way only."""
    copy = shutil.copy(releases.current(published), tmp_path_factory.mktemp("client") / "release.duckdb")
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@pytest.fixture
def open_page(published: Settings, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the published release, at an address with these parameters."""
    monkeypatch.setenv("DETENTE_DATA_DIR", str(published.data_dir))

    def opened(page: str, **query: str) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
        app.query_params.update(query)
        app.run()
        return app.switch_page(f"app_pages/{page}.py").run()

    return opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


def refreshed(where: Settings, curated: Path) -> str:
    """Run the real refresh on a data folder with these curated files; returns the live release's id."""
    # In a process of its own: a refresh makes its process give way, and the browser tests must not inherit that.
    command = [sys.executable, "-m", "detente", "refresh", "--curated", str(curated)]
    environment = os.environ | {"DETENTE_DATA_DIR": str(where.data_dir)}
    ran = subprocess.run(command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert ran.returncode in PUBLISHED, ran.stderr
    return releases.current(where).stem


def copied(published: Settings, target: Path) -> Settings:
    """Another data folder that begins with the same release."""
    shutil.copytree(published.data_dir, target, symlinks=True)
    return Settings(data_dir=target)


def texts(app: AppTest) -> str:
    """Everything that a page says in words, Markdown signs taken out."""
    parts: Sequence[Sequence[object]] = (
        app.header, app.subheader, app.markdown, app.caption, app.info, app.warning, app.code,
    )  # fmt: skip
    return "\n".join(str(getattr(each, "value", "")) for part in parts for each in part).replace("\\", "")


def charted(app: AppTest) -> Iterator[pl.DataFrame]:
    """The rows that each chart of a page was given."""
    for chart in app.get("vega_lite_chart"):
        assert json.loads(chart.proto.spec)
        yield pl.DataFrame(pl.from_arrow(pa.ipc.open_stream(chart.proto.data.data).read_all()))
