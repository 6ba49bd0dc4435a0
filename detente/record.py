"""The ledger of issued forecasts, as a refresh and the status see it."""

import hashlib
from datetime import date, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from warehouse import release
from warehouse.settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from indicators.forecast.ledger import Record, Stamp
    from indicators.reuse import Reuse

CODE_DIGITS = 12


def read(settings: Settings) -> "Record":
    """What was issued, and what is damaged: also if files went missing from the end, as far as the journal knows."""
    from dataclasses import replace

    from indicators.forecast import ledger_files
    from indicators.forecast.ledger import Damage

    found = ledger_files.read(settings.ledger)
    noted = release.read_journal(settings).get("ledger_seal")
    if not noted or noted in found.seals:
        return found
    lost = Damage(file=ledger_files.MANIFEST, problem="ends before the forecasts that the last refresh left in it")
    return replace(found, damage=(*found.damage, lost))


def last_seal(settings: Settings) -> str:
    """The seal to look for next time; while forecasts are missing, the one that is missed."""
    from indicators.forecast import ledger_files

    found = ledger_files.read(settings.ledger)
    noted = str(release.read_journal(settings).get("ledger_seal") or "")
    return noted if noted and noted not in found.seals else found.last_seal


def input_hash(of_intake: str, ledger: "Record") -> str:
    """What a release depends on: the inputs and, if any, the damage that it has to tell of."""
    if not ledger.damage:
        return of_intake
    return hashlib.sha256(repr((of_intake, ledger.damage)).encode()).hexdigest()


def stamp(refresh_id: str, started: datetime, data_as_of: date, code_hash: str) -> "Stamp":
    """Who issues now. A clock behind the evidence is not believed."""
    from indicators.forecast.ledger import Stamp

    return Stamp(
        refresh_id=refresh_id,
        issued_on=max(started.date(), data_as_of),
        code_version=f"{version('detente')}+{code_hash[:CODE_DIGITS]}",
    )


def reuse(settings: Settings, issuer: "Stamp") -> "Reuse":
    """The cache of what forecasts and trends rest on, for the version of the code that issues."""
    from indicators.reuse import Reuse

    return Reuse(folder=settings.cache, code_version=issuer.code_version)


def append(settings: Settings, issued: "pl.DataFrame", ledger: "Record") -> None:
    """Put on record what is issued now."""
    from indicators.forecast import ledger_files

    ledger_files.append(settings.ledger, issued, ledger)
