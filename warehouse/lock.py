"""One writer at a time: an advisory lock that the kernel drops when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from warehouse.errors import RefreshRunning
from warehouse.settings import Settings


@contextmanager
def refreshing(settings: Settings) -> Iterator[None]:
    """Hold the refresh lock; raise RefreshRunning, naming the holder, if somebody else does.

    The file stays behind after a crash, the lock does not: flock belongs to the open file.
    """
    settings.warehouse.mkdir(parents=True, exist_ok=True)
    with settings.lock_file.open("a+", encoding="utf-8") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefreshRunning(_holder(settings)) from None
        handle.truncate(0)
        handle.write(f"process {os.getpid()}, started {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        handle.flush()
        yield


def _holder(settings: Settings) -> str:
    who = settings.lock_file.read_text(encoding="utf-8") or "another process"
    return f"A refresh is already running ({who}). Wait for it to end, then try again."
