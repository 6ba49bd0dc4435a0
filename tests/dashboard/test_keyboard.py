"""Without a mouse, in a real browser: Tab comes to every control of every page, and where it is can be seen."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import CHROMIUM, PAGES
from .test_browser import address, visit, where

__all__ = ["address", "where"]

MOST_STOPS = 200
CONTROLS = (
    "stTopNavLink", "stDateInputCalendarButton", "stSelectbox", "stButtonGroup", "stTextInputField",
    "stBaseButton-elementToolbar", "stPaginationPage", "stPageLink-NavLink",
)  # fmt: skip
"""What Tab must come to wherever a page has it, by Streamlit's names."""
FOCUSED = """() => {
    const at = document.activeElement;
    const name = at.closest('[data-testid]')?.dataset.testid ?? at.tagName;
    const grid = at.tagName === 'CANVAS' || !!at.closest('[data-testid="stDataFrame"]');
    window.seenStops ??= new Set();
    const again = window.seenStops.has(at);
    window.seenStops.add(at);
    window.lookOf = element => {
        const looks = [];
        for (let each = element, up = 0; each && up < 4; each = each.parentElement, up++) {
            for (const part of [null, '::before', '::after']) {
                const style = getComputedStyle(each, part);
                looks.push(style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow, style.borderColor,
                    style.backgroundColor, style.color, style.opacity);
            }
        }
        return looks.join('|');
    };
    return { name, again, grid, isPage: at === document.body || at.tagName === 'MAIN' };
}"""
SEEN = """async () => {
    const settled = () => new Promise(done => setTimeout(done, 200));
    const at = document.activeElement;
    await settled();
    const focused = window.lookOf(at);
    at.blur();
    await settled();
    const left = window.lookOf(at);
    at.focus({ focusVisible: true });
    return focused !== left;
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is missing"),
]


def stops(page: Page, looked_at: dict[str, bool]) -> set[str]:
    """The kinds of control that Tab comes to on a page; looks whether the focus shows on each kind not seen before."""
    met: set[str] = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at: dict[str, Any] = page.evaluate(FOCUSED)
        if at["again"] and not at["grid"]:
            break
        if at["name"] not in looked_at and not at["grid"] and not at["isPage"]:
            looked_at[at["name"]] = page.evaluate(SEEN)
        met.add(at["name"])
    return met


def test_tab_comes_to_every_control_and_shows_where_it_is(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    looked_at: dict[str, bool] = {}
    missed = {}
    for name in PAGES:
        visit(page, f"{address}/{name}")
        met = stops(page, looked_at)
        there = {control for control in CONTROLS if page.locator(f'[data-testid="{control}"]').count()}
        missed[name] = there - met
    page.close()
    assert missed == {name: set() for name in PAGES}
    assert {kind for kind, is_seen in looked_at.items() if not is_seen} == set()
    assert len(looked_at) >= len(CONTROLS)
