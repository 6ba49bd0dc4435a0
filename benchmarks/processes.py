"""Real processes, timed from outside: wall clock, and peak memory as the kernel counted it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Run:
    """One finished process."""

    seconds: float
    peak_mib: float
    output: str


def run(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a Python command line to its end; raises CalledProcessError if it fails."""
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  our own interpreter and modules
        [sys.executable, *arguments],
        env=os.environ | dict(environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, output)
    return Run(seconds=seconds, peak_mib=usage.ru_maxrss / 1024, output=output)


def median(arguments: Sequence[str], environment: Mapping[str, str], times: int) -> float:
    """Median wall clock of several runs, seconds."""
    return statistics.median(run(arguments, environment).seconds for _ in range(times))


def in_data_dir(folder: Path) -> dict[str, str]:
    """The environment that puts an installation into a folder."""
    return {"DETENTE_DATA_DIR": str(folder)}
