"""What the commands print."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from warehouse.settings import Settings

if TYPE_CHECKING:
    import polars as pl

    from detente.overview import Overview
    from detente.refresh import Report

PROBLEMS_SHOWN = 20
SHOW_QUARANTINE = "detente sql 'select * from ops.quarantine'"
FORMULA_START = r"^([=+\-@\t\r])"

# Away from a terminal there is no width to fit into: give tables the room they need.
out = Console() if sys.stdout.isatty() else Console(width=240)
err = Console(stderr=True)


@contextlib.contextmanager
def progress(title: str) -> Iterator[Callable[[str], None]]:
    """A spinner with the step at hand; gives the function that names the next step."""
    columns = (
        SpinnerColumn(),
        TextColumn(title),
        BarColumn(bar_width=24),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda step: bar.update(task, description=escape(step))


def show_report(report: "Report", settings: Settings) -> None:
    """The outcome of a refresh: what was loaded, what was refused, what to do next."""
    new = sum(outcome.merged.new for outcome in report.outcomes)
    closed = sum(outcome.merged.closed for outcome in report.outcomes)
    if report.published:
        out.print(f"Published release {report.release_id}: {new:,} versions added, {closed:,} closed.")
    else:
        out.print(f"Nothing changed: release {report.release_id} stays live.")
    for outcome in report.failed:
        out.print(
            f"[bold]Failed:[/] {escape(outcome.source_id)}: {escape(outcome.message or '')} Its last good rows stay.",
            soft_wrap=True,
            highlight=False,
        )
    problems = [problem for outcome in report.outcomes for problem in outcome.problems if problem.row]
    for problem in problems[:PROBLEMS_SHOWN]:
        out.print(f"Quarantined: {problem}", markup=False, soft_wrap=True, highlight=False)
    if report.quarantined:
        more = f", {len(problems) - PROBLEMS_SHOWN} more not shown here" if len(problems) > PROBLEMS_SHOWN else ""
        out.print(
            f"In quarantine: {report.quarantined}{more}. See them all: {SHOW_QUARANTINE}",
            markup=False,
        )
    out.print(f"Data as of {report.data_as_of}. Query it: {settings.current}", markup=False, soft_wrap=True)
    out.print("Next: `detente dashboard` opens it, `detente status` shows checks and hashes.", markup=False)


def show_status(found: "Overview") -> None:
    """Tables of sources, checks and tables, and the lines that matter above them."""
    age = (datetime.now(UTC).date() - datetime.fromisoformat(found.data_as_of).date()).days
    out.print(f"Live release  {found.live}")
    out.print(f"Data as of    {found.data_as_of} ({age} days old)")
    out.print(f"Releases kept {', '.join(found.releases)}", soft_wrap=True)
    last = found.last_refresh
    if last:
        ended = "published" if last.get("published") else "nothing changed"
        out.print(f"Last refresh  {str(last['ended_at'])[:19]} UTC, {ended}, failed sources: {len(last['failed'])}")
    failing = [check for check in found.checks if check["offenders"]]
    out.print(f"Checks        {len(found.checks)} run, {len(failing)} with offending rows")
    out.print(f"Quarantine    {found.quarantined} rows")
    sound = "damaged" if found.ledger["damage"] else "seals hold"
    out.print(f"Ledger        {found.ledger['forecasts']:,} forecasts issued in {found.ledger['files']} files, {sound}")
    out.print(
        f"Cache         {found.cache['files']:,} files, {found.cache['bytes'] / 1e6:.1f} MB; "
        f"last refresh: {found.cache['made']} computed, {found.cache['reused']} reused"
    )
    for damage in found.ledger["damage"]:
        out.print(f"[bold]Ledger damaged:[/] {escape(damage)}", soft_wrap=True, highlight=False)
    out.print(_table("Sources", found.sources))
    out.print(_table("Tables", [row | {"content_sha256": row["content_sha256"][:16]} for row in found.tables]))
    out.print("Next: `detente refresh` takes in what is new, `detente dashboard` opens the pages.", markup=False)


def _table(title: str, rows: list[dict[str, Any]]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in rows[0] if rows else ():
        table.add_column(name, justify="right" if isinstance(rows[0][name], int) else "left", overflow="fold")
    for row in rows:
        table.add_row(*(f"{cell:,}" if isinstance(cell, int) else escape(str(cell or "")) for cell in row.values()))
    return table


def show_rows(rows: "pl.DataFrame", output: str) -> None:
    """Rows of a query as a table, CSV or JSON on standard output."""
    if output == "json":
        out.file.write(rows.write_json() + "\n")
    elif output == "csv":
        out.file.write(formula_safe(rows).write_csv())
    else:
        out.print(_table(f"{len(rows):,} rows", rows.to_dicts()))


def formula_safe(rows: "pl.DataFrame") -> "pl.DataFrame":
    """Rows flat enough for CSV, with no text cell that a spreadsheet would run as a formula."""
    import polars as pl

    lists = [
        pl.col(name).cast(pl.List(pl.String)).list.join(";")
        for name, t in rows.schema.items()
        if isinstance(t, pl.List)
    ]
    rows = rows.with_columns(lists)
    return rows.with_columns(pl.col(pl.String).str.replace(FORMULA_START, r"'$1"))
