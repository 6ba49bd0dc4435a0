"""The Markdown file says the same as the HTML file, number by number."""

import re
from html.parser import HTMLParser

import pytest

from dashboard.brief import markdown

from .conftest import Compose, Render


class Cells(HTMLParser):
    """The cells of every row of every table, as text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def cells(text: str) -> list[list[str]]:
    """The same from Markdown, with its escapes undone and endnotes without brackets."""
    rows = [line for line in text.partition("\n## SQL")[0].splitlines() if line.startswith("| ")]
    split = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in rows]
    plain = [[re.sub(r"\\(.)", r"\1", cell) for cell in row] for row in split]
    return [
        [re.sub(r"\[(\d+)\]", r"\1", cell) for cell in row]
        for row in plain
        if not all(re.fullmatch(r"-+:?", cell) for cell in row)
    ]


@pytest.mark.parametrize("iso3", ["", "POL", "BLR", "ARM"])
def test_tables_agree_with_the_page(compose: Compose, render: Render, iso3: str) -> None:
    brief = compose(iso3=iso3)
    written, page = cells(markdown.rendered(brief)), Cells(render(brief)).rows
    assert len(written) > 100
    assert written == page


def test_it_carries_hashes_sources_and_sql(compose: Compose) -> None:
    brief = compose()
    text = markdown.rendered(brief)
    assert brief.digest in text
    assert brief.contents_sha256 in text
    assert text.count("```sql") == len(brief.queries)
    assert len(re.findall(r"^\d+\. .* \([A-F]\): ", text, re.MULTILINE)) == len(brief.sources)
    assert "![" not in text


def test_no_id_reaches_the_reader(compose: Compose) -> None:
    for iso3 in ("", "POL", "BLR", "ARM"):
        said = markdown.rendered(compose(iso3=iso3)).partition("## Sources")[0].replace("\\", "")
        assert re.findall(r"\b(?:zapad-2017|RUS|CHN|BLR|POL|official_lead|dialogue_partner)\b", said) == []


def test_data_cannot_become_markup() -> None:
    assert markdown.plain("a | b [x](y) <c> `d` *e*\nf") == r"a \| b \[x\](y) \<c\> \`d\` \*e\* f"
