"""Bytes to a frame of text: strict about form, forgiving towards the rows that are sound."""

import csv
import difflib
import io
from collections.abc import Iterator

import polars as pl

from warehouse.errors import FileProblem, RowProblem

LINE_LIMIT = 1_000_000
SHOWN_LIMIT = 60
BROKEN_RECORDS_LIMIT = 100
ROW = "file_row"


def read(content: bytes, *, file: str, columns: tuple[str, ...]) -> tuple[pl.DataFrame, list[RowProblem]]:
    """Read CSV bytes into one text column a name in `columns`, plus `file_row`.

    Empty cells become null; cells are stripped. `file_row` counts records as a spreadsheet does,
    the header being row 1. Records that cannot be read are returned as problems, the others load.
    Raises FileProblem where the file as a whole cannot be used.
    """
    if not content.strip():
        raise FileProblem(file, "the file is empty", "Restore its header and rows.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FileProblem(file, "the file is UTF-16, not UTF-8", "Save it as CSV UTF-8.")
    lines, problems = _lines(content, file)
    header, *records = _records(lines, file, problems) or [(1, [])]
    problems += _judge_header(header[1], columns, file)
    rows = [record for record in records if _whole(record, header[1], file, problems)]
    if not rows and not problems:
        raise FileProblem(file, "the file has a header but no rows", "Restore its rows.")
    return _frame(rows, header[1], columns), problems


def _lines(content: bytes, file: str) -> tuple[list[str], list[RowProblem]]:
    """The file's lines as text; bytes that are not UTF-8 survive as surrogates, to be judged by row."""
    problems: list[RowProblem] = []
    lines: list[str] = []
    for number, line in enumerate(io.BytesIO(content.removeprefix(b"\xef\xbb\xbf")), start=1):
        if len(line) > LINE_LIMIT:
            problems.append(
                RowProblem(
                    file=file,
                    row=number,
                    column="(row)",
                    value=shown(line[:20].decode("utf-8", "surrogateescape")) + "...",
                    problem=f"is in a line of {len(line) / 1e6:,.0f} MB, the limit is {LINE_LIMIT / 1e6:.0f} MB",
                    remedy="Shorten the line or look for a quote that is never closed",
                )
            )
            lines.append("\n")
        else:
            lines.append(line.decode("utf-8", "surrogateescape"))
    return lines, problems


def _records(lines: list[str], file: str, problems: list[RowProblem]) -> list[tuple[int, list[str]]]:
    """(row, cells) of every record; after a broken one reading resumes at the line behind its start."""
    records: list[tuple[int, list[str]]] = []
    start, row, width = 0, 1, 0
    while start < len(lines):
        broken = None
        for first, cells, error in _parsed(lines, start):
            if error or (width and len(cells) != width and _spans(lines, first, cells)):
                broken = (first, error or "")
                break
            if cells or not records:
                records.append((row, cells))
                width = width or len(cells)
            row += 1
        if broken is None:
            break
        problems.append(_unreadable(file, row, lines[broken[0]], broken[1]))
        if len(problems) > BROKEN_RECORDS_LIMIT:
            raise FileProblem(file, f"more than {BROKEN_RECORDS_LIMIT} rows cannot be read", "Save it as CSV again.")
        start, row = broken[0] + 1, row + 1
    return records


def _parsed(lines: list[str], start: int) -> Iterator[tuple[int, list[str], str | None]]:
    """(index of first line, cells, error) of each record from a line on; ends after an error."""
    reader = csv.reader(lines[start:], strict=True)
    while True:
        first = start + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield first, [], str(error)
            return
        yield first, cells, None


def _spans(lines: list[str], first: int, cells: list[str]) -> bool:
    """Whether a record of the wrong width ran over line ends: a sign of a quote in the wrong place."""
    return any("\n" in cell for cell in cells) and first < len(lines)


def _unreadable(file: str, row: int, line: str, error: str) -> RowProblem:
    if "field limit" in error:
        problem = f"begins a row with a cell of more than {csv.field_size_limit():,} letters"
        remedy = "Shorten the cell or look for a quote that is never closed"
    elif "new-line" in error:
        problem = "begins a row with a carriage return outside quotes"
        remedy = "Save the file with line ends LF or CRLF"
    else:
        problem = "begins a row with a quote that is never closed or stands in the wrong place"
        remedy = "Put quotes round the whole cell and double those inside it"
    return RowProblem(file=file, row=row, column="(row)", value=shown(line.strip()), problem=problem, remedy=remedy)


def shown(text: str) -> str:
    r"""A cell as a message can carry it: one line, printable, not too long, bytes that are no text as \\xNN."""
    told = "".join(letter if letter.isprintable() else _escaped(letter) for letter in text[:SHOWN_LIMIT])
    return told if len(text) <= SHOWN_LIMIT else told + "..."


def _escaped(letter: str) -> str:
    if "\udc80" <= letter <= "\udcff":  # a byte that is not UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode()


def _judge_header(header: list[str], columns: tuple[str, ...], file: str) -> list[RowProblem]:
    """Raise for a missing column; report an extra one, whose cells are left aside."""
    header = [name if name in columns else shown(name) for name in header]
    missing = [name for name in columns if name not in header]
    extra = [name for name in header if name not in columns]
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise FileProblem(file, f"row 1 names column '{twice}' twice", "Remove one of them.")
    if missing:
        alike = difflib.get_close_matches(missing[0], extra, n=1, cutoff=0.6)
        remedy = (
            f"Rename column '{alike[0]}' to '{missing[0]}'."
            if alike
            else f"Add it; the columns are {', '.join(columns)}."
        )
        raise FileProblem(file, f"row 1 has no column '{missing[0]}'", remedy)
    return [
        RowProblem(
            file=file,
            row=1,
            column=name or "(unnamed)",
            value=name,
            problem="is a column that this file does not have; its cells were left aside",
            remedy="Remove the column",
        )
        for name in extra
    ]


def _whole(record: tuple[int, list[str]], header: list[str], file: str, problems: list[RowProblem]) -> bool:
    """Whether a record has every cell and none that cannot be stored; else its problem is noted."""
    row, cells = record
    if len(cells) != len(header):
        problems.append(
            RowProblem(
                file=file,
                row=row,
                column="(row)",
                value=shown(cells[0]),
                problem=f"begins a row of {len(cells)} cells where {len(header)} are due",
                remedy="Look for a missing or extra comma",
            )
        )
        return False
    for name, cell in zip(header, cells, strict=True):
        judged = _unstorable(cell)
        if judged:
            problem, remedy = judged
            problems.append(
                RowProblem(file=file, row=row, column=shown(name), value=shown(cell), problem=problem, remedy=remedy)
            )
            return False
    return True


def _unstorable(cell: str) -> tuple[str, str] | None:
    if "\0" in cell:
        return "holds a NUL byte", "Remove it; the file may be damaged"
    if not cell.isascii() and any("\udc80" <= letter <= "\udcff" for letter in cell):
        return "is not UTF-8 text", "Save the file as CSV UTF-8"
    if cell.lstrip()[:1] in ("=", "@") or cell[:1] in ("\t", "\r"):
        return "looks like a spreadsheet formula", "Write it as plain text, without the leading sign"
    return None


def _frame(rows: list[tuple[int, list[str]]], header: list[str], columns: tuple[str, ...]) -> pl.DataFrame:
    cells = {name: [cells[header.index(name)].strip() or None for _, cells in rows] for name in columns}
    frame = pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String))
    return frame.with_columns(pl.Series(ROW, [row for row, _ in rows], dtype=pl.Int64))
