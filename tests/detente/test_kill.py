"""Kill -9 at random moments of a refresh, with readers querying all the time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS, SEED = 6, 1990


@pytest.mark.slow
def test_readers_notice_no_crash_and_the_next_refresh_succeeds() -> None:
    # A process of its own: the readers are started from its main module, which here other tests may have replaced.
    command = [sys.executable, "-m", "benchmarks.crash", str(KILLS), str(SEED)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["killed"] + report["finished"] == KILLS
    assert report["killed"] >= KILLS // 2
    assert report["queries"] >= 40
    assert report["releases_seen"]
