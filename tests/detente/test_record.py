"""The ledger through the real command: nothing issued twice, nothing lost with the warehouse, damage told."""

import shutil
from pathlib import Path

from indicators import reckoning
from indicators.registry import INDICATORS
from warehouse import read, release
from warehouse.settings import Settings

from .conftest import Detente, put

DONE = 0
FORECASTS = "select content_sha256, row_count from ops.table_hash where table_name = 'mart.forecast'"
MODELLED = reckoning.modelled(INDICATORS)
UNTOUCHED = """
    select * from mart.trend_past where indicator_id = 'bloc_members'
    union all by name
    select * from mart.hindcast where indicator_id = 'bloc_members'
    order by all
"""
DAMAGE = "select message from mart.alert where kind = 'ledger_damaged'"


def rows(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    opened = read.open_release(settings)
    try:
        return opened.query(sql).rows()
    finally:
        opened.close()


def test_only_series_whose_inputs_changed_are_issued_anew(published: Settings, detente: Detente, curated: Path) -> None:
    before = {path.name for path in published.ledger.glob("*.parquet")}
    assert len(before) == 1
    treaties = curated / "treaties.csv"
    put(treaties, treaties.read_text().replace(",Charter of Paris", ",The Charter of Paris", 1))
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    assert {path.name for path in published.ledger.glob("*.parquet")} == before
    journal = release.read_journal(published)
    assert journal["made"] == []
    assert journal["reused"] > len(MODELLED)


def test_one_changed_row_computes_its_own_pools_alone(published: Settings, detente: Detente, curated: Path) -> None:
    sanctions = curated / "sanctions.csv"
    package = next(line for line in sanctions.read_text().splitlines() if line.startswith("eu-pkg-10,"))
    put(sanctions, sanctions.read_text().replace(package + "\n", ""))
    before = rows(published, UNTOUCHED)
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    journal = release.read_journal(published)
    made = {unit.partition(" ")[2] for unit in journal["made"]}
    touched = {indicator.id for indicator in MODELLED if "sanction_step" in indicator.reads}
    assert "eu_sanctions_packages" in made
    assert made - touched == {"count Q"}
    assert journal["reused"] > len(journal["made"])
    assert rows(published, UNTOUCHED) == before
    assert f"last refresh: {len(journal['made'])} computed, {journal['reused']} reused" in detente("status").stdout


def test_a_damaged_cache_costs_only_time(published: Settings, detente: Detente, curated: Path) -> None:
    before = rows(published, UNTOUCHED)
    for path in published.cache.glob("*.trend_past.*"):
        path.write_bytes(path.read_bytes()[:-9])
    treaties = curated / "treaties.csv"
    put(treaties, treaties.read_text().replace(",Charter of Paris", ",The Charter of Paris", 1))
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    made = release.read_journal(published)["made"]
    assert made
    assert all(unit.startswith("trend_past ") for unit in made)
    assert rows(published, UNTOUCHED) == before


def test_the_ledger_outlives_the_warehouse(published: Settings, detente: Detente) -> None:
    before = rows(published, FORECASTS)
    shutil.rmtree(published.warehouse)
    assert detente("refresh").returncode == DONE
    assert rows(published, FORECASTS) == before
    assert len(list(published.ledger.glob("*.parquet"))) == 1
    assert rows(published, DAMAGE) == []


def test_a_lost_ledger_is_told_and_never_passed_over(published: Settings, detente: Detente) -> None:
    shutil.rmtree(published.ledger)
    assert "Ledger damaged: manifest.csv ends before" in detente("status").stdout
    assert detente("refresh").returncode == DONE
    assert "ends before the forecasts" in str(rows(published, DAMAGE))
    assert "Ledger damaged" in detente("status").stdout


def test_a_changed_file_is_told_by_status_and_by_the_next_refresh(published: Settings, detente: Detente) -> None:
    (issued,) = published.ledger.glob("*.parquet")
    issued.chmod(0o644)
    issued.write_bytes(issued.read_bytes()[:-40])
    assert f"Ledger damaged: {issued.name} cannot be read" in detente("status").stdout
    assert detente("refresh").returncode == DONE
    assert issued.name in str(rows(published, DAMAGE))
    # What was lost is issued again, under its own day; the damaged file stays as it is.
    assert len(list(published.ledger.glob("*.parquet"))) == 2
