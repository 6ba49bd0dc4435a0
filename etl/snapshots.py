"""Every distinct input ever taken in, kept as it came: with these the warehouse can be made anew."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One source's bytes, and when they were first taken in (UTC)."""

    source_id: str
    file: str
    sha256: str
    taken_at: datetime
    path: Path

    def content(self) -> bytes:
        """The bytes. Raises OSError."""
        return self.path.read_bytes()


def keep(folder: Path, source_id: str, file: str, content: bytes, at: datetime) -> Snapshot:
    """Store bytes unless they are the newest ones held already; returns what now is the newest."""
    sha256 = hashlib.sha256(content).hexdigest()
    held = of_source(folder, source_id)
    if held and held[-1].sha256 == sha256:
        return held[-1]
    path = folder / source_id / f"{at:{STAMP}}_{sha256}_{file}"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}")
    draft.write_bytes(content)
    draft.replace(path)
    return _snapshot(path)


def restamp(snapshot: Snapshot, at: datetime) -> Snapshot:
    """Date a snapshot anew: it was kept by a refresh that died before it had loaded it."""
    path = snapshot.path.with_name(f"{at:{STAMP}}_{snapshot.sha256}_{snapshot.file}")
    return _snapshot(snapshot.path.rename(path))


def of_source(folder: Path, source_id: str) -> list[Snapshot]:
    """A source's snapshots, oldest first."""
    return [_snapshot(path) for path in sorted((folder / source_id).glob("[!.]*"))]


def _snapshot(path: Path) -> Snapshot:
    stamp, sha256, file = path.name.split("_", 2)
    return Snapshot(
        source_id=path.parent.name, file=file, sha256=sha256, taken_at=datetime.strptime(stamp, STAMP), path=path
    )
