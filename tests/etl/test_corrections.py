"""Corrections apply while the world is as they expect, and stop the source when it moved on."""

from pathlib import Path

import polars as pl
import pytest

from etl import corrections
from warehouse.errors import FileProblem, SourceFailed

HEADER = "file,row_id,column,was,becomes,reason\n"
FRAME = pl.DataFrame({"row_id": ["a", "b"], "name": ["Sheild", "Spear"], "note": [None, "x"]})


def laid(*rows: str) -> pl.DataFrame:
    return corrections.apply(FRAME, corrections.parse((HEADER + "\n".join(rows) + "\n").encode()), file="list.csv")


def test_a_cell_is_corrected_where_the_guard_holds() -> None:
    assert laid("list.csv,a,name,Sheild,Shield,misspelt")["name"].to_list() == ["Shield", "Spear"]


def test_an_empty_cell_can_be_filled_and_a_full_one_emptied() -> None:
    assert laid("list.csv,a,note,,seen,found", "list.csv,b,note,x,,was a slip")["note"].to_list() == ["seen", None]


def test_a_row_can_be_withdrawn() -> None:
    assert laid("list.csv,a,(row),,withdrawn,not an exercise")["row_id"].to_list() == ["b"]


def test_corrections_of_other_files_and_absent_rows_do_nothing() -> None:
    assert laid("other.csv,a,name,Sheild,Shield,?", "list.csv,z,name,Sheild,Shield,?").equals(FRAME)


def test_a_guard_that_no_longer_matches_stops_the_source() -> None:
    with pytest.raises(SourceFailed) as stopped:
        laid("list.csv,a,name,Shild,Shield,misspelt")
    assert str(stopped.value) == (
        "corrections.csv: list.csv, a, column 'name' is 'Sheild', the correction expects 'Shild'. "
        "Remove the correction if it is settled, or mend its `was`."
    )


def test_a_column_that_is_not_there_stops_the_source() -> None:
    with pytest.raises(SourceFailed) as stopped:
        laid("list.csv,a,title,Sheild,Shield,misspelt")
    assert str(stopped.value) == "corrections.csv: list.csv has no column 'title' to correct (misspelt)."


def test_no_file_and_a_bare_header_are_no_corrections(tmp_path: Path) -> None:
    assert corrections.parse(corrections.fetch(tmp_path)).is_empty()
    (tmp_path / corrections.FILE).write_text(HEADER)
    assert corrections.parse(corrections.fetch(tmp_path)).is_empty()


def test_a_broken_correction_stops_everything() -> None:
    with pytest.raises(FileProblem) as stopped:
        corrections.parse(f"{HEADER}list.csv,a,name\n".encode())
    assert str(stopped.value) == (
        "corrections.csv: row 2, column '(row)': list.csv begins a row of 3 cells where 6 are due. "
        "Look for a missing or extra comma. Nothing was taken in."
    )
