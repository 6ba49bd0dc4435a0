"""Real refreshes over changed files: each difference is told with its cause."""

import contextlib
from datetime import date
from pathlib import Path

import duckdb

from warehouse import read, release
from warehouse.settings import Settings

from .conftest import Detente, put

WAS = "IDN,joined,member,2025-01-06,"
IS = "IDN,joined,member,2024-12-06,"
ADDED = (
    "test-exit,cica,TUR,withdrew,none,2026-06-15,day,2026-06-15,https://example.org/exit,A page for this test,seen,\n"
)
TAMPERED = """
    update mart.indicator set fingerprint = 'another' where indicator_id = 'arms_control_in_force';
    update mart.observation set value = value + 1
    where indicator_id = 'arms_control_in_force' and entity = 'all' and period_start = date '2010-01-01';
"""


def tamper(path: Path, sql: str) -> None:
    """Make a release one of another definition."""
    path.chmod(0o644)
    with contextlib.closing(duckdb.connect(str(path))) as connection:
        for statement in sql.split(";"):
            connection.execute(statement) if statement.strip() else None
    path.chmod(0o444)


def test_a_refresh_tells_why_values_differ(detente: Detente, published: Settings, curated: Path) -> None:
    tamper(release.current(published), TAMPERED)
    events = (curated / "membership_events.csv").read_text(encoding="utf-8")
    put(curated / "membership_events.csv", events.replace(WAS, IS, 1) + ADDED)

    ended = detente("refresh", "--curated", str(curated))

    assert ended.returncode == 0, ended.stderr
    with contextlib.closing(read.open_release(published)) as opened:
        told = opened.query("select indicator_id, entity, period_start, cause from mart.change")
        forecasts = opened.query("select indicator_id, cause from mart.forecast_change")
    causes = {tuple(row[:3]): row[3] for row in told.rows()}
    assert causes["bloc_members", "brics", date(2024, 1, 1)] == "revised by source"
    assert causes["arms_control_in_force", "all", date(2010, 1, 1)] == "definition"
    assert causes["bloc_accessions", "brics", date(2025, 1, 1)] == "revised by source"
    assert {row[0] for row in forecasts.rows()} >= {"bloc_members"}
    assert "model" not in set(told["cause"])


def test_late_evidence_alone_is_no_revision(detente: Detente, published: Settings, curated: Path) -> None:
    events = (curated / "membership_events.csv").read_text(encoding="utf-8")
    put(curated / "membership_events.csv", events + ADDED)

    ended = detente("refresh", "--curated", str(curated))

    assert ended.returncode == 0, ended.stderr
    with contextlib.closing(read.open_release(published)) as opened:
        told = opened.query("select distinct cause from mart.change where indicator_id like 'bloc_%'")
    assert told["cause"].to_list() == ["new evidence"]
