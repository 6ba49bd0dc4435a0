"""The command as a user types it: what it prints, how it ends, what it leaves alone."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse import lock, read, release
from warehouse.settings import CHECKOUT, Settings

from .conftest import Detente, Ended, put

DONE, FAILED, USAGE, INCOMPLETE, BUSY = 0, 1, 2, 3, 4
COMMANDS = ("refresh", "dashboard", "status", "sql", "rollback")
RENAMED = "select count(*) from core.treaty where name like 'The Charter of Paris%'"
HEAVY = ("polars", "duckdb", "streamlit", "statsmodels", "scipy", "pandas", "numpy", "altair", "pyarrow", "dataframely")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    opened = read.open_release(settings)
    try:
        return opened.query(sql).rows()
    finally:
        opened.close()


def rename_a_treaty(curated: Path) -> None:
    """A change that every refresh of this folder has to publish."""
    path = curated / "treaties.csv"
    put(path, path.read_text().replace(",Charter of Paris", ",The Charter of Paris", 1))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(detente: Detente, data_dir: Path, command: str) -> None:
    ended = detente(command, "--help")
    assert (ended.returncode, ended.stderr) == (DONE, "")
    assert "Usage:" in ended.stdout
    assert not data_dir.exists()


def test_help_names_every_command_and_exit_code(detente: Detente) -> None:
    ended = detente("--help")
    assert ended.returncode == DONE
    assert all(command in ended.stdout for command in COMMANDS)
    assert "Exit codes: 0 done" in ended.stdout


def test_help_comes_without_heavy_imports(tmp_path: Path) -> None:
    script = f"""
import sys
sys.argv = ["detente", "--help"]
from detente.cli import main
try:
    main()
except SystemExit as ended:
    assert ended.code == 0, ended.code
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("sql",), ("status", "-o", "xml"), ("refresh", "--curated", "no")]
)
def test_wrong_usage_ends_with_2(detente: Detente, arguments: tuple[str, ...]) -> None:
    assert detente(*arguments).returncode == USAGE


def test_a_file_is_no_folder(detente: Detente) -> None:
    assert detente("refresh", "--curated", str(CHECKOUT / "pyproject.toml")).returncode == USAGE


@pytest.mark.parametrize("arguments", [("status",), ("sql", "select 1"), ("rollback",)])
def test_without_a_release_one_line_says_what_to_do(
    detente: Detente, data_dir: Path, arguments: tuple[str, ...]
) -> None:
    ended = detente(*arguments)
    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert ended.stderr == f"Error: No release in {data_dir}/warehouse yet. Run `detente refresh` first.\n"


def test_the_first_refresh_publishes_and_says_what_to_do_next(published_once: tuple[Path, Ended]) -> None:
    folder, ended = published_once
    settings = Settings(data_dir=folder)
    live = release.current(settings)
    assert (ended.returncode, ended.stderr.strip()) == (DONE, "")
    first, second, third = ended.stdout.splitlines()
    assert first.startswith(f"Published release {live.stem}: ")
    assert first.endswith(" versions added, 0 closed.")
    assert second.startswith("Data as of 20")
    assert second.endswith(f"Query it: {settings.current}")
    assert third == "Next: `detente dashboard` opens it, `detente status` shows checks and hashes."
    assert rows(settings, "select count(*), sum(offenders) from ops.check_result") == [
        (len(list((CHECKOUT / "warehouse/sql/checks").glob("*.sql"))), 0)
    ]


def test_a_refresh_without_change_publishes_nothing(detente: Detente, published: Settings) -> None:
    live = release.current(published)
    before = (live.name, sha256(live), len(release.every(published)))

    ended = detente("refresh")

    assert ended.returncode == DONE
    assert ended.stdout.startswith(f"Nothing changed: release {live.stem} stays live.\n")
    assert (release.current(published).name, sha256(live), len(release.every(published))) == before


def test_losing_all_but_the_snapshots_gives_equal_tables_again(detente: Detente, published: Settings) -> None:
    hashes = (
        "select table_name, row_count, content_sha256 from ops.table_hash where table_name <> 'mart.change' order by 1"
    )
    held = "select row_id, recorded_at, snapshot_sha256 from core.exercise_claim order by row_id"
    before = (rows(published, hashes), rows(published, held))
    shutil.rmtree(published.warehouse)

    assert detente("refresh").returncode == DONE

    assert (rows(published, hashes), rows(published, held)) == before


