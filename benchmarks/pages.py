"""Pages in a real browser: time to draw, time for a change to settle, bytes over the websocket."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
WATCH = Path(__file__).with_name("settling.js")
QUIET_MS = 500
SIZE = {"width": 1440, "height": 900}
MAIN = '[data-testid="stMain"]'
CHOICES = f'{MAIN} [data-testid="stButtonGroup"] button[role="radio"]'
BOXES = f'{MAIN} [data-testid="stSelectbox"] input'
MOST_BOXES, MOST_CHOICES = 2, 5
"""Of one page; more would only repeat."""
LOAD_PATIENCE_MS = 60_000
CHANGE_PATIENCE_MS = 2_000


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, as long as the block lasts."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@contextmanager
def reader(within: Browser) -> Iterator[Page]:
    """A page with an empty browser cache that knows when it has settled."""
    context = within.new_context(viewport=SIZE)  # type: ignore[arg-type]
    context.add_init_script(path=WATCH)
    yield context.new_page()
    context.close()


def settled(page: Page, patience_ms: int) -> float | None:
    """Milliseconds from the last action to the last change on the page at rest; None if nothing changed."""
    milliseconds: float | None = page.evaluate(f"window.settled({QUIET_MS}, {patience_ms})")
    return milliseconds


def drawn(page: Page, url: str) -> float:
    """Milliseconds from the start of the navigation until the page is drawn. Raises TimeoutError."""
    page.goto(url)
    milliseconds = settled(page, LOAD_PATIENCE_MS)
    if milliseconds is None:
        raise TimeoutError(f"{url} was not drawn in {LOAD_PATIENCE_MS / 1000:.0f} s")
    return milliseconds


def received(page: Page, url: str) -> int:
    """Bytes that come over the websocket until the page is drawn."""
    frames: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: frames.append(len(payload)))

    page.on("websocket", listen)
    drawn(page, url)
    return sum(frames)


def changes(page: Page) -> Iterator[float]:
    """Milliseconds until a change settles, for each control of the page that stands open."""
    for box in page.locator(BOXES).all()[:MOST_BOXES]:
        box.click()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        yield from _if_any(settled(page, CHANGE_PATIENCE_MS))
    for index in range(min(MOST_CHOICES, page.locator(CHOICES).count())):
        choice = page.locator(CHOICES).nth(index)
        if choice.count() and choice.get_attribute("aria-checked") == "false":
            choice.click()
            yield from _if_any(settled(page, CHANGE_PATIENCE_MS))


def _if_any(milliseconds: float | None) -> tuple[float, ...]:
    # Choosing what is chosen already changes nothing, and takes no time.
    return () if milliseconds is None else (milliseconds,)
