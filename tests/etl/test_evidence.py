"""When a row could be known, by the written order; and who published it."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.evidence import with_evidence
from etl.registry import SOURCES
from etl.source import Source, Timing

SOURCE = next(source for source in SOURCES if source.id == "exercise_claims")
TIMING = Timing(
    published="published", claimed="claimed", event="event", event_of=("exercise", "exercise_id", "end_date")
)
TAKEN_ON = date(2026, 12, 24)
PUBLISHERS = pl.DataFrame({"publisher_id": ["gazette"], "domains": [["example.org"]]})
EXERCISES = pl.DataFrame({"exercise_id": ["shield"], "end_date": [date(2017, 9, 20)]})


def current(name: str) -> pl.DataFrame:
    return {"publisher": PUBLISHERS, "exercise": EXERCISES}[name]


def judged(timing: Timing = TIMING, source: Source = SOURCE, **cells: str | None) -> dict[str, object]:
    blank = {"exercise_id": None, "source_url": None, "published": None, "claimed": None, "event": None}
    frame = pl.DataFrame([blank | cells], schema=dict.fromkeys(blank | cells, pl.String))
    return with_evidence(frame, source, timing, current, TAKEN_ON).row(0, named=True)


@pytest.mark.parametrize(
    ("cells", "known_on", "basis"),
    [
        ({"published": "2017-08-29", "claimed": "2017-08-28"}, date(2017, 8, 29), "publication"),
        ({"published": "2017-09", "claimed": "2017-08-28"}, date(2017, 8, 28), "claim"),
        ({"published": "2016-02", "event": "2016-01-01"}, date(2016, 2, 29), "publication_period_end"),
        ({"published": "2017", "event": "2017-01-01"}, date(2017, 12, 31), "publication_period_end"),
        ({"event": "2017-09-14"}, date(2017, 9, 14), "event"),
        ({"event": "2017-09-14", "date_precision": "month"}, date(2017, 9, 30), "event"),
        ({"event": "2017-09-14", "date_precision": "year"}, date(2017, 12, 31), "event"),
        ({"event": "2017"}, date(2017, 12, 31), "event"),
        ({"exercise_id": "shield"}, date(2017, 9, 20), "event"),
        ({"exercise_id": "unheard of"}, SOURCE.compiled_on, "compiled"),
        ({}, SOURCE.compiled_on, "compiled"),
        ({"event": "2031-01-01"}, SOURCE.compiled_on, "compiled"),
        ({"published": "2026"}, SOURCE.compiled_on, "compiled"),
        ({"published": "soon", "event": "2017-09-14"}, date(2017, 9, 14), "event"),
    ],
)  # fmt: skip
def test_known_on_follows_the_written_order(cells: dict[str, str], known_on: date, basis: str) -> None:
    row = judged(**cells)
    assert (row["known_on"], row["known_on_basis"]) == (known_on, basis)


@pytest.mark.parametrize(
    ("published", "day"),
    [("2017-08-29", date(2017, 8, 29)), ("2017-08", date(2017, 8, 31)), ("2017", date(2017, 12, 31)), (None, None)],
)
def test_published_on_is_the_last_day_it_can_mean(published: str | None, day: date | None) -> None:
    assert judged(published=published)["published_on"] == day


def test_a_statistic_is_known_after_its_usual_delay() -> None:
    (source,) = (source for source in SOURCES if source.id == "country_year")
    row = judged(Timing(event="event", lag_days=270), source, event="2020")
    assert (row["known_on"], row["known_on_basis"]) == (date(2021, 9, 27), "release_lag")


def test_the_publisher_is_found_by_the_address_not_by_what_was_printed() -> None:
    row = judged(source_url="https://www.example.org/page", publisher_as_printed="Somebody else")
    assert (row["publisher"], row["publisher_as_printed"]) == ("gazette", "Somebody else")


@pytest.mark.parametrize(("url", "verified"), [("https://example.org/", "seen"), (None, "recalled")])
def test_without_an_address_a_row_was_recalled(url: str | None, verified: str) -> None:
    assert judged(source_url=url)["verified"] == verified


days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
texts = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), st.just(""), st.text(max_size=10))


@given(st.tuples(texts, texts, texts))
def test_no_text_makes_a_row_known_after_the_compilation_or_never(cells: tuple[str, str, str]) -> None:
    row = judged(**{name: cell or None for name, cell in zip(("published", "claimed", "event"), cells, strict=True)})
    assert isinstance(row["known_on"], date)
    assert row["known_on"] <= SOURCE.compiled_on
    assert row["known_on_basis"]
