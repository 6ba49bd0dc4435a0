"""The real command in a process of its own, on an installation of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.settings import CHECKOUT, Settings

CURATED = CHECKOUT / "etl" / "curated"

Ended = subprocess.CompletedProcess[str]
Detente = Callable[..., Ended]


def run_detente(data_dir: Path, *arguments: str) -> Ended:
    """Run the command to its end."""
    environment = os.environ | {"DETENTE_DATA_DIR": str(data_dir), "COLUMNS": "200", "NO_COLOR": "1"}
    command = [sys.executable, "-W", "error", "-m", "detente", *arguments]
    return subprocess.run(
        command, env=environment, cwd=CHECKOUT, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def detente(data_dir: Path) -> Detente:
    """The command on an installation that holds nothing."""
    return lambda *arguments: run_detente(data_dir, *arguments)


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The data folder after one refresh of the embedded evidence, and how that refresh ended."""
    folder = tmp_path_factory.mktemp("published")
    return folder, run_detente(folder, "refresh")


@pytest.fixture
def published(published_once: tuple[Path, Ended], data_dir: Path) -> Settings:
    """An installation with one release, to change at will; `detente` works on it."""
    shutil.copytree(published_once[0], data_dir, symlinks=True)
    return Settings(data_dir=data_dir)


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """A copy of the curated folder; its files are links to the real ones, so replace, never write them."""
    shutil.copytree(CURATED, tmp_path / "curated", copy_function=os.link)
    return tmp_path / "curated"


def put(path: Path, content: str) -> None:
    """Replace a file."""
    path.unlink(missing_ok=True)
    path.write_text(content, encoding="utf-8")
