"""What `detente status` tells: data, releases, last refresh, checks, table hashes."""

import contextlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from detente import record
from warehouse import read, release
from warehouse.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The state of one installation, as plain values."""

    live: str
    releases: list[str]
    data_as_of: str
    last_refresh: dict[str, Any]
    sources: list[dict[str, Any]]
    checks: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    quarantined: int
    ledger: dict[str, Any]
    cache: dict[str, Any]

    def as_json(self) -> str:
        """The same as JSON text."""
        return json.dumps(asdict(self), indent=1, default=str)


def collect(settings: Settings) -> Overview:
    """Read the live release and the journal. Raises NoRelease."""
    with contextlib.closing(read.open_release(settings)) as opened:
        refresh = opened.query("select data_as_of from ops.refresh where refresh_id = ?", [opened.release_id])
        return Overview(
            live=opened.release_id,
            releases=[path.stem for path in release.every(settings)],
            data_as_of=str(refresh.item()),
            last_refresh=release.read_journal(settings),
            sources=opened.query(
                "select source_id, row_count, coverage, latest_known_on, compiled_on from core.source"
            ).to_dicts(),
            checks=opened.query("select check_name, statement, offenders from ops.check_result").to_dicts(),
            tables=opened.query("select table_name, row_count, content_sha256 from ops.table_hash").to_dicts(),
            quarantined=opened.query("select count(*) from ops.quarantine").item(),
            ledger=_ledger(settings),
            cache=_cache(settings),
        )


def _ledger(settings: Settings) -> dict[str, Any]:
    found = record.read(settings)
    return {
        "files": len(found.seals),
        "forecasts": found.entries.height,
        "damage": [f"{each.file} {each.problem}" for each in found.damage],
    }


def _cache(settings: Settings) -> dict[str, Any]:
    """What need not be computed again, and how much of it the last refresh that published used."""
    files = list(settings.cache.glob("*.parquet"))
    journal = release.read_journal(settings)
    return {
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "made": len(journal.get("made", [])),
        "reused": journal.get("reused", 0),
    }
