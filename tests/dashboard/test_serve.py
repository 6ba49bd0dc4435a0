"""Serving: it starts, it answers on this machine only, and it ends when told to."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from dashboard import serve

PATIENCE = 30


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_server_ends_with_the_command(tmp_path: Path, told: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"DETENTE_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "detente", "dashboard", "--port", str(port)]
    started = subprocess.Popen(command, env=environment, cwd=serve.CHECKOUT, stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=10), timeout=PATIENCE) as client:
            assert client.get(f"http://localhost:{port}/_stcore/health").text == "ok"
        started.send_signal(told)
        assert started.wait(PATIENCE) == 0
    finally:
        started.kill()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://localhost:{port}/_stcore/health")
