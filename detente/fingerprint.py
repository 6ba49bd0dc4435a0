"""What the tables of a release depend on besides the inputs: the project's own definitions."""

import hashlib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = ("warehouse", "etl", "indicators")
SUFFIXES = frozenset({".py", ".sql"})


def of_code() -> str:
    """SHA-256 over every module and SQL file that shapes a table, with their names."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((CHECKOUT / package).rglob("*")):
            if path.suffix in SUFFIXES:
                digest.update(str(path.relative_to(CHECKOUT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