def test_status_shows_the_release_and_its_checks(detente: Detente, published: Settings) -> None:
    ended = detente("status")
    live = release.current(published).stem
    assert (ended.returncode, ended.stderr) == (DONE, "")
    assert ended.stdout.startswith(f"Live release  {live}\nData as of    20")
    assert "run, 0 with offending rows\n" in ended.stdout
    assert "core.exercise_claim" in ended.stdout


def test_status_speaks_json(detente: Detente, published: Settings) -> None:
    found = json.loads(detente("status", "--output", "json").stdout)
    assert found["live"] == release.current(published).stem
    assert found["releases"] == [found["live"]]
    assert found["quarantined"] == 0
    assert {check["offenders"] for check in found["checks"]} == {0}
    assert found["last_refresh"]["published"] is True


ZAPAD = "select exercise_id, start_date, participants from core.exercise where exercise_id = 'zapad-2017'"


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        ("csv", 'exercise_id,start_date,participants\nzapad-2017,2017-09-14,RUS;BLR\n'),
        ("json", '[{"exercise_id":"zapad-2017","start_date":"2017-09-14","participants":["RUS","BLR"]}]\n'),
    ],
)  # fmt: skip
def test_sql_prints_rows(detente: Detente, published: Settings, output: str, shown: str) -> None:
    ended = detente("sql", ZAPAD, "-o", output)
    assert (ended.returncode, ended.stdout, ended.stderr) == (DONE, shown, "")


def test_sql_prints_a_table(detente: Detente, published: Settings) -> None:
    ended = detente("sql", ZAPAD)
    assert ended.returncode == DONE
    assert "1 rows" in ended.stdout
    assert "zapad-2017" in ended.stdout


def test_csv_runs_no_formula_in_a_spreadsheet(detente: Detente, published: Settings) -> None:
    sql = (
        "select * from (values ('=1+1'), ('+1'), ('-1'), ('@x'), (chr(9) || 'x'), (chr(13) || 'x'), ('a=b')) as v(cell)"
    )
    cells = [row["cell"] for row in csv.DictReader(io.StringIO(detente("sql", sql, "-o", "csv").stdout, newline=""))]
    assert len(cells) == 7
    assert [cell for cell in cells if cell[0] in "=+-@\t\r"] == []
    assert cells[0] == "'=1+1"
    assert cells[-1] == "a=b"


