"""Serving: it starts, answers on this machine only, with safe headers; it tells its health and ends when told to."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from dashboard import headers, serve
from warehouse import read
from warehouse.settings import Settings

PATIENCE = 30
ANSWERS = (
    "/", "/overview", "/healthz", "/_stcore/health", "/_stcore/host-config", "/app/static/none", "/static/js/none",
)  # fmt: skip
"""What the server answers: the document, our own route, Streamlit's, and things that are not there."""


@contextmanager
def served(data_dir: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """The command at work on a data folder, and its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DETENTE_DATA_DIR": str(data_dir)}
    command = [sys.executable, "-m", "detente", "dashboard", "--port", str(port)]
    started = subprocess.Popen(command, env=environment, cwd=serve.CHECKOUT, stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=10), timeout=PATIENCE) as client:
            assert client.get(f"http://localhost:{port}/_stcore/health").text == "ok"
        yield started, f"http://localhost:{port}"
    finally:
        started.terminate()
        started.wait(PATIENCE)


@pytest.fixture(scope="module")
def base(published: Settings) -> Iterator[str]:
    with served(published.data_dir) as (_, address):
        yield address


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_server_ends_with_the_command(tmp_path: Path, told: signal.Signals) -> None:
    with served(tmp_path) as (started, address):
        started.send_signal(told)
        assert started.wait(PATIENCE) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/_stcore/health")


def test_a_port_that_is_taken_is_a_failure(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        command = [sys.executable, "-m", "detente", "dashboard", "--port", str(taken.getsockname()[1])]
        environment = os.environ | {"DETENTE_DATA_DIR": str(tmp_path)}
        ended = subprocess.run(
            command, env=environment, cwd=serve.CHECKOUT, capture_output=True, text=True, check=False
        )
    assert ended.returncode == 1
    assert f"Port {command[-1]} is not available" in ended.stderr


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_has_the_headers(base: str, path: str) -> None:
    answer = httpx.get(base + path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = dict(each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]


def test_inline_scripts_are_named_by_their_hash() -> None:
    digest = b64encode(hashlib.sha256(b"a = 1").digest()).decode()
    assert headers.hashes("<script>a = 1</script><script src='b.js'></script>") == [f"'sha256-{digest}'"]


def test_static_files_are_served(base: str) -> None:
    files = sorted((serve.CHECKOUT / "dashboard" / "static").iterdir())
    assert files
    for path in files:
        answer = httpx.get(f"{base}/app/static/{path.name}")
        assert (answer.status_code, len(answer.content)) == (200, path.stat().st_size)


def test_health_names_the_release_and_its_day(base: str, published: Settings) -> None:
    answer = httpx.get(f"{base}/healthz")
    opened = read.open_release(published)
    day = opened.query("select data_as_of from ops.refresh where refresh_id = ?", [opened.release_id]).item()
    opened.close()
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "release": opened.release_id, "data_as_of": day.isoformat()}


def test_health_says_what_is_missing(tmp_path: Path) -> None:
    with served(tmp_path) as (_, address):
        answer = httpx.get(f"{address}/healthz")
    assert answer.status_code == 503
    assert "detente refresh" in answer.json()["reason"]
