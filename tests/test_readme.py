"""What the README claims is run: every command in it, its tables, its promise about files."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from indicators import catalogue

CHECKOUT = Path(__file__).resolve().parent.parent
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("  #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
START_LIMIT = 60.0


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An installation of its own with two releases, so that every command finds what it needs."""
    path = Path(sys.executable).parent
    folder = tmp_path_factory.mktemp("readme")
    values = os.environ | {"DETENTE_DATA_DIR": str(folder), "PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    changed = folder / "curated"
    subprocess.run(["cp", "-r", str(CHECKOUT / "etl" / "curated"), str(changed)], check=True)
    with (changed / "organisations.csv").open("a", encoding="utf-8") as handle:
        handle.write("readme-test,A body for this test,Test,forum,,other,false,,\n")
    for extra in (["--curated", str(changed)], ["--curated", str(CHECKOUT / "etl" / "curated")]):
        subprocess.run([sys.executable, "-m", "detente", "refresh", *extra], env=values, check=True)
    return values


def test_readme_has_commands() -> None:
    assert {"make run", "make test", "detente refresh", "detente rollback"} <= set(COMMANDS)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("detente ")])
def test_command_runs(command: str, environment: dict[str, str]) -> None:
    folder = environment["DETENTE_DATA_DIR"]  # what a command writes stays out of the checkout
    done = subprocess.run(
        shlex.split(command), env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_make_run_opens_the_dashboard(environment: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "make",
        "-o",
        "install",
        "-o",
        ".venv/installed",
        f"BIN={Path(sys.executable).parent}",
        "run",
        f"PORT={port}",
    ]
    server = subprocess.Popen(command, cwd=CHECKOUT, env=environment, start_new_session=True)
    try:
        assert _answers(f"http://localhost:{port}/_stcore/health")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=START_LIMIT)


def _answers(url: str) -> bool:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        try:
            return httpx.get(url, timeout=1).is_success
        except httpx.TransportError:
            time.sleep(0.1)
    return False


def test_make_test_is_what_ci_runs() -> None:
    assert "\nmake test" in (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["lock", "bench", "lint", "install", "refresh"])
def test_make_knows_target(target: str) -> None:
    subprocess.run(["make", "--dry-run", target], cwd=CHECKOUT, check=True, capture_output=True)


def test_catalogue_is_the_registry() -> None:
    assert catalogue.written(README) == README


def test_files_named_exist() -> None:
    for name in re.findall(r"`((?:etl|warehouse|indicators|dashboard|benchmarks)/[\w./-]*)`", README):
        assert (CHECKOUT / name).exists(), name
