"""The gate: text becomes typed rows, and what cannot be judged good is named and kept out."""

import difflib
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import dataframely as dy
import polars as pl

from etl.table_file import ROW, shown
from warehouse.errors import RowProblem
from warehouse.frames import Evidence, Table

KnownIds = Callable[[str], set[str]]

# Rules that speak of two columns: (column to name, problem with {other columns}, remedy).
RULES: Mapping[str, tuple[str, str, str]] = {
    "low_above_high": (
        "value_low", "is above value_high {value_high}", "Swap them, or add a correction",
    ),
    "personnel_low_above_high": (
        "personnel_low", "is above personnel_high {personnel_high}", "Swap them, or add a correction",
    ),
    "dates_in_order": ("start_date", "is after end_date {end_date}", "Mend the date that is wrong"),
    "treaty_dates_in_order": (
        "in_force_date", "is out of order: signed {signed_date}, ended {ended_date}", "Mend the date that is wrong",
    ),
    "lead_among_participants": (
        "participants", "leaves out the lead {lead_actor}", "Add the lead to the participants",
    ),
    "allegation_has_author": ("alleged_by", "names nobody who alleges it", "Say who alleges the breach"),
    "at_most_193_votes": ("yes", "adds up to more than 193 votes", "Check the counts against the record"),
    "heads_within_total": (
        "heads_attending", "is above total_attending {total_attending}", "Check the counts against the source",
    ),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Admitted:
    """The rows that may be held, typed as the contract says, and what was wrong with the others."""

    rows: pl.DataFrame
    problems: list[RowProblem]


@dataclass(frozen=True, kw_only=True)
class Gate:
    """Judges one table's rows out of one file."""

    table: Table
    file: str
    file_columns: Mapping[str, str]
    known_ids: KnownIds

    def admit(self, text: pl.DataFrame) -> Admitted:
        """Type, check and resolve text rows (the table's columns, `row_id`, `file_row`).

        One problem a row is enough to keep it out; the first of each row is reported.
        """
        typed, problems = self._typed(text)
        typed, mended = self._resolved(typed)
        problems += mended
        # As typed and resolved, `usa` and `USA` or `0900` and `900` are one key.
        typed = typed.with_columns(row_ids(typed, self.table))
        problems += self._broken_rules(typed)
        refused = {problem.row for problem in problems}
        problems += self._duplicates(typed.filter(~pl.col(ROW).is_in(refused)))
        first = {problem.row: problem for problem in reversed(problems)}
        good = typed.filter(~pl.col(ROW).is_in(list(first)))
        return Admitted(rows=good, problems=[first[row] for row in sorted(first)])

    @property
    def _columns(self) -> dict[str, dy.Column]:
        parts = (self.table.contract, Evidence) if self.table.kind == "evidence" else (self.table.contract,)
        return {name: column for part in parts for name, column in part.columns().items()}

    def _problem(self, row: int, column: str, value: object, problem: str, remedy: str) -> RowProblem:
        text = None if value is None else ";".join(value) if isinstance(value, list) else str(value)
        return RowProblem(
            file=self.file,
            row=row,
            column=self.file_columns.get(column, column),
            value=None if text is None else shown(text),
            problem=problem,
            remedy=remedy,
        )

    def _typed(self, text: pl.DataFrame) -> tuple[pl.DataFrame, list[RowProblem]]:
        problems: list[RowProblem] = []
        columns = []
        for name, column in self._columns.items():
            if text[name].dtype != pl.String:
                columns.append(text[name].cast(column.dtype))
                continue
            typed = text[name].to_frame().select(_typing(name, column)).to_series()
            columns.append(typed)
            failed = text.filter(typed.is_null() & text[name].is_not_null()).select(ROW, name)
            problems += [
                self._problem(row, name, value, *_expectation(column, value)) for row, value in failed.iter_rows()
            ]
        return text.select(ROW, "row_id").with_columns(columns), problems

    def _resolved(self, typed: pl.DataFrame) -> tuple[pl.DataFrame, list[RowProblem]]:
        """Write ids as the authorities spell them, and name those that no authority knows."""
        problems: list[RowProblem] = []
        for column, kind in self.table.references.items():
            known = self.known_ids(kind)
            if kind == self.table.name:
                known = known | set(typed[self.table.key[0]].drop_nulls())
            spelling = {name.lower(): name for name in known}
            is_list = typed[column].dtype == pl.List
            values = typed.select(ROW, column).explode(column) if is_list else typed.select(ROW, column)
            found = {value: spelling.get(value.lower()) for value in values[column].drop_nulls().unique()}
            unknown = {value for value, name in found.items() if name is None}
            problems += [
                self._problem(row, column, value, f"is not a known {kind}", _alike(value, known, kind))
                for row, value in values.filter(pl.col(column).is_in(unknown)).iter_rows()
            ]
            spelt = {value: name for value, name in found.items() if name}
            respell = pl.element().replace(spelt) if is_list else pl.col(column).replace(spelt)
            typed = typed.with_columns(pl.col(column).list.eval(respell) if is_list else respell)
        return typed, problems

    def _duplicates(self, typed: pl.DataFrame) -> list[RowProblem]:
        again = typed.filter(~pl.col("row_id").is_first_distinct()).select(ROW, "row_id")
        if again.is_empty():
            return []
        firsts = dict(typed.unique("row_id", keep="first").select("row_id", ROW).iter_rows())
        key = self.table.key[0]
        return [
            self._problem(
                row,
                key,
                row_id,
                f"was given in row {firsts[row_id]} already",
                "Remove one of the two, or give it a key of its own",
            )
            for row, row_id in again.iter_rows()
        ]

    def _broken_rules(self, typed: pl.DataFrame) -> list[RowProblem]:
        parts = (self.table.contract, Evidence) if self.table.kind == "evidence" else (self.table.contract,)
        return [problem for part in parts for problem in self._broken_by(part, typed)]

    def _broken_by(self, contract: type[dy.Schema], typed: pl.DataFrame) -> Iterator[RowProblem]:
        # The failure frame keeps the order of the rows that failed, but not their row numbers,
        # so each rule is asked again, with the number at hand, only where something failed.
        names = contract.column_names()
        _, failure = contract.filter(typed.select(names))
        if not failure.counts():
            return
        details = failure.details()
        rules = [name for name in details.columns if name not in names]
        numbered = typed.select(ROW, *names).join(
            details.select(*names, *rules).unique(), on=names, how="inner", nulls_equal=True, maintain_order="left"
        )
        for rule in rules:
            if rule == "primary_key":
                continue
            for row in numbered.filter(pl.col(rule) == "invalid").iter_rows(named=True):
                yield self._explain(contract, rule, row)

    def _explain(self, contract: type[dy.Schema], rule: str, row: Mapping[str, object]) -> RowProblem:
        number = int(str(row[ROW]))
        if rule in RULES:
            column, problem, remedy = RULES[rule]
            return self._problem(number, column, row[column], problem.format_map(row), remedy)
        column, _, kind = rule.partition("|")
        declared = contract.columns()[column]
        if "nullability" in kind:
            return self._problem(number, column, None, "must not be empty", "Fill it in, or take the row out")
        if kind in ("min", "max"):
            limit = getattr(declared, kind)
            side = "below" if kind == "min" else "above"
            return self._problem(number, column, row[column], f"is {side} {limit}", "Check it against the source")
        if column == "source_url":
            return self._problem(
                number, column, row[column], "is not a web address", "Write it as https://..., without spaces"
            )
        form = getattr(declared, kind, "")
        return self._problem(
            number, column, row[column], f"does not have the {kind} {form}", "Write it in the form the others have"
        )


def _typing(name: str, column: dy.Column) -> pl.Expr:
    """The expression that turns text into the column's type, null where it cannot."""
    text = pl.col(name)
    dtype = column.dtype
    if isinstance(column, dy.Enum):
        return text.cast(dtype, strict=False)
    if dtype == pl.Date:
        return pl.when(text.str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(text.str.to_date("%Y-%m-%d", strict=False))
    if dtype.is_numeric():
        form = r"^-?\d+$" if dtype.is_integer() else r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$"
        return pl.when(text.str.contains(form)).then(text.cast(dtype, strict=False))
    if dtype == pl.Boolean:
        return text.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    if isinstance(column, dy.List):
        split = text.str.split(";").list.eval(pl.element().str.strip_chars())
        return split if column.nullable else split.fill_null([])
    return text


def _expectation(column: dy.Column, value: str) -> tuple[str, str]:
    """What is wrong with a value that would not become the column's type, and what to do."""
    dtype = column.dtype
    if isinstance(column, dy.Enum):
        alike = difflib.get_close_matches(value, column.categories, n=1, cutoff=0.7)
        hint = f"Did you mean '{alike[0]}'? " if alike else ""
        return "is not in the vocabulary", f"{hint}Use one of {', '.join(column.categories)}"
    if dtype == pl.Date:
        return "is not a day", "Write it as YYYY-MM-DD, a day that exists"
    if dtype.is_integer():
        if value.isdecimal():
            return "is too large a number", "Check it against the source"
        bare = re.sub(r"[,'\s]", "", value)
        remedy = f"Write {bare}, without separators" if bare.isdecimal() else "Write digits only"
        return "is not a whole number", remedy
    if dtype.is_float():
        return "is not a number", "Write digits and a decimal point only"
    return "is neither true nor false", "Write true or false"


def _alike(value: str, known: set[str], kind: str) -> str:
    alike = difflib.get_close_matches(value, sorted(known), n=1, cutoff=0.75)
    hint = f"Did you mean '{alike[0]}'? Else a" if alike else "A"
    return f"{hint}dd the {kind} first, or mend the id"


def row_ids(frame: pl.DataFrame, table: Table) -> pl.Series:
    """The stable key of every row: its natural key as text, the long part of it hashed."""
    keys = frame.select(_joined(table.key, ":")).to_series()
    if not table.hashed_key:
        return keys.alias("row_id")
    tails = frame.select(_joined(table.hashed_key, "\x1f")).to_series()
    digests = [hashlib.sha256(tail.encode()).hexdigest()[:12] for tail in tails]
    return pl.Series("row_id", [f"{key}:{digest}" for key, digest in zip(keys, digests, strict=True)])


def _joined(columns: tuple[str, ...], separator: str) -> pl.Expr:
    return pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in columns], separator=separator)
