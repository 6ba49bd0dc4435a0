"""The floor under any refresh: DuckDB reads the same CSV files into tables, and nothing else.

Run as `python -m benchmarks.floor FOLDER FILE`.
"""

import sys
from pathlib import Path

import duckdb


def load(folder: Path, target: Path) -> int:
    """Read every CSV below a folder into a table of its own; returns how many."""
    files = sorted(folder.rglob("*.csv"))
    with duckdb.connect(str(target)) as connection:
        for path in files:
            connection.read_csv(str(path)).create(path.stem)
    return len(files)


if __name__ == "__main__":
    print(load(Path(sys.argv[1]), Path(sys.argv[2])))
