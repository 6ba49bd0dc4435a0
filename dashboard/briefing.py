"""The four questions that head the overview, answered from the release in a sentence or two each."""

import polars as pl

from dashboard import changed, data, wording
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
    """How far the claims of size are corroborated."""
    mix = data.rows_of("grade_mix", as_of=selected.as_of).row(0, named=True)
    if not mix["claims"]:
        return "No claim of size was known."
    shares = {name: f"{mix[name] / mix['claims']:.0%}" for name in ("corroborated", "disputed", "alone")}
    return (
        f"Of {mix['claims']:,} claims of size, {shares['corroborated']} are backed by a second publisher, "
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
    """The next values that would leave the baseline's 80 % range."""
    cards = {row["indicator_id"]: row for row in data.rows_of("indicator").iter_rows(named=True)}
    bounds = []
    for headline in held_by(cards):
        rows = data.rows_of(
            "headline", indicator=headline.indicator, series=headline.series, as_of=selected.as_of, since=headline.since
        )
        nearest = rows.filter(pl.col("low_80").is_not_null()).head(1)
        for row in nearest.iter_rows(named=True):
            card = cards[headline.indicator]
            period = wording.period(row["period_start"], card["frequency"])
            low, high = (
                wording.number(row[name], "share" if card["unit"] == "share" else "") for name in ("low_80", "high_80")
            )
            name = f", {row['series']}" if len(headline.series) > 1 else ""
            bounds.append(f"{card['title']}{name}: {low} to {high} in {period}")
    which = "" if selected.is_latest else " (hindcast)"
    told = "; ".join(bounds[:BOUNDS_SHOWN])
    return f"A value outside its 80 % range{which}: {told}." if bounds else "No series has a range for this day."
