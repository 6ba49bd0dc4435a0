"""What changed since a day: the same parts and counts as on the overview, and the newest rows of each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from dashboard import changed, data, wording
from dashboard.brief.content import Block, Section, Table, Text
from dashboard.brief.dossier import Dossier, day
from dashboard.data import Answer
from dashboard.headlines import held_by

EACH = 4
"""Newest rows of evidence of each system that are printed."""
VALUES = 24
REVISED = 8
INDICATORS = 12
"""Rows of the other lists that are printed."""


def told(dossier: Dossier) -> str:
    """What changed, in a sentence or two; for a state the same about it, then about all."""
    selected, name = dossier.selected, dossier.asked.name
    about = f" about {name}" if name else ""
    newest = changed.evidence(selected).rows.head(1).to_dicts()
    sentences = [f"Since {wording.day(selected.since)}{about}: {changed.tell(selected)}."]
    sentences += [f"Newest, {row['system'].lower()}: {row['says']}." for row in newest]
    if name:
        sentences.append(f"All systems: {changed.tell(replace(selected, focus=''))}.")
    return " ".join(sentences)


def section(dossier: Dossier) -> Section:
    """The parts of what changed with their counts, then the rows of each."""
    asked = dossier.asked
    lists = (_evidence(dossier), _values(dossier), _by_indicator(dossier), _revised(dossier))
    blocks: tuple[Block, ...] = (_parts(dossier), *(table for table in lists if table.rows), *_release(dossier))
    return Section(
        key="changes",
        title=f"What changed since {wording.day(asked.since)}{f', {asked.name}' if asked.name else ''}",
        blocks=blocks,
        starts_page=True,
    )


def _parts(dossier: Dossier) -> Table:
    """What there is of each part, and its rule."""
    counted = changed.counts(dossier.selected)
    without = "Left out: it compares the newest two releases, which an earlier day does not have."
    answers = [listed(dossier.selected) for part in counted for _, listed in changed.LISTS[part]]
    return Table(
        key="change-part",
        title="The parts of what changed",
        headings=("Part", "Found", "Rule"),
        rows=tuple((part, _sentence(counted.get(part, without)), rule) for part, rule in changed.RULES.items()),
        kinds=("text",) * 3,
        queries=tuple(dossier.numbered(answer) for answer in answers),
    )


def _evidence(dossier: Dossier) -> Table:
    answer = changed.evidence(dossier.selected)
    newest = answer.rows.group_by("system", maintain_order=True).head(EACH)
    return dossier.table(
        replace(answer, rows=newest),
        {
            "system": "System", "says": "What it says", "known_on": ("Known", day), "publisher": "Publisher",
            "grade": "Grade",
        },
        title="New evidence",
        note=_cut(newest, answer, f"the newest {EACH} of each system"),
    )  # fmt: skip


def _values(dossier: Dossier) -> Table:
    """Values that differ: of the headlines, in a brief about one state all of them."""
    answer = changed.values(dossier.selected)
    cards = {row["title"]: row for row in data.rows_of("indicator").iter_rows(named=True)}
    shown = (answer.rows if dossier.asked.country else _headed(answer.rows, cards)).head(VALUES)
    return Table(
        key="change-value",
        title="Values that differ between the two days" + ("" if dossier.asked.country else ", headline indicators"),
        headings=("Indicator", "Series", "Was", "Is now", "Direction", "Why"),
        rows=tuple(
            (
                row["indicator"],
                row["series"],
                _value(row, "was", cards[row["indicator"]]["frequency"]),
                _value(row, "is_now", cards[row["indicator"]]["frequency"]),
                row["direction"] or "",
                row["why"],
            )
            for row in shown.to_dicts()
        ),
        kinds=("text",) * 6,
        queries=(dossier.numbered(answer),),
        note=_cut(shown, answer, "the table below counts all" if not dossier.asked.country else "the first"),
    )


def _headed(rows: pl.DataFrame, cards: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Only the series that the headlines draw."""
    titles = {card["indicator_id"]: title for title, card in cards.items()}
    drawn = [f"{titles[each.indicator]}: {name}" for each in held_by(titles) for name in each.names]
    series = pl.col("series").str.split(" / ").list.last()
    return rows.filter(pl.format("{}: {}", "indicator", series).is_in(drawn))


