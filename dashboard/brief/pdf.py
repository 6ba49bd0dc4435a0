"""A brief as PDF, printed by a browser on this machine."""

import os
import re
import shutil
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from warehouse.errors import NoBrowser

VARIABLE = "DETENTE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 60
FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--no-pdf-header-footer", "--hide-scrollbars",
)  # fmt: skip
_MADE_ON = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}(\+\d\d'\d\d'\))")


def printed(html: str, made_on: datetime) -> bytes:
    """The file as PDF. `made_on` stands for the moment of printing, so that the same brief gives the same bytes.

    Raises NoBrowser.
    """
    browser = found()
    with tempfile.TemporaryDirectory(prefix="detente-brief-") as folder:
        page, sheet = Path(folder) / "brief.html", Path(folder) / "brief.pdf"
        page.write_text(html, encoding="utf-8")
        command = [browser, *_flags(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={sheet}", page.as_uri()]
        try:
            ended = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoBrowser(f"{browser} did not print: {error}. {_remedy()}") from error
        if not sheet.is_file():
            said = ended.stderr.strip().splitlines() or ["it said nothing"]
            raise NoBrowser(f"{browser} did not print: {said[-1]}. {_remedy()}")
        return _MADE_ON.sub(rb"\g<1>" + f"{made_on:%Y%m%d%H%M%S}".encode() + rb"\g<2>", sheet.read_bytes())


def found() -> str:
    """The browser that prints: the one named by `$DETENTE_CHROMIUM`, else the first found. Raises NoBrowser."""
    named = os.environ.get(VARIABLE)
    if named:
        if shutil.which(named) is None:
            raise NoBrowser(f"${VARIABLE} names {named}, which is no program. {_remedy()}")
        return named
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    raise NoBrowser(f"No Chromium was found on this machine, and only it can print the PDF. {_remedy()}")


def _remedy() -> str:
    return (
        f"Install Chromium (apt-get install chromium), name one in ${VARIABLE}, or write .html and print it "
        "from a browser."
    )


def _flags() -> tuple[str, ...]:
    # Chromium refuses its sandbox to the superuser; the page it opens is our own and has no script.
    return (*FLAGS, "--no-sandbox") if hasattr(os, "geteuid") and os.geteuid() == 0 else FLAGS
