"""Bytes to text: forms that spreadsheets write, bytes that nobody meant."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import table_file
from warehouse.errors import FileProblem

COLUMNS = ("id", "name", "note")
# What a sound cell may hold: no control characters, no formula sign, and no blanks at its ends.
letters = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
cells = st.one_of(letters, st.just('says "no", twice'), st.just("two\nlines")).filter(lambda c: c[:1] not in ("=", "@"))


def read(text: str) -> tuple[pl.DataFrame, list[str]]:
    frame, problems = table_file.read(text.encode(), file="list.csv", columns=COLUMNS)
    return frame, [str(problem) for problem in problems]


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_what_the_csv_module_writes_comes_back(rows: list[tuple[str, str, str]], end: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(COLUMNS)
    writer.writerows(rows)

    frame, problems = read(out.getvalue())

    assert not problems
    assert frame.columns == [*COLUMNS, table_file.ROW]
    assert frame.select(COLUMNS).rows() == [tuple(cell or None for cell in row) for row in rows]
    assert frame[table_file.ROW].to_list() == list(range(2, len(rows) + 2))


@settings(max_examples=300)
@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_rows_or_a_file_problem(content: bytes, with_header: bool) -> None:  # noqa: FBT001
    header = b"id,name,note\n" if with_header else b""
    told = outcome(header + content)
    assert all(line.isprintable() and line.startswith("list.csv") for line in told)


def outcome(content: bytes) -> list[str]:
    """What is said of a file; whatever loads is text in the columns that are due."""
    try:
        frame, problems = table_file.read(content, file="list.csv", columns=COLUMNS)
    except FileProblem as problem:
        return [str(problem)]
    if frame.schema != dict.fromkeys(COLUMNS, pl.String) | {table_file.ROW: pl.Int64}:
        raise AssertionError(frame.schema)
    return [str(problem) for problem in problems]


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    frame, problems = read("\ufeffid,name,note\n1,a,b\n")
    assert (frame["id"].to_list(), problems) == (["1"], [])


def test_columns_may_come_in_any_order() -> None:
    frame, problems = read("note,id,name\nb,1,a\n")
    assert (frame.row(0), problems) == (("1", "a", "b", 2), [])


def test_blank_lines_count_as_rows_but_hold_none() -> None:
    frame, problems = read("id,name,note\n\n1,a,b\n")
    assert (frame[table_file.ROW].to_list(), problems) == ([3], [])


def test_a_cell_of_blanks_is_empty() -> None:
    frame, _ = read("id,name,note\n1,  ,b\n")
    assert frame["name"].to_list() == [None]


def test_rows_are_counted_by_record_where_cells_run_over_lines() -> None:
    frame, problems = read('id,name,note\n1,"two\nlines",b\n2,a,b\n')
    assert (frame[table_file.ROW].to_list(), problems) == ([2, 3], [])


def test_reading_resumes_behind_a_quote_that_is_never_closed() -> None:
    frame, problems = read('id,name,note\n1,a,b\n2,"a,b\n3,a,b\n4,a,b\n')
    assert frame["id"].to_list() == ["1", "3", "4"]
    assert problems == [
        "list.csv, row 3, column '(row)': 2,\"a,b begins a row with a quote that is never closed or stands in the "
        "wrong place. Put quotes round the whole cell and double those inside it."
    ]


def test_a_quote_closed_only_lines_later_costs_its_own_row() -> None:
    frame, problems = read('id,name,note\n1,"a,b\n2,a,"b"\n3,a,b\n')
    assert frame["id"].to_list() == ["2", "3"]
    assert len(problems) == 1


def test_a_carriage_return_outside_quotes_is_told_as_such() -> None:
    frame, problems = read("id,name,note\n1,a\rb,c\n2,a,b\n")
    assert frame["id"].to_list() == ["2"]
    assert problems == [
        "list.csv, row 2, column '(row)': 1,a\\rb,c begins a row with a carriage return outside quotes. "
        "Save the file with line ends LF or CRLF."
    ]


def test_a_column_without_a_name_is_left_aside() -> None:
    frame, problems = read("id,name,note,\n1,a,b,\n")
    assert frame["id"].to_list() == ["1"]
    assert problems == [
        "list.csv, row 1, column '(unnamed)': (empty) is a column that this file does not have; "
        "its cells were left aside. Remove the column."
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("short", "short"),
        ("a\tb\nc", "a\\tb\\nc"),
        ("bell\x07 escape\x1b[31m", "bell\\x07 escape\\x1b[31m"),
        ("x" * 61, "x" * 60 + "..."),
        (b"\xe4".decode("utf-8", "surrogateescape"), "\\xe4"),
    ],
)
def test_a_message_shows_cells_on_one_printable_line(text: str, told: str) -> None:
    assert table_file.shown(text) == told
