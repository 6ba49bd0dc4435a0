"""Made-up samples, publishers' real files where they are at hand, and a server on loopback."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ..publisher import Publisher, serving

SAMPLES = Path(__file__).parents[1] / "samples"
UPSTREAM = "DETENTE_UPSTREAM"

Read = Callable[[str], bytes]


@pytest.fixture
def sample() -> Read:
    """Bytes of a made-up sample."""
    return lambda name: (SAMPLES / name).read_bytes()


@pytest.fixture
def upstream() -> Read:
    """Bytes of a publisher's real file, below the folder that DETENTE_UPSTREAM names."""
    folder = os.environ.get(UPSTREAM)
    if not folder:
        pytest.skip(f"{UPSTREAM} names no folder of publishers' files")
    return lambda pattern: _only(Path(folder), pattern).read_bytes()


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        pytest.skip(f"{UPSTREAM} has no file {pattern}")
    return found[0]


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A publisher's server on loopback."""
    with serving() as publisher:
        yield publisher
