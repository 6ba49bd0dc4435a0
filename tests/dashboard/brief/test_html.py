"""The HTML file: one file that fetches nothing, runs nothing, and shows what it is given as words."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import polars as pl
import pytest

from dashboard.brief import html
from dashboard.brief.content import Brief, Finding, Source

from .conftest import Compose, Render

FETCHING = {"script", "link", "iframe", "object", "embed", "img", "image", "video", "audio", "source", "base", "form"}


class Reader(HTMLParser):
    """Notes tags, ids, links and attributes that would run or fetch something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.running: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "xlink:href"):
                assert tag == "a", (tag, value)
                self.links.append(value or "")
            if name.startswith("on") or name in ("src", "srcset", "data", "action", "background"):
                self.running.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def page(whole: Brief, render: Render) -> str:
    return render(whole)


@pytest.fixture(scope="module")
def read(page: str) -> Reader:
    return Reader(page)


def test_nothing_is_fetched_and_nothing_runs(page: str, read: Reader) -> None:
    assert set(read.tags) & FETCHING == set()
    assert read.running == []
    assert "@import" not in page
    assert [each for each in re.findall(r"url\(([^)]*)\)", page) if not each.strip("'\"").startswith("#")] == []
    assert "default-src 'none'" in page


def test_links_lead_into_the_file_or_to_a_source(read: Reader, whole: Brief) -> None:
    outward = [link for link in read.links if not link.startswith("#")]
    assert outward == [source.url for source in whole.sources if source.url]
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


def test_ids_are_given_once_and_charts_keep_to_theirs(page: str, read: Reader) -> None:
    assert [each for each, times in Counter(read.ids).items() if times > 1] == []
    assert set(re.findall(r"url\(#([^)]*)\)", page)) <= set(read.ids)


def test_every_chart_is_drawn_and_told_in_words(read: Reader, page: str, whole: Brief) -> None:
    findings = [block for section in whole.sections for block in section.blocks if isinstance(block, Finding)]
    drawn = [each for each in findings if each.picture]
    assert read.tags["svg"] == len(drawn) > 15
    assert len(re.findall(r'<svg role="img" aria-label="[^"]{40,}"', page)) == len(drawn)


def test_the_stamp_stands_at_the_top_and_the_hash_in_full_at_the_end(page: str, whole: Brief) -> None:
    head = page[: page.index("<main>")]
    for told in (whole.release, whole.contents_sha256[:16], whole.digest[:16], "Data as of"):
        assert told in head
    assert whole.digest in page
    assert whole.contents_sha256 in page


def test_words_from_the_data_stay_words(whole: Brief) -> None:
    bad = '<script>alert("x")</script>'
    evil = Source(number=1, publisher=bad, title=bad, reliability="F", url="")
    section = replace(whole.sections[1], title=bad, lead=bad)
    page = html.rendered(replace(whole, title=bad, subject=bad, warning=bad, sections=(section,), sources=(evil,)))
    read = Reader(page)
    assert "script" not in read.tags
    assert page.count("&lt;script&gt;") >= 6


def test_words_in_a_chart_stay_words(whole: Brief) -> None:
    shown = next(
        block
        for section in whole.sections
        for block in section.blocks
        if isinstance(block, Finding) and block.key == "exercise-gap"
    )
    assert shown.picture is not None
    rows = shown.picture.rows.with_columns(exercise=pl.lit("<script>") + pl.col("exercise"))
    drawn = html.svg(replace(shown.picture, rows=rows, alt='"><script>'), "key")
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


def test_a_page_is_the_same_every_time(compose: Compose, render: Render) -> None:
    assert html.rendered(compose(iso3="ARM")) == render(compose(iso3="ARM"))


@pytest.mark.parametrize("iso3", ["POL", "BLR", "ARM"])
def test_a_state_without_evidence_of_a_kind_says_so(compose: Compose, render: Render, iso3: str) -> None:
    page = render(compose(iso3=iso3))
    assert set(Reader(page).tags) & FETCHING == set()
    assert "A gap is not a zero." in page
