"""The pages in a real browser where there is little to show: no release, or one that is old and nearly empty."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from warehouse.settings import Settings

from .conftest import CHROMIUM, PAGES
from .test_browser import Witness, visit
from .test_serve import served

NOTHING = "A gap is not a zero"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is missing"),
]


def walked(browser: Browser, data_dir: Path) -> dict[str, str]:
    """Every page of a data folder as a reader sees it, in words; fails where a page complains."""
    with served(data_dir) as (_, base):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        witness = Witness(page, base)
        said = {name: words(page, f"{base}/{name}") for name in PAGES}
        page.context.close()
    assert witness.complaints == []
    assert witness.foreign == []
    return said


def words(page: Page, url: str) -> str:
    """What a page says; a page with a stack trace or a box without words says too little."""
    visit(page, url, fewest=0)
    assert page.locator('[data-testid="stException"]').count() == 0
    return page.locator('[data-testid="stMain"]').inner_text()


def test_without_a_release_every_page_says_how_to_make_one(browser: Browser, tmp_path: Path) -> None:
    for said in walked(browser, tmp_path).values():
        assert "Nothing has been published yet" in said
        assert "detente refresh" in said


def test_an_old_and_nearly_empty_release_is_told_in_sentences(browser: Browser, sparse: Settings) -> None:
    said = walked(browser, sparse.data_dir)
    for page, text in said.items():
        assert "The latest evidence is of 22 March 2013" in text, page
        assert "Late or failed:" in text, page
    for page in ("exercises", "deployments", "blocs", "commitments", "votes"):
        assert NOTHING in said[page] or "was known" in said[page], page
