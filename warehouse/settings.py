"""Where everything lives: one folder, `$DETENTE_DATA_DIR`, or `.data` in the checkout."""

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
RELEASES_KEPT = 5


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The folders of one installation. Nothing here touches the disk."""

    data_dir: Path

    @property
    def snapshots(self) -> Path:
        """Every input ever taken in."""
        return self.data_dir / "snapshots"

    @property
    def ledger(self) -> Path:
        """Every forecast ever issued."""
        return self.data_dir / "ledger"

    @property
    def cache(self) -> Path:
        """What need not be computed again; losing it costs only time."""
        return self.data_dir / "cache"

    @property
    def warehouse(self) -> Path:
        """The working file, the releases and the lock."""
        return self.data_dir / "warehouse"

    @property
    def work_file(self) -> Path:
        """The writer's file."""
        return self.warehouse / "work.duckdb"

    @property
    def lock_file(self) -> Path:
        """Held by a running refresh."""
        return self.warehouse / "refresh.lock"

    @property
    def journal(self) -> Path:
        """How the last refresh ended."""
        return self.warehouse / "last_refresh.json"

    @property
    def releases(self) -> Path:
        """The release files."""
        return self.warehouse / "releases"

    @property
    def current(self) -> Path:
        """The link to the live release."""
        return self.warehouse / "current.duckdb"

    @property
    def rolled_back(self) -> Path:
        """The link to the release that a roll-back took off."""
        return self.warehouse / "rolled_back.duckdb"

    @property
    def parquet(self) -> Path:
        """The same tables as Parquet, one folder a release."""
        return self.warehouse / "parquet"


def load() -> Settings:
    """The settings of this process, from the environment."""
    folder = os.environ.get("DETENTE_DATA_DIR")
    return Settings(data_dir=Path(folder).resolve() if folder else CHECKOUT / ".data")
