"""Corrections: rows with a guard, laid over an input without touching it.

`corrections.csv` in the curated folder: file, row_id, column, was, becomes, reason. `column`
`(row)` with `becomes` `withdrawn` takes a whole row out. A correction whose `was` is no longer
found stops the source: the world moved on, and somebody should look.
"""

from pathlib import Path

import polars as pl

from etl import table_file
from warehouse.errors import FileProblem, SourceFailed

ID = "corrections"
FILE = "corrections.csv"
COLUMNS = ("file", "row_id", "column", "was", "becomes", "reason")
WHOLE_ROW = "(row)"
WITHDRAWN = "withdrawn"


def fetch(folder: Path) -> bytes:
    """The file's bytes; an absent file is one without corrections."""
    path = folder / FILE
    return path.read_bytes() if path.exists() else f"{','.join(COLUMNS)}\n".encode()


def parse(content: bytes) -> pl.DataFrame:
    """All corrections, as text. Raises FileProblem."""
    if len(content.strip().splitlines()) == 1:
        return pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))
    frame, problems = table_file.read(content, file=FILE, columns=COLUMNS)
    if problems:
        told = str(problems[0]).removeprefix(f"{FILE}, ").removesuffix(".")
        raise FileProblem(FILE, told, "Nothing was taken in.")
    return frame.select(COLUMNS)


def apply(frame: pl.DataFrame, corrections: pl.DataFrame, *, file: str) -> pl.DataFrame:
    """Lay the corrections of one file over a shaped frame that has `row_id`. Raises SourceFailed."""
    for row_id, column, was, becomes, reason in (
        corrections.filter(pl.col("file") == file).select(COLUMNS[1:]).iter_rows()
    ):
        if row_id not in frame["row_id"]:
            continue
        here = pl.col("row_id") == row_id
        if column == WHOLE_ROW and becomes == WITHDRAWN:
            frame = frame.filter(~here)
            continue
        if column not in frame.columns:
            raise SourceFailed(f"{FILE}: {file} has no column '{column}' to correct ({reason}).")
        found = frame.filter(here)[column].item()
        if found != was:
            raise SourceFailed(
                f"{FILE}: {file}, {row_id}, column '{column}' is {found!r}, the correction expects {was!r}. "
                "Remove the correction if it is settled, or mend its `was`."
            )
        frame = frame.with_columns(pl.when(here).then(pl.lit(becomes)).otherwise(column).alias(column))
    return frame