@pytest.mark.parametrize(
    "sql",
    [
        "create table core.mine (a integer)",
        "delete from core.exercise",
        "drop table core.exercise",
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('pyproject.toml')",
        "copy core.exercise to '/tmp/exercise.csv'",
        "attach '/tmp/other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_sql_refuses_to_write_and_to_leave_the_release(detente: Detente, published: Settings, sql: str) -> None:
    before = sha256(release.current(published))
    ended = detente("sql", sql)
    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert ended.stderr.startswith("Error: ")
    assert ended.stderr.count("\n") == 1
    assert sha256(release.current(published)) == before


def test_a_mistake_in_sql_is_told_without_a_traceback(detente: Detente, published: Settings) -> None:
    ended = detente("sql", "select nme from core.exercise")
    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert ended.stderr.startswith('Error: Binder Error: Referenced column "nme" not found')
    assert "Traceback" not in ended.stderr


def test_rollback_and_its_limit(detente: Detente, published: Settings, curated: Path) -> None:
    first = release.current(published)
    rename_a_treaty(curated)
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    second = release.current(published)
    assert first != second

    ended = detente("rollback")

    assert ended.returncode == DONE
    assert ended.stdout.startswith(f"Live release: {first.stem} (was {second.stem}).\n")
    assert release.current(published) == first
    again = detente("rollback")
    assert (again.returncode, again.stdout) == (FAILED, "")
    assert again.stderr == (
        f"Error: {first.stem} is the oldest release kept. Run `detente refresh` to make a new one.\n"
    )
    # It holds while the inputs stay as they were.
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    assert release.current(published) == first
    # Without the note that a roll-back leaves, this is a release that a crash kept from going live.
    published.rolled_back.unlink()
    assert detente("refresh", "--curated", str(curated)).returncode == DONE
    assert rows(published, RENAMED) == [(1,)]


def test_a_second_refresh_names_the_first(detente: Detente, published: Settings) -> None:
    with lock.refreshing(published):
        ended = detente("refresh")
    assert (ended.returncode, ended.stdout) == (BUSY, "")
    line = ended.stderr.strip()
    assert line.startswith(f"A refresh is already running (process {os.getpid()}, started 20")
    assert line.endswith("Wait for it to end, then try again.")
    assert "\n" not in line
    assert detente("refresh").returncode == DONE


def test_bad_rows_are_named_and_the_rest_is_published(detente: Detente, published: Settings, curated: Path) -> None:
    before = dict(rows(published, "select table_name, row_count from ops.table_hash where table_name like 'core.%'"))
    contacts = (curated / "contacts.csv").read_text()
    put(curated / "contacts.csv", contacts.replace("2013-03-22,day", "2013-13-22,day", 1))
    deployments = (curated / "deployments.csv").read_text()
    put(curated / "deployments.csv", deployments.replace(",LVA,", ",LVX,", 1))
    (curated / "narrative.csv").unlink()
    rename_a_treaty(curated)

    ended = detente("refresh", "--curated", str(curated))

    assert ended.returncode == INCOMPLETE
    printed = ended.stdout.splitlines()
    assert printed[0].startswith("Published release ")
    assert printed[1:5] == [
        f"Failed: narrative: narrative.csv: the file is missing. Put it back into {curated}. Its last good rows stay.",
        "Quarantined: deployments.csv, row 2, column 'host': LVX is not a known host. "
        "Add the host first, or mend the id.",
        "Quarantined: contacts.csv, row 2, column 'date': 2013-13-22 is not a day. "
        "Write it as YYYY-MM-DD, a day that exists.",
        "In quarantine: 3. See them all: detente sql 'select * from ops.quarantine'",
    ]
    after = dict(rows(published, "select table_name, row_count from ops.table_hash where table_name like 'core.%'"))
    assert {name: (n, after[name]) for name, n in before.items() if after[name] < n} == {}
    assert rows(published, "select sum(offenders) from ops.check_result") == [(0,)]
    assert rows(published, RENAMED) == [(1,)]
    assert rows(published, "select file_row, column_name from ops.quarantine order by source_id") == [
        (2, "date"),
        (2, "host"),
        (0, "(file)"),
    ]
    assert rows(published, "select source_id from ops.job where state = 'failed'") == [("narrative",)]


def test_files_without_rows_publish_nothing_and_say_so(detente: Detente, data_dir: Path, curated: Path) -> None:
    for path in curated.rglob("*.csv"):
        put(path, path.read_text().splitlines(keepends=True)[0])
    ended = detente("refresh", "--curated", str(curated))
    assert ended.returncode == FAILED
    assert "no row of evidence could be taken in" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not Settings(data_dir=data_dir).current.exists()


def test_rows_at_odds_with_each_other_leave_the_live_release(
    detente: Detente, published: Settings, curated: Path
) -> None:
    live = release.current(published)
    before = sha256(live)
    claims = "membership_events.csv"
    lines = (curated / claims).read_text().splitlines(keepends=True)
    joined = next(line for line in lines if line.startswith("nato-fin-joined"))
    again = joined.replace("nato-fin-joined-2023-04-04", "nato-fin-joined-2024-04-04").replace(
        ",2023-04-04,", ",2024-04-04,"
    )
    put(curated / claims, "".join([*lines, again]))

    ended = detente("refresh", "--curated", str(curated))

    assert (ended.returncode, ended.stdout) == (FAILED, "")
    assert "membership_joined_once" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (release.current(published), sha256(live)) == (live, before)
    assert list(published.releases.glob(".build-*")) == []


def test_a_broken_correction_stops_before_anything_is_read(
    detente: Detente, published: Settings, curated: Path
) -> None:
    live = release.current(published)
    put(curated / "corrections.csv", "file,row_id,column,was,becomes,reason\ncontacts.csv,a,b\n")

    ended = detente("refresh", "--curated", str(curated))

    assert (ended.returncode, ended.stdout, release.current(published)) == (FAILED, "", live)
    assert ended.stderr.strip() == (
        "Error: corrections.csv: row 2, column '(row)': contacts.csv begins a row of 3 cells where 6 are due. "
        "Look for a missing or extra comma. Nothing was taken in."
    )
