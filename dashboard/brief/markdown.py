"""A brief as one Markdown file: tables stand where the charts would."""

import re
from collections.abc import Iterable, Iterator

from dashboard import wording
from dashboard.brief.content import Answers, Block, Brief, Finding, Table


def rendered(brief: Brief) -> str:
    """The whole file as text; what the data says cannot become markup."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {plain(brief.title)}", "")
    yield from (
        f"Détente brief: {plain(brief.subject)}, evidence known by {wording.day(brief.as_of)}. "
        f"Changes since {wording.day(brief.since)}.",
        f"Data as of {wording.day(brief.data_as_of)}, release {brief.release}, code {brief.code_version}.",
        "",
        f"- Tables sha256: `{brief.contents_sha256}`",
        f"- This brief sha256: `{brief.digest}`",
        "",
    )
    if brief.warning:
        yield from (f"**{plain(brief.warning)}**", "")
    for section in brief.sections:
        yield from (f"## {plain(section.title)}", "")
        if section.lead:
            yield from (plain(section.lead), "")
        for block in section.blocks:
            yield from _block(block)
    yield from ("## Sources", "")
    for source in brief.sources:
        title = plain(source.title)
        linked = f"[{title}](<{_address(source.url)}>)" if source.url else title
        yield f"{source.number}. {plain(source.publisher)} ({source.reliability}): {linked}"
    yield from ("", "## SQL", "", "Run each with `detente sql`, or in any DuckDB client on the release.", "")
    for query in brief.queries:
        yield from (f"Q{query.number}, {plain(query.noun.replace('_', ' '))}:", "", "```sql", query.sql, "```", "")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (f"### {plain(block.title)}", "", *_grid(block))
    elif isinstance(block, Finding):
        yield from _finding(block)
    elif isinstance(block, Answers):
        for question, answer in block.pairs:
            yield from (f"**{plain(question)}** {plain(answer)}", "")
    else:
        yield from (plain(block.text), "")


def _finding(block: Finding) -> Iterator[str]:
    yield from (f"### {plain(block.finding)}", "", plain(block.statistic), "")
    for label, text in block.facts:
        yield f"- {label}: {plain(text)}"
    if block.facts:
        yield ""
    if block.values:
        yield from _grid(block.values)
    else:
        yield from ("Nothing known by this day in the sources held. A gap is not a zero.", "")
    said = " ".join(filter(None, (plain(block.limits), plain(block.evidence), _notes(block.cited))))
    if said:
        yield from (said, "")


def _grid(table: Table) -> Iterator[str]:
    if table.rows:
        yield _row((*table.headings, *(("Source",) if table.cited else ())))
        marks = ("---:" if kind == "number" else "---" for kind in table.kinds)
        yield f"| {' | '.join((*marks, *(('---',) if table.cited else ())))} |"
        for place, row in enumerate(table.rows):
            yield _row(row, _notes(table.cited[place]) if table.cited else None)
        yield ""
    queries = f"SQL: {', '.join(f'Q{number}' for number in table.queries)}." if table.queries else ""
    yield from (" ".join(filter(None, (plain(table.note), queries))), "")


def _row(cells: Iterable[str], noted: str | None = None) -> str:
    shown = [plain(cell) for cell in cells]
    return f"| {' | '.join([*shown, *([] if noted is None else [noted])])} |"


def _notes(numbers: Iterable[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in numbers)


def plain(text: str) -> str:
    """Text on one line that Markdown shows as it stands, in a cell too."""
    return re.sub(r"([\\`*_{}\[\]<>#|~$])", r"\\\1", " ".join(text.split()))


def _address(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
