"""Serving the pages on this machine."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from dashboard import theme

CHECKOUT = Path(__file__).parent.parent
ADDRESS = "localhost"
GRACE_SECONDS = 10
"""How long a server may take to end once told, before it is ended."""

OPTIONS: dict[str, str | bool | int] = {
    "server.address": ADDRESS,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.enableStaticServing": True,
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "global.disableWidgetStateDuplicationWarning": True,
    "logger.level": "warning",
    "logger.hideWelcomeMessage": True,
    "theme.base": str(theme.OPTIONS),
}
"""What the server is told; the dashboard fetches nothing, reports nothing and shows no stack traces."""


def run(port: int) -> int:
    """Serve on localhost until stopped with Ctrl-C; returns the server's exit code, 0 when stopped."""
    # Being told to end is the same as Ctrl-C: the server must not outlive us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen(command(port), env=environment())  # noqa: S603
    try:
        return server.wait()
    except KeyboardInterrupt:
        # In a terminal the server has had its own Ctrl-C; the second way to ask covers all else.
        server.terminate()
        with contextlib.suppress(KeyboardInterrupt, subprocess.TimeoutExpired):
            server.wait(GRACE_SECONDS)
        return 0
    finally:
        if server.poll() is None:
            server.kill()


def command(port: int) -> list[str]:
    """The command line of the server."""
    return [sys.executable, "-m", "dashboard.asgi", str(port)]


def environment() -> dict[str, str]:
    """The environment of the server: ours, with the checkout on the module path."""
    path = os.pathsep.join(filter(None, (str(CHECKOUT), os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": path}
