"""Servers under measurement: started on a free port, waited for, and ended."""

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

PATIENCE = 30


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that runs: its port on localhost and its process."""

    port: int
    process_id: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    def resident_mib(self) -> float:
        """The memory that it holds now, MiB."""
        for line in Path(f"/proc/{self.process_id}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise ProcessLookupError(f"process {self.process_id} tells no resident memory")


def free_port() -> int:
    """A port on localhost that nobody listens on."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
    return port


@contextlib.contextmanager
def started(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    """A server at work until the block ends."""
    with subprocess.Popen(command, env=os.environ | dict(environment), stdout=subprocess.DEVNULL) as process:  # noqa: S603  our own commands
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=10), timeout=PATIENCE) as client:
                client.get(f"http://localhost:{port}/_stcore/health").raise_for_status()
            yield Server(port=port, process_id=process.pid)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
