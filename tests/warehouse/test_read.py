"""Reading a release: queries only, nothing outside the file, one cursor a query."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from warehouse.errors import QueryRefused
from warehouse.read import Release


@pytest.fixture(scope="module")
def reader(clean_release: Path) -> Iterator[Release]:
    """A clean release, opened as the dashboard opens it."""
    opened = Release(clean_release)
    yield opened
    opened.close()


def test_a_query_gives_a_frame(reader: Release) -> None:
    found = reader.query("select exercise_id, start_date from core.exercise order by 1")

    assert found.columns == ["exercise_id", "start_date"]
    assert found["exercise_id"].to_list() == ["shield-2021", "shield-2021-north"]


@pytest.mark.parametrize(("sql", "parameters"), [("= ?", ["RUS"]), ("= $iso3", {"iso3": "RUS"})])
def test_a_query_takes_parameters(reader: Release, sql: str, parameters: list[str] | dict[str, str]) -> None:
    assert reader.query(f"select name from core.country where iso3 {sql}", parameters)["name"].to_list() == ["Russia"]


def test_an_empty_result_keeps_its_columns(reader: Release) -> None:
    assert reader.query("select iso3 from core.country where false").schema == {"iso3": pl.String}


REFUSED = {
    "reads a file": "select * from read_text('/etc/hostname')",
    "reads a csv by path": "select * from '/etc/passwd.csv'",
    "lists files": "select * from glob('/etc/*')",
    "writes a file": "copy core.country to '{path}'",
    "exports everything": "export database '{path}'",
    "attaches a new file": "attach '{path}' as other",
    "attaches in memory and out": "attach '{path}' as other (read_only)",
    "installs an extension": "install httpfs",
    "loads an extension": "load httpfs",
    "reaches the network": "select * from 'https://example.org/data.parquet'",
    "sets the memory limit": "set memory_limit = '8GB'",
    "sets threads": "set threads = 8",
    "unlocks files": "set enable_external_access = true",
    "unlocks the settings": "set lock_configuration = false",
    "resets a setting": "reset memory_limit",
    "logs queries to a file": "set log_query_path = '{path}'",
    "inserts": "insert into core.country (iso3) values ('ZZZ')",
    "updates": "update core.country set name = ''",
    "deletes": "delete from core.country",
    "drops": "drop table core.country",
    "creates": "create table core.mine (a integer)",
    "reads a Python variable": "select * from secret",
    "names no table": "select * from core.nothing",
    "is no SQL": "selec 1",
}


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED)
def test_what_is_no_query_on_the_release_is_refused(reader: Release, tmp_path: Path, sql: str) -> None:
    secret = pl.DataFrame({"key": ["hidden"]})
    path = tmp_path / "leak"

    with pytest.raises(QueryRefused) as refused:
        reader.query(sql.format(path=path))

    assert str(refused.value)
    assert not path.exists()
    assert secret.height == 1
    assert reader.query("select count(*) as n from core.country")["n"].to_list() == [3]


def test_an_error_while_reading_rows_is_refused_too(reader: Release) -> None:
    with pytest.raises(QueryRefused, match="not a number"):
        reader.query("select cast('not a number' as integer) as n from core.country")


@pytest.mark.parametrize("sql", ["", " ;", "-- select 1"])
def test_what_gives_no_rows_says_so(reader: Release, sql: str) -> None:
    with pytest.raises(QueryRefused, match=r"^The statement returns no rows; a release takes queries only\.$"):
        reader.query(sql)


def test_a_value_that_no_frame_can_hold_is_refused(reader: Release) -> None:
    with pytest.raises(QueryRefused, match="month_day_nano_interval"):
        reader.query("select interval 1 month as i")


@pytest.mark.parametrize("sql", ["create temp table mine as select 1 as a", "set variable mine = 1", "use history"])
def test_what_one_query_leaves_in_memory_the_next_does_not_see(reader: Release, sql: str) -> None:
    reader.query(sql)

    left = reader.query(
        "select getvariable('mine') as v, current_schema() as s, count(*) as n from duckdb_tables() where temporary"
    )
    assert left.rows() == [(None, "main", 0)]


def test_threads_that_share_a_release_each_get_their_own_rows(reader: Release) -> None:
    def total(number: int) -> int:
        sql = "select sum(i)::bigint as total from range(?) as r (i) cross join core.country"
        return int(reader.query(sql, [number])["total"][0])

    numbers = range(1, 401)
    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(total, numbers)) == [3 * n * (n - 1) // 2 for n in numbers]
