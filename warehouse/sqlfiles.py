"""SQL kept in files: one object a file, the first line says what it is."""

from functools import cache
from itertools import takewhile
from pathlib import Path

SQL = Path(__file__).with_name("sql")


@cache
def text(relative: str) -> str:
    """The SQL of one file below `warehouse/sql/`, e.g. `views/exercise_figure.sql`."""
    return (SQL / relative).read_text(encoding="utf-8")


def render(relative: str, **names: str | tuple[str, ...]) -> str:
    """The SQL of a file with its `{place}` holders filled by quoted identifiers (never by values)."""
    sql = text(relative)
    for holder, name in names.items():
        listed = (name,) if isinstance(name, str) else name
        sql = sql.replace(f"{{{holder}}}", ", ".join(identifier(each) for each in listed))
    return sql


def each(folder: str) -> list[tuple[str, str]]:
    """(stem, SQL) of every file in a folder below `warehouse/sql/`, by name."""
    return [(path.stem, path.read_text(encoding="utf-8")) for path in sorted((SQL / folder).glob("*.sql"))]


def first_line(sql: str) -> str:
    """What the first comment line says."""
    return sql.splitlines()[0].removeprefix("--").strip()


def meanings(sql: str) -> dict[str, str]:
    """What the header says of columns, in lines such as `-- claims: How many rows state it`."""
    header = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    told = (line.removeprefix("-- ").split(": ", maxsplit=1) for line in header if ": " in line)
    return {name: meaning for name, meaning in told if name.isidentifier()}


def identifier(name: str) -> str:
    """A quoted identifier; `schema.table` keeps its two parts."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in name.split("."))


def literal(value: str) -> str:
    """A quoted text literal, for the statements that take no parameter (ATTACH, COMMENT)."""
    return "'" + value.replace("'", "''") + "'"
