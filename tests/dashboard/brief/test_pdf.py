"""The PDF, printed by the real browser; and what is said where there is none."""

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from dashboard.brief import formats, pdf
from dashboard.brief.content import Brief
from warehouse.errors import BriefRefused, NoBrowser
from warehouse.settings import Settings

from .conftest import Compose, Render

NO_BROWSER = not any(shutil.which(name) for name in pdf.NAMES)
MADE_ON = datetime(2026, 1, 2, 3, 4, 5)
SHEET: ViewportSize = {"width": 688, "height": 1024}
"""Pixels of A4 within the margins of the print style."""


@pytest.mark.browser
@pytest.mark.skipif(NO_BROWSER, reason="no browser: none of the usual programs is on the path")
def test_the_real_browser_prints_a4_sheets(whole: Brief, render: Render) -> None:
    page = render(whole)
    sheets = pdf.printed(page, MADE_ON)
    assert sheets.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheets)
    assert 10 <= len(boxes) <= 40
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
    assert b"D:20260102030405" in sheets
    assert pdf.printed(page, MADE_ON) == sheets


@pytest.mark.browser
@pytest.mark.skipif(NO_BROWSER, reason="no browser: none of the usual programs is on the path")
@pytest.mark.parametrize(("as_of", "iso3"), [(None, ""), (None, "POL"), (date(2022, 2, 23), "")])
def test_the_answer_in_two_minutes_stands_on_one_sheet(
    browser: Browser, compose: Compose, render: Render, tmp_path: Path, as_of: date | None, iso3: str
) -> None:
    page = tmp_path / "brief.html"
    page.write_text(render(compose(as_of, iso3=iso3)), encoding="utf-8")
    sheet = browser.new_page(viewport=SHEET)
    sheet.emulate_media(media="print")
    sheet.goto(page.as_uri())
    ends = sheet.evaluate("document.querySelector('#answer').getBoundingClientRect().bottom")
    sheet.close()
    assert 300 < ends <= SHEET["height"]


def test_without_a_browser_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    with pytest.raises(NoBrowser) as refused:
        pdf.found()
    assert str(refused.value) == (
        "No Chromium was found on this machine, and only it can print the PDF. Install Chromium (apt-get install "
        "chromium), name one in $DETENTE_CHROMIUM, or write .html and print it from a browser."
    )


def test_a_browser_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pdf.VARIABLE, "no-such-browser")
    with pytest.raises(NoBrowser, match="DETENTE_CHROMIUM names no-such-browser, which is no program"):
        pdf.found()


def test_a_program_that_prints_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pdf.VARIABLE, str(shutil.which("true")))
    with pytest.raises(NoBrowser, match="did not print: it said nothing"):
        pdf.printed("<p>x</p>", MADE_ON)


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [("b.html", "", "html"), ("b.MD", "", "md"), ("b.pdf", "", "pdf"), ("b", "md", "md"), ("b.txt", "html", "html")],
)
def test_the_ending_or_the_option_says_the_format(tmp_path: Path, name: str, given: str, kind: str) -> None:
    assert formats.of_file(tmp_path / name, given) == kind


def test_a_file_without_a_format_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefRefused, match=r"the ending says no format\. End it in \.html, \.md or \.pdf"):
        formats.of_file(tmp_path / "brief.docx")
    with pytest.raises(BriefRefused, match=r"the folder .*missing does not exist\. Create it"):
        formats.of_file(tmp_path / "missing" / "brief.html")
    (tmp_path / "brief.html").mkdir()
    with pytest.raises(BriefRefused, match="is a folder"):
        formats.of_file(tmp_path / "brief.html")


def test_the_moment_of_a_brief_is_that_of_its_release(whole: Brief, published: Settings) -> None:
    assert whole.release in {path.stem for path in published.releases.glob("*.duckdb")}
