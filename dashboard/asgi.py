"""The pages as an ASGI application, with headers on every response and `/healthz`; `dashboard.serve` runs it."""

import contextlib
import sys
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.starlette import App

from dashboard import health, serve
from dashboard.headers import SecurityHeaders

app = App(
    Path(__file__).with_name("app.py"),
    routes=[Route(health.PATH, health.answer)],
    middleware=[Middleware(SecurityHeaders)],
)

if __name__ == "__main__":
    # Ctrl-C is the usual way to end.
    with contextlib.suppress(KeyboardInterrupt):
        app.run(config=serve.OPTIONS | {"server.port": int(sys.argv[1])})
