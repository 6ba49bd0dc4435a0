"""The refresh lock: one holder, named to whoever comes second, and never left behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.errors import RefreshRunning
from warehouse.lock import refreshing
from warehouse.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from warehouse.lock import refreshing
from warehouse.settings import Settings

with refreshing(Settings(data_dir=Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(settings: Settings) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input ends or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(settings.data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=CHECKOUT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_who_refreshes(settings: Settings) -> None:
    with holder(settings) as process:
        try:
            with pytest.raises(RefreshRunning) as refused, refreshing(settings):
                pass
        finally:
            process.kill()
    told = (
        rf"^A refresh is already running \(process {process.pid}, started \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)\. Wait"
    )
    refused.match(told)


def test_a_killed_holder_leaves_no_lock(settings: Settings) -> None:
    with holder(settings) as process:
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    assert settings.lock_file.exists()

    with refreshing(settings):
        assert settings.lock_file.read_text(encoding="utf-8").startswith(f"process {os.getpid()}, started ")


def test_a_holder_that_ends_leaves_no_lock(settings: Settings) -> None:
    with holder(settings) as process:
        process.communicate()
    assert process.returncode == 0

    with refreshing(settings):
        pass


def test_a_second_call_in_the_same_process_is_refused(settings: Settings) -> None:
    with (
        refreshing(settings),
        pytest.raises(RefreshRunning, match=f"process {os.getpid()}"),
        refreshing(settings),
    ):
        pass


def test_the_lock_is_free_again_after_an_error(settings: Settings) -> None:
    with pytest.raises(ZeroDivisionError), refreshing(settings):
        raise ZeroDivisionError
    with refreshing(settings):
        pass
