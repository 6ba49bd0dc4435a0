"""What was computed before from the very same inputs: a cache that costs only time when it is lost.

A unit is a computation with a name and a key, the SHA-256 of all that goes into it. Its answer is a few frames, kept
as one Parquet file each, `<key>.<frame>.<SHA-256 of the file>.parquet`. A file whose bytes do not match its name is
damaged: it is told of, thrown away and made anew. Files that a run did not ask for go at its end. The ledger of
issued forecasts is no part of this.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import polars as pl

from indicators.series import Series

DIGITS = 24
DRAFT = ".tmp"
LIBRARIES = ("numpy", "polars", "scipy", "statsmodels")
Units = Mapping[str, pl.DataFrame]


@dataclass(kw_only=True)
class Reuse:
    """The cache during one run; without a folder nothing is kept and all is made.

    `made`, `reused` and `damaged` name the units of this run in order; `code_version` enters every key.
    """

    folder: Path | None = None
    code_version: str = ""
    made: list[str] = field(default_factory=list)
    reused: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)

    def frames(self, name: str, content: Iterable[str], make: Callable[[], Units], names: tuple[str, ...]) -> Units:
        """The frames `names` of one unit: as they were kept under `content`, or made and kept."""
        key = self._key(name, content)
        self._asked.add(key)
        kept = self._kept(name, key, names)
        if kept is not None:
            self.reused.append(name)
            return kept
        self.made.append(name)
        found = make()
        self._keep(key, {each: found[each] for each in names})
        return found

    def tidy(self) -> None:
        """Take away what this run did not ask for."""
        for path in self._files("*.*"):
            if path.suffix == DRAFT or path.name.split(".")[0] not in self._asked:
                path.unlink()

    def _key(self, name: str, content: Iterable[str]) -> str:
        digest = hashlib.sha256("\n".join([name, self.code_version, *_library_versions()]).encode())
        for part in content:
            digest.update(b"\n" + part.encode())
        return digest.hexdigest()[:DIGITS]

    def _files(self, pattern: str) -> list[Path]:
        return sorted(self.folder.glob(pattern)) if self.folder else []

    def _kept(self, name: str, key: str, names: tuple[str, ...]) -> Units | None:
        read = {each: self._read(name, f"{key}.{each}") for each in names}
        found = {each: frame for each, frame in read.items() if frame is not None}
        return found if len(found) == len(names) else None

    def _read(self, name: str, stem: str) -> pl.DataFrame | None:
        """A frame whose file holds what its name promises; None without one."""
        for path in self._files(f"{stem}.*.parquet"):
            content = path.read_bytes()
            if path.name == _file_name(stem, content):
                return pl.read_parquet(BytesIO(content))
            self.damaged.append(name)
            path.unlink()
        return None

    def _keep(self, key: str, frames: Units) -> None:
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, frame in frames.items():
            draft = self.folder / f"{key}.{name}{DRAFT}"
            frame.write_parquet(draft)
            draft.replace(self.folder / _file_name(f"{key}.{name}", draft.read_bytes()))


def _file_name(stem: str, content: bytes) -> str:
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:DIGITS]}.parquet"


@cache
def _library_versions() -> tuple[str, ...]:
    """Another release of a library may differ in the last bits."""
    return tuple(f"{name} {version(name)}" for name in LIBRARIES)


def content_of(series: Series) -> str:
    """All of a series that a trend or a forecast rests on, as text for a key."""
    values = hashlib.sha256(series.ordinals.astype("<i8").tobytes() + series.values.astype("<f8").tobytes())
    return repr((*series.key.values(), series.incomplete, series.samples, values.hexdigest()))
