"""A publisher's server on loopback: real answers over real sockets."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from etl.download import Patience

# No test waits for a server: waits are counted, not felt.
IMPATIENT = Patience(attempts=3, first_wait=0.001, longest_wait=0.01, timeout=5, deadline=5)


@dataclass(frozen=True)
class Answer:
    """One answer; a `length` other than the body's promises what does not come."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/octet-stream"
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass
class Publisher:
    """Answers by path, one after the other, the last one again and again; and what was asked."""

    root: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def gives(self, path: str, *answers: Answer) -> str:
        """Queue answers for a path (with its query); returns the address."""
        self.answers[path] = list(answers)
        return self.root + path

    def next(self, path: str, headers: dict[str, str]) -> Answer:
        """The answer now due."""
        self.asked.append((path, headers))
        queue = self.answers.get(path, [Answer(status=404)])
        return queue.pop(0) if len(queue) > 1 else queue[0]


@contextmanager
def serving() -> Iterator[Publisher]:
    """A publisher at work on a free port."""
    publisher = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = publisher.next(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(answer.status)
            length = len(answer.body) if answer.length is None else answer.length
            told = {"Content-Type": answer.kind, "Content-Length": str(length), **answer.headers}
            for name, value in told.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        publisher.root = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield publisher
        server.shutdown()
        thread.join()
