"""Downloads over real sockets: what is data, what is tried again, and what is never taken for data."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from etl import download
from etl.download import Patience
from warehouse.errors import SourceFailed

from .publisher import IMPATIENT, Answer, Publisher, serving

DATA = b"a,b\n1,2\n"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A publisher's server on loopback."""
    with serving() as publisher:
        yield publisher


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been slept."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def failure(url: str, **conditions: object) -> str:
    with pytest.raises(SourceFailed) as caught:
        download.get(url, **{"patience": IMPATIENT, **conditions})(Path())  # type: ignore[arg-type]
    return str(caught.value)


def test_gives_the_bytes_as_they_came(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(DATA))
    assert download.get(url, patience=IMPATIENT)(Path()) == DATA


def test_names_itself_and_sends_the_headers_given(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(DATA))
    download.get(url, headers={"Accept": "text/csv"}, patience=IMPATIENT)(Path())
    headers = publisher.asked[0][1]
    assert headers["user-agent"] == f"detente/{version('detente')}"
    assert headers["accept"] == "text/csv"


def test_follows_a_redirect(publisher: Publisher) -> None:
    publisher.gives("/new.csv", Answer(DATA))
    url = publisher.gives("/old.csv", Answer(status=302, headers={"Location": "/new.csv"}))
    assert download.read(url, patience=IMPATIENT) == DATA


def test_gives_up_a_redirect_that_leads_to_itself(publisher: Publisher) -> None:
    url = publisher.gives("/round.csv", Answer(status=302, headers={"Location": "/round.csv"}))
    assert failure(url) == f"{url} cannot be read (TooManyRedirects). Check the address."


def test_unpacks_what_was_packed_for_the_way(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(gzip.compress(DATA), headers={"Content-Encoding": "gzip"}))
    assert download.read(url, patience=IMPATIENT) == DATA


def test_a_page_that_is_gone_is_not_tried_again(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(b"not found", status=404))
    assert failure(url) == f"{url} answered with status 404. Check whether the publisher has moved the data."
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_passing_fault_is_tried_again(publisher: Publisher, status: int) -> None:
    url = publisher.gives("/data.csv", Answer(b"busy", status=status), Answer(DATA))
    assert download.read(url, patience=IMPATIENT) == DATA
    assert len(publisher.asked) == 2


def test_a_lasting_fault_is_given_up(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(b"down", status=503))
    assert failure(url).startswith(f"{url} answered with status 503, 3 times in a row. Try again later, or give")
    assert len(publisher.asked) == 3


def test_waits_double(publisher: Publisher, waits: list[float]) -> None:
    url = publisher.gives("/data.csv", Answer(status=500))
    failure(url, patience=Patience(attempts=5, first_wait=1, longest_wait=5))
    assert waits == [1, 2, 4, 5]


@pytest.mark.parametrize(("asked", "waited"), [("7", 7), ("3600", 60), ("0", 0), ("soon", 1), ("", 1)])
def test_waits_as_long_as_asked_up_to_a_limit(
    publisher: Publisher, waits: list[float], asked: str, waited: float
) -> None:
    url = publisher.gives("/data.csv", Answer(status=429, headers={"Retry-After": asked}), Answer(DATA))
    assert download.read(url) == DATA
    assert waits == [waited]


def test_waits_until_the_moment_asked(publisher: Publisher, waits: list[float]) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    url = publisher.gives("/data.csv", Answer(status=503, headers={"Retry-After": moment}), Answer(DATA))
    download.read(url)
    assert waits == [pytest.approx(30, abs=3)]


def test_a_body_that_breaks_off_is_no_data(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(DATA, length=len(DATA) + 100))
    assert failure(url).startswith(f"{url} could not be read (RemoteProtocolError), 3 times in a row.")


def test_a_body_that_breaks_off_once_is_read_again(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(DATA, length=len(DATA) + 100), Answer(DATA))
    assert download.read(url, patience=IMPATIENT) == DATA


def test_nobody_there() -> None:
    with serving() as gone:
        url = gone.root
    assert failure(url).startswith(f"{url} could not be read (ConnectError), 3 times in a row.")


@pytest.mark.parametrize(
    "page",
    [b"<!DOCTYPE html><html>Unauthorized</html>", b"\n  <HTML><body>", b"\xef\xbb\xbf<html>"],
)
def test_a_web_page_is_no_data(publisher: Publisher, page: bytes) -> None:
    url = publisher.gives("/data.csv", Answer(page, kind="text/html"))
    assert failure(url).startswith(f"{url} answered with a web page where data are due (status 200).")


def test_a_throttle_text_is_no_data(publisher: Publisher) -> None:
    url = publisher.gives("/data.json", Answer(b"Please slow down", kind="text/plain; charset=utf-8"))
    told = failure(url, begins=(b"[", b"{"))
    assert told.startswith(
        f"{url} answered with 16 bytes that are not the data due (status 200, text/plain). Try again later"
    )


def test_data_may_begin_with_a_mark_and_blanks(publisher: Publisher) -> None:
    body = b'\xef\xbb\xbf\n {"a": 1}'
    url = publisher.gives("/data.json", Answer(body))
    assert download.read(url, begins=(b"{",), patience=IMPATIENT) == body


def test_nothing_is_no_data(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(b" \n"))
    assert failure(url) == f"{url} answered with nothing (status 200). Try again later."


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"x" * 2000),
        Answer(gzip.compress(b"x" * 100_000), headers={"Content-Encoding": "gzip"}),
        Answer(b"x" * 2000, headers={"Content-Length": ""}),
    ],
    ids=["announced", "packed", "unannounced"],
)
def test_no_more_than_the_limit_is_read(publisher: Publisher, answer: Answer) -> None:
    url = publisher.gives("/data.csv", answer)
    told = failure(url, limit_mb=0.001)
    assert told == f"{url} holds more than 0.001 MB, the limit for this source. Check that it is the right address."


def test_a_call_that_takes_too_long_is_ended(publisher: Publisher) -> None:
    url = publisher.gives("/data.csv", Answer(DATA))
    assert "took longer than 0 seconds" in failure(url, patience=Patience(deadline=0))


def test_messages_keep_secrets(publisher: Publisher) -> None:
    path = "/data.csv?token=secret1#secret2"
    publisher.gives("/data.csv?token=secret1", Answer(b"your secret1 is wrong", status=403))
    url = publisher.root.replace("//", "//user:secret3@") + path
    told = failure(url, headers={"Authorization": "secret4"})
    assert told.startswith(f"{publisher.root}/data.csv answered with status 403.")
    assert "secret" not in told


@pytest.mark.parametrize("url", ["ftp://example.invalid/data.csv", "nowhere"])
def test_an_address_that_is_none(url: str) -> None:
    assert "cannot be read" in failure(url)
