"""The ledger on disk: one Parquet file for each refresh that issued anything, never written again.

A file is named `<refresh_id>_<first twelve digits of its seal>.parquet`. `manifest.csv` lists every file with its
whole seal, in order; each seal covers the one before. A file that was changed, removed or put in shows as damage.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from indicators.forecast import ledger
from indicators.forecast.ledger import Damage, Record

MANIFEST = "manifest.csv"
HEADER = "file,seal,previous_seal\n"
DIGITS = 12
Line = tuple[str, str, str]


def read(folder: Path) -> Record:
    """Everything issued, as far as its seals hold, and what is damaged."""
    lines, damage = _manifest(folder)
    files = {path.name for path in folder.glob("*.parquet")}
    kept: list[pl.DataFrame] = []
    seals = [""]
    for name, listed, previous in [*lines, *_unlisted(folder, files - {line[0] for line in lines}, lines)]:
        if previous != seals[-1]:
            damage.append(Damage(file=MANIFEST, problem=f"does not lead to {name}: lines were changed or removed"))
        rows, problem = _checked(folder / name, listed, previous)
        if problem:
            damage.append(Damage(file=name, problem=problem))
        else:
            kept.append(rows)
        seals.append(listed)
        files.discard(name)
    damage += [
        Damage(file=name, problem="is not in the manifest: it was put in by other means") for name in sorted(files)
    ]
    entries = pl.concat(kept) if kept else ledger.nothing().entries
    return Record(entries=entries, damage=tuple(damage), seals=tuple(seals[1:]))


def _manifest(folder: Path) -> tuple[list[Line], list[Damage]]:
    path = folder / MANIFEST
    if not path.exists():
        # One file and no manifest is what a crash after the very first file leaves.
        lost = len(list(folder.glob("*.parquet"))) > 1
        return [], [Damage(file=MANIFEST, problem="is missing")] if lost else []
    lines: list[Line] = []
    damage = []
    for text in path.read_text(encoding="utf-8").splitlines()[1:]:
        match text.split(","):
            case [name, seal, previous] if Path(name).name == name:
                lines.append((name, seal, previous))
            case _:
                damage.append(Damage(file=MANIFEST, problem=f"has an unreadable line {text!r}"))
    return lines, damage


def _unlisted(folder: Path, names: set[str], lines: list[Line]) -> Iterator[Line]:
    """Files that a crash kept out of the manifest: sound, and sealed right after the last one listed."""
    seal = lines[-1][1] if lines else ""
    while following := next((found for name in sorted(names) if (found := _sealed_after(folder / name, seal))), None):
        yield following[0], following[1], seal
        names = names - {following[0]}
        seal = following[1]


def _sealed_after(path: Path, previous: str) -> tuple[str, str] | None:
    """Name and seal of a file if it follows on `previous`."""
    try:
        seal = ledger.seal(ledger.row_hashes(pl.read_parquet(path)), previous)
    except (pl.exceptions.PolarsError, OSError):
        return None
    return (path.name, seal) if path.name.endswith(f"_{seal[:DIGITS]}.parquet") else None


def _checked(path: Path, seal: str, previous: str) -> tuple[pl.DataFrame, str]:
    """The rows of a file, and what is wrong with it; nothing wrong is an empty text."""
    nothing = ledger.nothing().entries
    if not path.exists():
        return nothing, "is missing"
    try:
        rows = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError):
        return nothing, "cannot be read"
    if rows.schema != nothing.schema:
        return nothing, "has other columns than it was written with"
    hashes = ledger.row_hashes(rows)
    is_whole = rows["sha256"].to_list() == hashes and ledger.seal(hashes, previous) == seal
    if not is_whole or not path.name.endswith(f"_{seal[:DIGITS]}.parquet"):
        return nothing, "was changed after it was written"
    return rows, ""


def append(folder: Path, rows: pl.DataFrame, record: Record) -> Path | None:
    """Write entries of one refresh as a new file behind those of `record`; None if there are none.

    On return the file and the manifest are on disk. Killed before that, the file is there whole or not at all.
    """
    if rows.is_empty():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    for draft in folder.glob("*.tmp"):
        draft.unlink()
    seal = ledger.seal(rows["sha256"], record.last_seal)
    path = folder / f"{rows['refresh_id'][0]}_{seal[:DIGITS]}.parquet"
    draft = path.with_suffix(".tmp")
    rows.write_parquet(draft)
    _settle(draft, path)
    path.chmod(0o444)
    _list(folder, (path.name, seal, record.last_seal))
    return path


def _list(folder: Path, line: Line) -> None:
    """Add a file to the manifest, and before it those that a crash kept out."""
    manifest = folder / MANIFEST
    text = manifest.read_text(encoding="utf-8") if manifest.exists() else HEADER
    lines, _ = _manifest(folder)
    names = {path.name for path in folder.glob("*.parquet")} - {name for name, _, _ in lines} - {line[0]}
    draft = manifest.with_suffix(".tmp")
    added = [*_unlisted(folder, names, lines), line]
    draft.write_text(text + "".join(",".join(each) + "\n" for each in added), encoding="utf-8")
    _settle(draft, manifest)


def _settle(draft: Path, path: Path) -> None:
    """Move a finished draft into place, both surely on disk."""
    for folder_or_file in (draft, path.parent):
        descriptor = os.open(folder_or_file, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if folder_or_file is draft:
            draft.replace(path)
