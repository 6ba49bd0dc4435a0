"""`python -m dashboard.geometry countries-50m.json` writes `static/world.json`."""

import gzip
import sys
from pathlib import Path

from dashboard.geometry import build


def main(upstream: str) -> None:
    """Make the map's file and say how large it is."""
    made = build.build(Path(upstream).read_bytes())
    build.TARGET.write_bytes(made)
    print(f"{build.TARGET}: {len(made):,} bytes, {len(gzip.compress(made, mtime=0)):,} compressed")


if __name__ == "__main__":
    main(*sys.argv[1:])
