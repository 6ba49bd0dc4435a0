"""A refresh against its floor: time, memory, the no-change case, the command's own start."""

import tempfile
from pathlib import Path

from benchmarks import processes
from benchmarks.table import Line

CURATED = Path(__file__).parents[1] / "etl" / "curated"
MODULE = ("-m", "detente")


def run() -> list[Line]:
    """Refresh into an empty folder, again without change, and the floor beside them."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        environment = processes.in_data_dir(here / "data")
        floor = processes.run(["-m", "benchmarks.floor", str(CURATED), str(here / "floor.duckdb")])
        first = processes.run([*MODULE, "refresh"], environment)
        unchanged = processes.median([*MODULE, "refresh"], environment, times=5)
        start = processes.median([*MODULE, "--help"], environment, times=5)
        bare = processes.median(["-c", "pass"], environment, times=5)
    return [
        Line(
            what="refresh of the embedded data, cold, forecasts and hindcasts included",
            ours=f"{first.seconds:.1f} s",
            peer=f"DuckDB reads the same files: {floor.seconds:.1f} s",
            ratio=first.seconds / floor.seconds,
            mark="<= 30 s",
            reached=first.seconds <= 30,
        ),
        Line(
            what="its peak memory",
            ours=f"{first.peak_mib:.0f} MiB",
            peer=f"{floor.peak_mib:.0f} MiB",
            ratio=first.peak_mib / floor.peak_mib,
            mark="<= 1 GB",
            reached=first.peak_mib <= 1000,
        ),
        Line(
            what="refresh without a change (median of 5)",
            ours=f"{unchanged:.2f} s",
            peer=f"cold refresh: {first.seconds:.1f} s",
            ratio=unchanged / first.seconds,
            mark="<= 2 s",
            reached=unchanged <= 2,
        ),
        Line(
            what="detente --help (median of 5)",
            ours=f"{start:.2f} s",
            peer=f"bare Python: {bare:.2f} s",
            ratio=start / bare,
            mark="<= 0.4 s",
            reached=start <= 0.4,
        ),
    ]
