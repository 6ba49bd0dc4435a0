"""The pages' SQL: one question a file, named parameters, and the same text with its parameters filled in."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

SQL = Path(__file__).with_name("sql")
# Comments and quoted text are stepped over, so that a `$name` in them stays as it is.
_PARTS = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\$(?P<name>[a-z_]+)")

Value = str | int | float | date | tuple[str, ...]


@cache
def text(noun: str) -> str:
    """The SQL of `sql/<noun>.sql`."""
    return (SQL / f"{noun}.sql").read_text(encoding="utf-8")


def filled(sql: str, parameters: Mapping[str, Value]) -> str:
    """The SQL with every `$name` replaced by its value as a literal: ready to be copied and run."""

    def literal_of(part: re.Match[str]) -> str:
        name = part["name"]
        return part[0] if name is None else literal(parameters[name])

    return _PARTS.sub(literal_of, sql).strip()


def literal(value: Value) -> str:
    """A value as DuckDB reads it in SQL."""
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, date):
        return f"date '{value.isoformat()}'"
    if isinstance(value, tuple):
        return "[" + ", ".join(literal(each) for each in value) + "]"
    return repr(value)
