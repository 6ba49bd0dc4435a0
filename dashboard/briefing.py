"""The four questions that head the overview, answered from the release in a sentence or two each."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard import changed, data, focus, wording
from dashboard.headlines import held_by
from dashboard.selection import Selection

BOUNDS_SHOWN = 3


def title(selected: Selection) -> str:
    """The finding that heads the page: what gets better or worse, and where samples allow no such reading.

    Only indicators with a direction are judged; a rising share of votes is neither better nor worse.
    """
    if not selected.is_latest:
        return f"What was known on {wording.day(selected.as_of)}"
    cards = {row["indicator_id"]: row for row in data.rows_of("indicator").iter_rows(named=True)}
    judged, silent = [], []
    for headline in held_by(cards):
        card = cards[headline.indicator]
        trends = data.rows_of("trend", indicator=headline.indicator, series=headline.series, as_of=selected.as_of)
        verdicts = trends["verdict"].unique(maintain_order=True).to_list()
        if verdicts == ["abstained"]:
            silent.append(wording.SYSTEMS[card["system"]].lower())
        elif card["direction"] != "neutral" and verdicts:
            judged.append(f"{card['title']}: {wording.joined(verdicts)}")
    none = f"no trend can be read for {wording.joined(silent)}" if silent else ""
    return "; ".join([*judged, *filter(None, [none])]) or "No trend can be read yet"


def what_changed(selected: Selection) -> str:
    """What became known and reads differently since the day compared with, and what the last refresh moved."""
    told = changed.tell(selected)
    return f"Since {wording.day(selected.since)}: {told}."


def how_sure(selected: Selection) -> str:
    """How far the claims of size are corroborated; of those about the focus where one is chosen."""
    seen = focus.of(selected)
    about = f" about {seen.who}" if seen.id else ""
    mix = data.rows_of("grade_mix", as_of=selected.as_of, focus=seen.actors).row(0, named=True)
    if not mix["claims"]:
        return f"No claim of size{about} was known."
    shares = {name: f"{mix[name] / mix['claims']:.0%}" for name in ("corroborated", "disputed", "alone")}
    return (
        f"Of {mix['claims']:,} claims of size{about}, {shares['corroborated']} are backed by a second publisher, "
        f"{shares['disputed']} are disputed and {shares['alone']} stand alone."
    )


def compared_with_what(selected: Selection) -> str:
    """The baseline, and how it fared on the past."""
    if not selected.is_latest:
        return (
            "With the course of each series up to that day, and with what the baseline would have said then (hindcast)."
        )
    skill = data.rows_of("skill").filter(pl.col("kind") == "hindcast")
    if skill.is_empty():
        return "With the course of each series; no baseline has been scored yet."
    row = skill.row(0, named=True)
    return (
        f"With a naive baseline: its 80 % range held {row['covered']:.0%} of {row['targets']:,} past values "
        f"(hindcasts, {row['series']} series). No model is shown that has not beaten it."
    )


def what_would_change_our_mind(selected: Selection) -> str:
    """The next values that would leave their 80 % range: of series about the focus where there are any."""
    seen = focus.of(selected)
    about_focus = _ranges_about(seen, selected) if seen.id else []
    told = "; ".join((about_focus or _ranges_of_headlines(selected))[:BOUNDS_SHOWN])
    which = "" if selected.is_latest else " (hindcast)"
    whose = f"No series about {seen.who} has a range, so of all systems: a" if seen.id and not about_focus else "A"
    return f"{whose} value outside its 80 % range{which}: {told}." if told else "No series has a range for this day."


def _ranges_about(seen: focus.Focus, selected: Selection) -> list[str]:
    """The nearest range of each series about the focus, in words."""
    rows = data.rows_of("focus_range", as_of=selected.as_of, focus=seen.actors).iter_rows(named=True)
    return [f"{row['indicator']}, {row['series']}: {_range(row, row)}" for row in rows]


def _ranges_of_headlines(selected: Selection) -> list[str]:
    """The nearest range of each series of the headlines, in words."""
    cards = {row["indicator_id"]: row for row in data.rows_of("indicator").iter_rows(named=True)}
    bounds = []
    for headline in held_by(cards):
        rows = data.rows_of(
            "headline", indicator=headline.indicator, series=headline.series, as_of=selected.as_of, since=headline.since
        )
        nearest = rows.filter(pl.col("low_80").is_not_null()).head(1)
        for row in nearest.iter_rows(named=True):
            card = cards[headline.indicator]
            name = f", {row['series']}" if len(headline.series) > 1 else ""
            bounds.append(f"{card['title']}{name}: {_range(row, card)}")
    return bounds


def _range(row: Mapping[str, Any], card: Mapping[str, Any]) -> str:
    """An 80 % range with its period."""
    unit = "share" if card["unit"] == "share" else ""
    low, high = (wording.number(row[name], unit) for name in ("low_80", "high_80"))
    return f"{low} to {high} in {wording.period(row['period_start'], card['frequency'])}"
