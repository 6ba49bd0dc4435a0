"""The `detente` command. Heavy imports stay inside the commands, so that help comes at once."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

EXIT_CODES = """Exit codes: 0 done; 1 failed, the live release stays; 2 wrong usage;
3 published, but a source failed or rows are in quarantine; 4 another refresh is running."""

app = typer.Typer(
    help="Evidence, indicators and scored forecasts on the contest over the world's security order.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

FAILED, INCOMPLETE, BUSY = 1, 3, 4


EMBEDDED = Path(__file__).parents[1] / "etl" / "curated"
ALL_LIVE = "all"


DAY = "%Y-%m-%d"


class Format(StrEnum):
    """What `detente brief` writes."""

    html = "html"
    md = "md"
    pdf = "pdf"


class Output(StrEnum):
    """How `detente sql` prints."""

    table = "table"
    csv = "csv"
    json = "json"


@app.command(epilog=EXIT_CODES)
def refresh(
    curated: Annotated[
        Path | None,
        typer.Option(
            help="Folder of curated files; default: the ones the project ships.", exists=True, file_okay=False
        ),
    ] = None,
    live: Annotated[
        list[str] | None, typer.Option(help="Live source to fetch from the network, or `all`; may be repeated.")
    ] = None,
    files: Annotated[
        list[str] | None,
        typer.Option("--file", help="SOURCE=PATH: read a live source from a file you have; may be repeated."),
    ] = None,
) -> None:
    """Take in the evidence, compute the indicators and publish a release if anything changed.

    Without options nothing is fetched from the network: the embedded evidence is read.
    """
    from detente import screen
    from detente.refresh import Inputs, run
    from warehouse import settings

    where = settings.load()
    known = _live_sources()
    named = set(known) if ALL_LIVE in (live or []) else set(live or [])
    given = dict(_named_file(each) for each in files or [])
    for unknown in sorted((named | given.keys()) - set(known)):
        raise typer.BadParameter(f"{unknown} is no live source. Known: {', '.join(known)}.")
    inputs = Inputs(curated=curated or EMBEDDED, live=named, files=given)
    with screen.progress("Refreshing") as on_step:
        report = run(where, inputs, on_step)
    screen.show_report(report, where)
    if report.failed or report.quarantined:
        raise typer.Exit(INCOMPLETE)


@app.command()
def dashboard(
    port: Annotated[int, typer.Option(help="Port on localhost.", min=1, max=65535)] = 8501,
) -> None:
    """Serve the dashboard on localhost until stopped with Ctrl-C."""
    from dashboard import serve

    typer.echo(f"Dashboard: http://localhost:{port}   (stop with Ctrl-C)")
    raise typer.Exit(serve.run(port))


@app.command()
def status(
    output: Annotated[Output, typer.Option("--output", "-o", help="table or json.")] = Output.table,
) -> None:
    """Show the age of the data, the releases kept, the last refresh, checks and table hashes."""
    from detente import screen
    from detente.overview import collect
    from warehouse import settings

    found = collect(settings.load())
    if output is Output.json:
        typer.echo(found.as_json())
    else:
        screen.show_status(found)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help='One SELECT, e.g. "select * from core.exercise limit 5".')],
    output: Annotated[Output, typer.Option("--output", "-o", help="How to print the rows.")] = Output.table,
) -> None:
    """Run one read-only query on the live release and print its rows."""
    from detente import screen
    from warehouse import read, settings

    opened = read.open_release(settings.load())
    screen.show_rows(opened.query(query), output.value)


@app.command(epilog=EXIT_CODES)
def brief(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="File to write; its ending (.html, .md, .pdf) says the format.")
    ] = Path("brief.html"),
    as_of: Annotated[
        datetime | None, typer.Option(help="Day whose knowledge counts; default: the latest.", formats=[DAY])
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(help="Changes count from this day on; default: 90 days before.", formats=[DAY])
    ] = None,
    country: Annotated[str, typer.Option(help="Three letters of a state, e.g. POL: all that is held about it.")] = "",
    given: Annotated[
        Format | None, typer.Option("--format", help="Format, where the file's ending does not say it.")
    ] = None,
) -> None:
    """Write a brief: findings, changes, forecasts with their record, conflicts and sources, in one file that prints.

    The same release and arguments give the same bytes.
    """
    from dashboard.brief import composition, formats
    from warehouse.errors import BriefRefused

    try:
        kind = formats.of_file(output, given.value if given else "")
        asked = composition.asked(as_of.date() if as_of else None, since.date() if since else None, country)
    except BriefRefused as error:
        raise typer.BadParameter(str(error)) from error
    made = composition.compose(asked)
    content = formats.written(made, kind)
    formats.put(output, content)
    typer.echo(f"Wrote {output}: {len(content):,} bytes, data as of {made.data_as_of}, release {made.release}.")
    typer.echo(f"sha256 of what it says, in every format: {made.digest}")


@app.command()
def rollback() -> None:
    """Make the release before the live one current again."""
    from warehouse import release, settings

    was, now = release.roll_back(settings.load())
    typer.echo(f"Live release: {now.stem} (was {was.stem}).")
    typer.echo("Next: `detente status` shows it. It holds until an input changes and `detente refresh` publishes anew.")


def _live_sources() -> list[str]:
    from etl.registry import SOURCES

    return [source.id for source in SOURCES if source.kind == "live"]


def _named_file(given: str) -> tuple[str, Path]:
    name, _, path = given.partition("=")
    if not Path(path).is_file():
        raise typer.BadParameter(f"{given}: write SOURCE=PATH, with the path of a file that exists.")
    return name, Path(path)


def main() -> NoReturn:
    """Run the command; errors made for people are printed as one line."""
    from warehouse.errors import DetenteError, RefreshRunning

    try:
        app()
    except RefreshRunning as error:
        typer.echo(str(error), err=True)
        sys.exit(BUSY)
    except DetenteError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(FAILED)
    sys.exit(0)
