"""The pages as an ASGI application, with headers on every response and `/healthz`; `dashboard.serve` runs it."""

import contextlib
import gc
import importlib
import pkgutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.starlette import App

from dashboard import health, serve
from dashboard.headers import SecurityHeaders


@contextlib.asynccontextmanager
async def prepared(_app: App) -> AsyncIterator[None]:
    """Have everything imported before the first reader comes."""
    from dashboard import figures

    for module in pkgutil.iter_modules(figures.__path__):
        importlib.import_module(f"dashboard.figures.{module.name}")
    # Streamlit collects garbage after every run of a page; what stays for good need not be looked at each time.
    gc.collect()
    gc.freeze()
    yield


app = App(
    Path(__file__).with_name("app.py"),
    routes=[Route(health.PATH, health.answer)],
    middleware=[Middleware(SecurityHeaders)],
    lifespan=prepared,
)

if __name__ == "__main__":
    # Ctrl-C is the usual way to end.
    with contextlib.suppress(KeyboardInterrupt):
        app.run(config=serve.OPTIONS | {"server.port": int(sys.argv[1])})
