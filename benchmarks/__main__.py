"""Run all benchmarks, or those named: `python -m benchmarks [refresh readers dashboard ...]`."""

import importlib
import sys

from benchmarks.table import show

BENCHMARKS = ("refresh", "readers", "indicators", "agreement", "m3", "counts", "backtest_speed", "crash", "dashboard")


def main() -> None:
    """Print one table a benchmark."""
    for name in sys.argv[1:] or BENCHMARKS:
        print(f"measuring {name} ...", flush=True)
        module = importlib.import_module(f"benchmarks.{name}")
        show(name, module.run())


if __name__ == "__main__":
    main()