def _value(row: Mapping[str, Any], name: str, frequency: str) -> str:
    """A value with its unit and period; empty for none."""
    value, period = row[name], row["period_was" if name == "was" else "period_now"]
    if value is None:
        return ""
    # A share with a decimal more than elsewhere, as two that differ should not read alike.
    unit = row["unit"].partition(" (")[0]
    told = f"{value:.1%}" if unit == "share" else wording.number(value, unit)
    return f"{told} ({wording.period(period, frequency)})"


def _by_indicator(dossier: Dossier) -> Table:
    """How many values of each indicator differ, and which way; only in a brief about all."""
    answer = changed.values(dossier.selected)
    counted = (
        answer.rows.group_by("indicator", "system")
        .agg(
            pl.len().alias("differ"),
            pl.col("direction").drop_nulls().value_counts(sort=True).alias("ways"),
            (pl.col("why") == "a closed period was revised").sum().alias("revised"),
        )
        .sort("differ", "indicator", descending=[True, False])
    )
    shown = counted.head(0 if dossier.asked.country else INDICATORS)
    return Table(
        key="change-indicator",
        title="Values that differ, by indicator",
        headings=("Indicator", "System", "Differ", "Which way", "Closed periods revised"),
        rows=tuple(
            (
                row["indicator"],
                row["system"],
                f"{row['differ']:,}",
                wording.joined(sorted(f"{way['direction']} {way['count']}" for way in row["ways"])),
                f"{row['revised'] or 'none'}",
            )
            for row in shown.to_dicts()
        ),
        kinds=("text",) * 5,
        queries=(dossier.numbered(answer),),
        note=f"The {shown.height} of {counted.height} indicators with most differences."
        if shown.height < counted.height
        else "",
    )


def _revised(dossier: Dossier) -> Table:
    answer = changed.revised(dossier.selected)
    shown = answer.rows.head(REVISED)
    return dossier.table(
        replace(answer, rows=shown),
        {
            "held_in": ("Table", _words),
            "row_id": ("Row", _named),
            "what": ("Column", _words),
            "was": ("Was", _named),
            "becomes": ("Reads now", _named),
            "changed_on": ("Taken in", day),
        },
        title="Rows replaced or withdrawn",
        note=_cut(shown, answer, "the newest"),
    )


def _release(dossier: Dossier) -> tuple[Text, ...]:
    """Which forecasts and values differ from the release before; it rests on the latest evidence."""
    if not dossier.selected.is_latest:
        return ()
    found = {
        "values": changed.observations(dossier.selected).rows.rename({"title": "indicator"}),
        "forecasts": changed.forecasts(dossier.selected).rows,
    }
    parts = []
    for noun, rows in found.items():
        counted = rows.group_by("cause", "indicator").len().sort("len", "indicator", descending=[True, False])
        for (cause,), most in counted.group_by("cause", maintain_order=True):
            named = wording.joined(f"{row['indicator']} {row['len']:,}" for row in most.head(3).to_dicts())
            parts.append(f"{most['len'].sum():,} {noun} by {_words(str(cause))}, most of them {named}")
    return (Text(text=f"Against the release before: {'; '.join(parts)}."),) if parts else ()


def _cut(shown: pl.DataFrame, answer: Answer, which: str) -> str:
    if shown.height == answer.rows.height:
        return ""
    return f"{shown.height} of {answer.rows.height:,} rows, {which}; the SQL returns all."


def _words(held: str) -> str:
    return held.replace("_", " ")


def _named(held: str | None) -> str:
    return wording.with_names(held, data.names()) if held else ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
