"""Bytes from a publisher's address: patient, polite, and never taking a failed call for data."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path

import httpx

from warehouse.errors import SourceFailed

MEGABYTE = 1_000_000
LIMIT_MB = 50
BUSY = 429
FIRST_SERVER_FAULT = 500
REDIRECTS = 5
MARKS_OF_A_PAGE = (b"<!doctype html", b"<html")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How often and how long to try; times in seconds.

    Waits double from `first_wait`; a publisher's Retry-After is honoured instead. No wait is longer than
    `longest_wait`, no call longer than `deadline`.
    """

    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    timeout: float = 30.0
    deadline: float = 900.0

    def wait(self, attempt: int, asked: float | None) -> None:
        """Sleep before the attempt after this one (counted from 0)."""
        time.sleep(min(self.longest_wait, self.first_wait * 2**attempt if asked is None else asked))


PATIENT = Patience()


class _TryAgain(Exception):
    """A fault that may pass: what happened, and the seconds that the publisher asks to wait."""

    def __init__(self, what: str, asked: float | None = None) -> None:
        super().__init__(what)
        self.asked = asked


def get(
    url: str,
    *,
    limit_mb: float = LIMIT_MB,
    headers: Mapping[str, str] | None = None,
    begins: tuple[bytes, ...] = (),
    patience: Patience = PATIENT,
) -> Callable[[Path], bytes]:
    """A `Source.fetch` of one address; the folder it is given is not used."""

    def fetch(_: Path) -> bytes:
        return read(url, limit_mb=limit_mb, headers=headers, begins=begins, patience=patience)

    return fetch


def read(
    url: str,
    *,
    limit_mb: float = LIMIT_MB,
    headers: Mapping[str, str] | None = None,
    begins: tuple[bytes, ...] = (),
    patience: Patience = PATIENT,
) -> bytes:
    """The bytes at an address. Raises SourceFailed, without the query of the address, headers or body.

    `begins` lists how data can begin, so that a text about a throttle or an error is told from them; an
    HTML page never is data.
    """
    call = _Call(url=url, limit=int(limit_mb * MEGABYTE), headers=headers or {}, patience=patience)
    content, kind = call.with_patience()
    start = content[:1024].removeprefix(BYTE_ORDER_MARK).lstrip()
    if not start:
        raise call.failed("answered with nothing (status 200)", "Try again later")
    if start.lower().startswith(MARKS_OF_A_PAGE):
        raise call.failed("answered with a web page where data are due (status 200)", _BY_HAND)
    if begins and not start.startswith(begins):
        told = f"answered with {len(content):,} bytes that are not the data due (status 200, {kind})"
        raise call.failed(told, _BY_HAND)
    return content


_BY_HAND = "Try again later, or give the publisher's file by hand with --file"


@dataclass(frozen=True, kw_only=True)
class _Call:
    """One address and the conditions under which it is read."""

    url: str
    limit: int
    headers: Mapping[str, str]
    patience: Patience

    def with_patience(self) -> tuple[bytes, str]:
        """Body and content type of the first answer that is no passing fault."""
        fault = ""
        for attempt in range(self.patience.attempts):
            try:
                return self._once()
            except _TryAgain as again:
                fault = str(again)
                if attempt + 1 < self.patience.attempts:
                    self.patience.wait(attempt, again.asked)
        raise self.failed(f"{fault}, {self.patience.attempts} times in a row", _BY_HAND)

    def failed(self, what: str, remedy: str) -> SourceFailed:
        """The error for the person at the keyboard; a query may hold a key and is left out."""
        return SourceFailed(f"{_address(self.url)} {what}. {remedy}.")

    def _once(self) -> tuple[bytes, str]:
        with self._faults(), self._client() as client, client.stream("GET", self.url) as answer:
            self._judge(answer)
            return self._body(answer), answer.headers.get("content-type", "no type").partition(";")[0]

    def _client(self) -> httpx.Client:
        return httpx.Client(
            headers={"User-Agent": f"detente/{version('detente')}", **self.headers},
            timeout=self.patience.timeout,
            follow_redirects=True,
            max_redirects=REDIRECTS,
        )

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.TooManyRedirects, httpx.DecodingError) as error:
            raise self.failed(f"cannot be read ({type(error).__name__})", "Check the address") from error
        except httpx.TransportError as error:
            raise _TryAgain(f"could not be read ({type(error).__name__})") from error

    def _judge(self, answer: httpx.Response) -> None:
        """Let a good answer pass; raise for any other."""
        if self.url.startswith("https:") and answer.url.scheme != "https":
            raise self.failed("leads to an address that is not encrypted", "Check the address")
        status = answer.status_code
        if status == BUSY or status >= FIRST_SERVER_FAULT:
            raise _TryAgain(f"answered with status {status}", _retry_after(answer))
        if status != httpx.codes.OK:
            raise self.failed(f"answered with status {status}", "Check whether the publisher has moved the data")
        if int(answer.headers.get("content-length", "0")) > self.limit:
            raise self._too_large()

    def _body(self, answer: httpx.Response) -> bytes:
        started, content = time.monotonic(), bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if len(content) > self.limit:
                raise self._too_large()
            if time.monotonic() - started > self.patience.deadline:
                raise self.failed(f"took longer than {self.patience.deadline:.0f} seconds", _BY_HAND)
        return bytes(content)

    def _too_large(self) -> SourceFailed:
        told = f"holds more than {self.limit / MEGABYTE:g} MB, the limit for this source"
        return self.failed(told, "Check that it is the right address")


def _address(url: str) -> str:
    """The address without user, password, query and fragment."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return "The address"
    return str(parts.copy_with(username=None, password=None, query=None, fragment=None))


def _retry_after(answer: httpx.Response) -> float | None:
    """The seconds that an answer asks to wait, written as seconds or as a moment; None if it asks nothing."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
