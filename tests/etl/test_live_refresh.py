"""Live sources through the front door: a file given once is held, dated and replaced, nothing fetched unasked."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from etl.job import Intake
from etl.sources import countries, world_bank
from warehouse import read
from warehouse.settings import CHECKOUT, Settings
from warehouse.work import open_work

from .sources.conftest import SAMPLES

CURATED = CHECKOUT / "etl" / "curated"
FIRST_DAY, SECOND_DAY, THIRD_DAY = (datetime(2026, 11, day, 6, 0) for day in (23, 24, 25))
POPULATION = next(source for source in world_bank.SOURCES if source.id == "world_bank_population")
SAMPLE = (SAMPLES / "world_bank_population.json").read_bytes()


def refresh(data: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command, with proxies that lead nowhere: whatever it fetched would fail."""
    away = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")
    environment = {**os.environ, **away, "DETENTE_DATA_DIR": str(data)}
    command = [sys.executable, "-m", "detente", "refresh", *options]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    opened = read.open_release(Settings(data_dir=data))
    try:
        return opened.query(query).rows()
    finally:
        opened.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after three refreshes: a file given, none given, the file given with another value."""
    folder = tmp_path_factory.mktemp("live")
    first, second = folder / "first.json", folder / "second.json"
    first.write_bytes(SAMPLE)
    second.write_bytes(SAMPLE.replace(b'"value":1000,', b'"value":1001,'))
    votes, shares = SAMPLES / "un_roll_calls.csv", SAMPLES / "imf_cofer.csv"
    given = (f"world_bank_population={first}", f"un_roll_calls={votes}", f"imf_cofer={shares}")
    for options in ([f"--file={each}" for each in given], [], [f"--file=world_bank_population={second}"]):
        done = refresh(folder / "data", *options)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "data"


def test_rows_carry_their_evidence(data: Path) -> None:
    today = datetime.now(UTC).date()
    assert rows(
        data,
        "select entity, period_start, value, source_id, source_url, known_on, known_on_basis, verified"
        " from core.measurement where series_id = 'SP.POP.TOTL' order by entity, period_start",
    ) == [
        (
            entity,
            date(year, 1, 1),
            value,
            "world_bank_population",
            "https://data.worldbank.org/indicator/SP.POP.TOTL",
            min(date(year + 1, 9, 27) if (year + 1) % 4 else date(year + 1, 9, 26), today),
            "release_lag",
            "seen",
        )
        for entity, year, value in (("POL", 2023, 2000.0), ("UKR", 2022, 0.0), ("UKR", 2023, 1001.0))
    ]


def test_sources_not_named_keep_what_they_gave(data: Path) -> None:
    assert rows(data, "select count(*) from core.measurement where source_id = 'imf_cofer'") == [(3,)]
    assert rows(data, "select iso3, vote, known_on from core.un_roll_call_vote where iso3 = 'SUN'") == [
        ("SUN", "no", date(1980, 1, 14))
    ]


def test_a_changed_value_closes_the_version_before(data: Path) -> None:
    assert rows(data, "select entity, value, superseded_at is not null from history.measurement") == [
        ("UKR", 1000.0, True)
    ]
    assert rows(data, "select entity, value from measurement_as_of(date '2024-09-25') where series_id like 'SP%'") == [
        ("UKR", 0.0)
    ]


def test_a_source_card_counts_the_rows_of_its_source(data: Path) -> None:
    query = "select source_id, row_count, compiled_on from core.source where kind = 'live' and row_count > 0"
    assert sorted(rows(data, query)) == [
        ("imf_cofer", 3, None),
        ("un_roll_calls", 5, None),
        ("world_bank_population", 3, None),
    ]


def test_a_file_that_is_refused_leaves_what_is_held(data: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(b"<!doctype html><html>Come back later</html>")
    done = refresh(data, f"--file=world_bank_population={wrong}")
    assert done.returncode == 3
    assert "world_bank_population" in done.stdout
    assert rows(data, "select count(*) from core.measurement where source_id = 'world_bank_population'") == [(3,)]


def load(tmp_path: Path, at: datetime, content: bytes) -> pl.DataFrame:
    """Take in one answer of the World Bank on a day; every version of its figures."""
    where, source = Settings(data_dir=tmp_path), replace(POPULATION, fetch=lambda _: content)
    with open_work(where.work_file) as work:
        intake = Intake(work=work, settings=where, curated=CURATED, code_hash="code", on_step=lambda _: None)
        intake.restore((countries.SOURCE, source))
        outcomes = list(intake.load((countries.SOURCE, source), at, {source.id}))
        assert [outcome.message for outcome in outcomes] == [None, None]
        return work.connection.sql("select * from held.measurement order by row_id, recorded_at").pl()


def test_what_was_known_early_stays_known_since_then(tmp_path: Path) -> None:
    """A figure that came before its usual day keeps the day it came, however often it is read again."""
    early = SAMPLE.replace(b'"date":"2023"', b'"date":"2026"')
    first = load(tmp_path, FIRST_DAY, early)
    assert set(first.filter(pl.col("period_start") == date(2026, 1, 1))["known_on"]) == {FIRST_DAY.date()}
    again = load(tmp_path, SECOND_DAY, early + b"\n")
    assert again.equals(first)
    much_later = load(tmp_path, datetime(2029, 1, 1, 6, 0), early + b"\n\n")
    assert much_later.equals(first)


def test_a_value_changed_before_its_usual_day_is_known_since_the_change(tmp_path: Path) -> None:
    early = SAMPLE.replace(b'"date":"2023"', b'"date":"2026"')
    load(tmp_path, FIRST_DAY, early)
    changed = load(tmp_path, THIRD_DAY, early.replace(b'"value":1000,', b'"value":1001,'))
    held = changed.filter((pl.col("entity") == "UKR") & (pl.col("period_start") == date(2026, 1, 1)))
    assert held.select("value", "known_on").rows() == [(1000.0, FIRST_DAY.date()), (1001.0, THIRD_DAY.date())]
