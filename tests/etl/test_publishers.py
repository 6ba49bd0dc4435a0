"""Who published a page: by host, by path, by the wider domain."""

import polars as pl
import pytest

from etl import publishers

DOMAINS = {
    "example.org": "example",
    "news.example.org": "example-news",
    "example.org/law": "register",
    "example.org/law/treaties": "depositary",
    "web.archive.test": "archive",
}


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://example.org/", "example"),
        ("https://www.example.org/page", "example"),
        ("https://EXAMPLE.org/page", "example"),
        ("https://example.org./page", "example"),
        ("https://example.org:8443/page", "example"),
        ("https://shop.example.org/page", "example"),
        ("https://news.example.org/page", "example-news"),
        ("https://deep.news.example.org/page", "example-news"),
        ("https://example.org/law/1", "register"),
        ("https://example.org/lawful", "example"),
        ("https://example.org/law/treaties/7?page=2", "depositary"),
        ("https://badexample.org/", None),
        ("https://org/", None),
        ("not an address", None),
        ("", None),
        (None, None),
    ],
)
def test_the_longest_match_wins(url: str | None, publisher: str | None) -> None:
    assert publishers.resolve(url, DOMAINS) == publisher


def test_domains_come_from_the_table_of_publishers() -> None:
    rows = pl.DataFrame({"publisher_id": ["a", "b"], "domains": [["a.test", "a.example"], []]})
    assert publishers.by_domain(rows) == {"a.test": "a", "a.example": "a"}
