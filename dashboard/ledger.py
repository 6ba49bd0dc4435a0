"""The state of the ledger of issued forecasts on this machine, from its manifest."""

from dataclasses import dataclass

from warehouse import settings

MANIFEST = "manifest.csv"


@dataclass(frozen=True, kw_only=True)
class State:
    """How many sealed files there are, and the seal of the last one; no seal without a file."""

    files: int
    last_seal: str


def state() -> State:
    """What the manifest lists. The refresh checks the seals; here nothing is checked again."""
    path = settings.load().ledger / MANIFEST
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    return State(files=len(lines), last_seal=lines[-1].split(",")[1] if lines else "")


def sentence() -> str:
    """The state in words."""
    found = state()
    if not found.files:
        return "The ledger's files are not on this machine."
    plural = "file" if found.files == 1 else "files"
    return f"The ledger holds {found.files:,} sealed {plural}; the last seal is {found.last_seal[:12]}."
