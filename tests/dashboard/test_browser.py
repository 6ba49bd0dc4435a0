"""The pages in a real browser: every page, three widths, both themes; what an address carries; a new release."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from dashboard import frame, serve
from dashboard.charts import world
from warehouse import release as releases
from warehouse.settings import Settings

from .conftest import CHROMIUM, CURATED, PAGES, copied, refreshed

WIDTHS = (390, 768, 1440)
READ_WIDTHS = (390, 1440)
HEIGHT = 900
DRAWN = """fewest => {
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    return charts.length >= fewest && charts.every(chart => chart.querySelector('svg .mark-group, canvas'));
}"""
OUTLINES = """least => {
    const drawn = [...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg .mark-shape path')];
    return drawn.filter(path => (path.getAttribute('d') || '').length > 10).length >= least;
}"""
GRAVE = ("serious", "critical")
CHROME = ('[data-testid="stMainMenu"]', '[data-testid="stAppDeployButton"]', "footer")
PATIENCE = 30_000
SEEN_WITHIN = 5_000
"""Milliseconds from the end of a refresh until an open page shows the new release, on a busy machine."""
WATCHED_WITHIN_SECONDS = 1
FEWEST_CHARTS = {
    "overview": 5, "exercises": 3, "deployments": 1, "blocs": 2, "commitments": 3, "votes": 4, "diplomacy": 4,
    "country": 3, "track_record": 1, "evidence": 0,
}  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {CHROMIUM} is missing"),
]


@pytest.fixture(scope="module")
def where(published: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return copied(published, tmp_path_factory.mktemp("browser") / "data")


@pytest.fixture(scope="module")
def address(where: Settings) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    environment = serve.environment() | {"DETENTE_DATA_DIR": str(where.data_dir)}
    server = subprocess.Popen(serve.command(port), env=environment, stdout=subprocess.DEVNULL)
    try:
        await_health(f"http://localhost:{port}", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait()


def await_health(base: str, server: "subprocess.Popen[bytes]") -> None:
    """Come back once the server answers; its connection attempts are the clock."""
    transport = httpx.HTTPTransport(retries=10)
    with httpx.Client(transport=transport, timeout=PATIENCE / 1000) as client:
        assert client.get(f"{base}/_stcore/health").text == "ok"
    assert server.poll() is None


@pytest.fixture(scope="module")
def artefacts() -> Path:
    folder = Path(os.environ.get("DETENTE_ARTEFACTS", ".artefacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Witness:
    """Notes what a page complains about and whom it calls."""

    def __init__(self, page: Page, base: str) -> None:
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self._base = base
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        # At a deep link the client first asks for the server below that path; the 404 is its answer, not a fault.
        is_probe = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not is_probe:
            self.complaints.append(message.text)

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self._base, self._base.replace("http", "ws"), "data:", "blob:")):
            self.foreign.append(request.url)


def grave_findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical: the rule, where it is broken, and how."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {rule['id']} at {node['target']}: {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def visit(page: Page, url: str, fewest: int | None = None) -> None:
    """Go to a page and wait until its text and its charts stand."""
    page.goto(url)
    page.wait_for_selector('h2, h3, [data-testid="stAlert"]', timeout=PATIENCE)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=PATIENCE)
    name = url.partition("?")[0].rpartition("/")[2]
    page.wait_for_function(DRAWN, arg=FEWEST_CHARTS.get(name, 0) if fewest is None else fewest, timeout=PATIENCE)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_in_every_width_and_theme(
    browser: Browser, address: str, artefacts: Path, width: int, theme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    witness = Witness(page, address)
    for name in PAGES:
        visit(page, f"{address}/{name}")
        page.screenshot(path=artefacts / f"{name}-{width}-{theme}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [each for each in CHROME if page.locator(each).count()] == []
        assert page.locator('[data-testid="stException"]').count() == 0
        if width in READ_WIDTHS:
            assert grave_findings(page) == []
    assert witness.complaints == []
    assert witness.foreign == []
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": HEIGHT})
    yield context.new_page()
    context.close()


def test_the_bare_address_leads_to_the_overview(page: Page, address: str) -> None:
    visit(page, address)
    page.wait_for_url(f"{address}/overview", timeout=PATIENCE)


def test_an_address_carries_its_day_from_page_to_page(page: Page, address: str) -> None:
    visit(page, f"{address}/blocs?as_of=2022-02-23")
    expect(page.get_by_role("heading", name=re.compile("^Members on 23 February 2022"))).to_be_visible()
    page.get_by_role("link", name="Exercises").click()
    page.wait_for_url(f"{address}/exercises?as_of=2022-02-23", timeout=PATIENCE)
    expect(page.get_by_text("could be known on 23 February 2022")).to_be_visible()


def test_a_day_chosen_stands_in_the_address(page: Page, address: str) -> None:
    visit(page, f"{address}/blocs")
    page.get_by_role("combobox", name="Go to a day").click()
    page.get_by_role("option", name="23 February 2022").click()
    page.wait_for_url(f"{address}/blocs?as_of=2022-02-23", timeout=PATIENCE)
    expect(page.get_by_role("heading", name=re.compile("^Members on 23 February 2022"))).to_be_visible()


@pytest.mark.parametrize(
    ("view", "least"),
    [("deployments?deployments_view=Map", 230), ("deployments?deployments_view=Map&area=World", 230), ("votes", 420)],
)
def test_maps_are_drawn_from_the_geometry_served_with_the_pages(
    page: Page, address: str, view: str, least: int
) -> None:
    assert httpx.get(f"{address}{world.URL}").content == world.FILE.read_bytes()
    witness = Witness(page, address)
    visit(page, f"{address}/{view}")
    page.wait_for_function(OUTLINES, arg=least, timeout=PATIENCE)
    assert witness.complaints == []
    assert witness.foreign == []


def test_an_address_carries_comparison_and_focus_from_page_to_page(page: Page, address: str) -> None:
    asked = "compare=2022-02-23&focus=UKR"
    visit(page, f"{address}/country?{asked}")
    expect(page.get_by_role("heading", name="Ukraine", exact=True)).to_be_visible()
    expect(page.get_by_text("Compared with 23 February 2022. Focus: Ukraine.")).to_be_visible()
    page.get_by_role("link", name="Commitments").click()
    page.wait_for_url(re.compile(r"/commitments\?"), timeout=PATIENCE)
    expect(page.get_by_text("Only steps by or alleged by Ukraine.")).to_be_visible()
    carried = parse_qs(urlsplit(page.url).query)
    assert carried == {"compare": ["2022-02-23"], "focus": ["UKR"]}


def test_a_focus_chosen_stands_in_the_address_and_goes_again(page: Page, address: str) -> None:
    visit(page, f"{address}/exercises")
    page.get_by_role("button", name="Compare and focus").click()
    page.get_by_role("combobox", name="Focus on").fill("Belarus")
    page.get_by_role("option", name="Belarus").click()
    page.wait_for_url(f"{address}/exercises?focus=BLR", timeout=PATIENCE)
    page.get_by_role("combobox", name="Focus on").fill("All states")
    page.get_by_role("option", name="All states and organisations").click()
    page.wait_for_url(f"{address}/exercises", timeout=PATIENCE)


def test_a_new_release_appears_without_restart(page: Page, address: str, where: Settings, tmp_path: Path) -> None:
    visit(page, f"{address}/overview")
    curated = tmp_path / "curated"
    shutil.copytree(CURATED, curated)
    events = curated / "exercises.csv"
    events.write_text(events.read_text(encoding="utf-8").replace("Zapad-2017", "Zapad 2017 (renamed)", 1), "utf-8")
    before = releases.current(where).stem
    now = refreshed(where, curated)
    assert now != before
    assert frame.WATCH_EVERY_SECONDS <= WATCHED_WITHIN_SECONDS
    expect(page.get_by_text(now.partition("-")[0])).to_be_visible(timeout=SEEN_WITHIN)
    assert page.locator('[data-testid="stException"]').count() == 0
