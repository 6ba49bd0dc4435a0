"""What every response tells the browser: which code may run, whom it may call, who may frame it."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL = Path(streamlit.__file__).with_name("static") / "index.html"
"""The one HTML document that Streamlit serves."""

POLICY = {
    "default-src": "'self'",
    # Vega compiles its expressions.
    "script-src": "'self' 'unsafe-eval'",
    # Streamlit and Vega write style attributes.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    # 'self' covers the websocket of the same host and port.
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
DENIED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "usb",
)  # fmt: skip


class SecurityHeaders:
    """Middleware: the same headers on every response, whatever answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers added."""

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(every())
            await send(message)

        await self._app(scope, receive, answered)


@cache
def every() -> dict[str, str]:
    """The headers by name."""
    scripts = " ".join((POLICY["script-src"], *hashes(SHELL.read_text(encoding="utf-8"))))
    directives = POLICY | {"script-src": scripts}
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in directives.items()),
        "X-Content-Type-Options": "nosniff",
        # Not `no-referrer`: the browser would then hide the origin from our own server too.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def hashes(document: str) -> list[str]:
    """The inline scripts of a document as sources that a policy may name."""
    scripts = re.findall(r"<script>(.*?)</script>", document, re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
