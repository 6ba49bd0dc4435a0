"""The ledger on disk: append only, every tampering seen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.forecast import ledger, ledger_files
from indicators.forecast.ledger import Stamp

KEY = ("bloc_members", "nato", "", "A")


def rows(refresh: str) -> pl.DataFrame:
    said = {
        **dict(zip(("indicator_id", "entity", "counterpart", "frequency"), KEY, strict=True)),
        "issued_on": date(2024, 6, 1),
        "data_as_of": date(2024, 5, 31),
        "target_period_start": date(2024, 1, 1),
        "horizon": 1,
        "model_id": "naive",
    }
    levels = pl.DataFrame([{**said, "quantile_level": level, "value": level} for level in (0.1, 0.5, 0.9)])
    return ledger.entries(
        levels, {KEY: refresh}, Stamp(refresh_id=refresh, issued_on=date(2024, 6, 1), code_version="")
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger of three files."""
    for refresh in ("r1", "r2", "r3"):
        ledger_files.append(tmp_path / "ledger", rows(refresh), ledger_files.read(tmp_path / "ledger"))
    return tmp_path / "ledger"


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.parquet"))


def replaced(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def with_value(path: Path, rows: pl.DataFrame) -> None:
    path.chmod(0o644)
    rows.write_parquet(path)


def test_no_ledger_is_no_damage(tmp_path: Path) -> None:
    found = ledger_files.read(tmp_path / "none")
    assert (found.entries.height, found.damage, found.last_seal) == (0, (), "")
    assert ledger_files.append(tmp_path / "none", found.entries, found) is None
    assert not (tmp_path / "none").exists()


def test_what_was_appended_is_read_back_in_order(folder: Path) -> None:
    found = ledger_files.read(folder)
    assert found.damage == ()
    assert_frame_equal(found.entries, pl.concat([rows("r1"), rows("r2"), rows("r3")]))
    assert [path.name.split("_")[1][:12] for path in files(folder)] == [seal[:12] for seal in found.seals]


def test_appending_touches_no_file_before(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in files(folder)}
    ledger_files.append(folder, rows("r4"), ledger_files.read(folder))
    assert {path.name: path.read_bytes() for path in files(folder)[:3]} == before
    assert ledger_files.read(folder).entries["refresh_id"].to_list() == ["r1", "r2", "r3", "r4"]


def changed_value(folder: Path) -> None:
    path = files(folder)[1]
    with_value(path, pl.read_parquet(path).with_columns(quantiles=[0.1, 0.6, 0.9]))


def changed_value_and_row_hash(folder: Path) -> None:
    path = files(folder)[1]
    forged = pl.read_parquet(path).with_columns(quantiles=[0.1, 0.6, 0.9])
    with_value(path, forged.with_columns(sha256=pl.Series(ledger.row_hashes(forged))))


@pytest.mark.parametrize(
    ("harm", "problem"),
    [
        (changed_value, "was changed after it was written"),
        (changed_value_and_row_hash, "was changed after it was written"),
        (lambda folder: files(folder)[1].unlink(), "is missing"),
        (lambda folder: replaced(files(folder)[1], b"PAR1 nonsense"), "cannot be read"),
        (
            lambda folder: with_value(files(folder)[1], pl.read_parquet(files(folder)[1]).drop("horizon")),
            "has other columns than it was written with",
        ),
    ],
)
def test_a_harmed_file_is_named_and_not_used(folder: Path, harm: Callable[[Path], None], problem: str) -> None:
    name = files(folder)[1].name
    harm(folder)
    found = ledger_files.read(folder)
    assert [(each.file, each.problem) for each in found.damage] == [(name, problem)]
    assert found.entries["refresh_id"].to_list() == ["r1", "r3"]
    ledger_files.append(folder, rows("r4"), found)
    again = ledger_files.read(folder)
    assert [each.file for each in again.damage] == [name]
    assert again.entries["refresh_id"].to_list() == ["r1", "r3", "r4"]


def test_a_file_put_in_is_not_used(folder: Path) -> None:
    rows("r9").write_parquet(folder / "r9_0123456789ab.parquet")
    found = ledger_files.read(folder)
    assert [each.file for each in found.damage] == ["r9_0123456789ab.parquet"]
    assert "r9" not in found.entries["refresh_id"]


def test_a_line_cut_from_the_manifest_shows(folder: Path) -> None:
    manifest = folder / ledger_files.MANIFEST
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join([*lines[:2], *lines[3:]]))
    assert {each.file for each in ledger_files.read(folder).damage} == {ledger_files.MANIFEST, files(folder)[1].name}


def test_a_lost_manifest_shows_and_loses_no_forecast(folder: Path) -> None:
    (folder / ledger_files.MANIFEST).unlink()
    found = ledger_files.read(folder)
    assert [each.problem for each in found.damage] == ["is missing"]
    assert found.entries["refresh_id"].to_list() == ["r1", "r2", "r3"]


def test_a_file_that_a_crash_kept_from_the_manifest_is_taken_in(folder: Path) -> None:
    manifest = folder / ledger_files.MANIFEST
    before = manifest.read_text()
    ledger_files.append(folder, rows("r4"), ledger_files.read(folder))
    manifest.write_text(before)
    (folder / "half.tmp").write_text("half")
    found = ledger_files.read(folder)
    assert found.damage == ()
    assert found.entries["refresh_id"].to_list() == ["r1", "r2", "r3", "r4"]
    ledger_files.append(folder, rows("r5"), found)
    again = ledger_files.read(folder)
    assert (again.damage, again.entries.height) == ((), 5)
    assert len(manifest.read_text().splitlines()) == 6
    assert not list(folder.glob("*.tmp"))
