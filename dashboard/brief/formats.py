"""The formats of a brief, by the ending of its file."""

from datetime import datetime
from pathlib import Path

from dashboard import data
from dashboard.brief import html, markdown, pdf
from dashboard.brief.content import Brief
from warehouse.errors import BriefRefused

FORMATS = ("html", "md", "pdf")


def of_file(path: Path, given: str = "") -> str:
    """The format asked for, else the one that the file's ending says. Raises BriefRefused, also without its folder."""
    asked = given or path.suffix.removeprefix(".").lower()
    if asked not in FORMATS:
        raise BriefRefused(f"{path}: the ending says no format. End it in .html, .md or .pdf, or give --format.")
    if not path.parent.is_dir():
        raise BriefRefused(f"{path}: the folder {path.parent} does not exist. Create it, or write somewhere else.")
    if path.is_dir():
        raise BriefRefused(f"{path} is a folder. Name a file, e.g. {path / 'brief.html'}.")
    return asked


def written(brief: Brief, kind: str) -> bytes:
    """The brief in one of `FORMATS`. Raises NoBrowser for a PDF on a machine without one."""
    if kind == "md":
        return markdown.rendered(brief).encode()
    if kind == "html":
        return html.rendered(brief).encode()
    # Looked for first: nobody should wait for charts that cannot be printed.
    pdf.found()
    return pdf.printed(html.rendered(brief), _moment(brief))


def put(path: Path, content: bytes) -> None:
    """Write the file at once or not at all. Raises BriefRefused where it cannot be written."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise BriefRefused(f"{path} cannot be written: {error.strerror}. Write somewhere else.") from error


def _moment(brief: Brief) -> datetime:
    moment: datetime = data.rows_of("brief_release", release=brief.release)["started_at"].item()
    return moment
