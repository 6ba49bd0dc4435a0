"""The figure that stands for a system on the overview and in the brief, with what is said around it."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from dashboard import data, wording
from dashboard.charts import headline as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.headlines import Headline
from dashboard.selection import Selection

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A headline as of a day: its indicator's card, its values, how fresh they are and the trends of its series."""

    headline: Headline
    card: Row
    answer: data.Answer
    fresh: Row
    trends: pl.DataFrame
    selected: Selection

    @property
    def is_known(self) -> bool:
        """Whether anything was known by the day."""
        return self.fresh["known_on"] is not None

    @property
    def system(self) -> str:
        """The system's name as readers see it."""
        system: str = self.card["system"]
        return wording.SYSTEMS.get(system, system)


def standing(headline: Headline, selected: Selection) -> Standing:
    """Read what stands behind a headline."""
    card = data.rows_of("indicator").filter(pl.col("indicator_id") == headline.indicator).row(0, named=True)
    asked: dict[str, Any] = {"indicator": headline.indicator, "series": headline.series, "as_of": selected.as_of}
    return Standing(
        headline=headline,
        card=card,
        answer=data.ask("headline", since=headline.since, **asked),
        fresh=data.rows_of("freshness", since=headline.since, **asked).row(0, named=True),
        trends=data.rows_of("trend", **asked),
        selected=selected,
    )


def figure(shown: Standing) -> Figure:
    """The small chart of a headline."""
    headline, card, fresh = shown.headline, shown.card, shown.fresh
    is_sample = fresh["sample"] > fresh["complete"] + fresh["partial"]
    return Figure(
        key=f"headline-{headline.indicator.replace('_', '-')}",
        finding=card["title"],
        statistic=f"{headline.counted}{'; a sample' if is_sample else ''}",
        answer=shown.answer,
        spec=spec(chart.spark, headline.names, card["unit"], is_sample),
        alt=f"{card['title']} for {wording.joined(headline.names)} from {headline.since.year} on. "
        f"Latest: {latest_values(shown.answer.rows, card)}",
        evidence=lambda: data.ask("indicator_evidence", indicator=headline.indicator, as_of=shown.selected.as_of),
    )


def latest_values(rows: pl.DataFrame, card: Row, *, strong: str = "") -> str:
    """The latest value of each series with its unit and period; `strong` is put on both sides of a number."""
    seen = rows.filter(pl.col("value").is_not_null()).group_by("series", maintain_order=True).last().to_dicts()
    if len(seen) == 1:
        return f"{strong}{wording.number(seen[0]['value'], card['unit'])}{strong} ({_period(seen[0], card)})"
    parts = [f"{row['series']} {strong}{wording.number(row['value'], _share(card))}{strong}" for row in seen]
    periods = {_period(row, card) for row in seen}
    if len(periods) > 1:
        parts = [f"{part} ({_period(row, card)})" for part, row in zip(parts, seen, strict=True)]
    unit = "" if _share(card) else f" {card['unit']}"
    return f"{wording.joined(parts)}{unit}" + (f" ({periods.pop()})" if len(periods) == 1 else "")


def trend(trends: pl.DataFrame, selected: Selection, *, strong: str = "") -> str:
    """The verdicts as a sentence; for an earlier day it says for which day they were reckoned, afterwards."""
    if trends.is_empty():
        return "Trend: none." if selected.is_latest else "Trend: none was reckoned for this day or before."
    when = "" if selected.is_latest else f" on {wording.short_day(trends['said_for'][0])} (hindcast)"
    return f"Trend{when}: {verdict(trends, strong=strong)}."


def verdict(trends: pl.DataFrame, *, strong: str = "") -> str:
    """The verdicts of the written rule in words, each with its arrow."""
    said = [(each["series"], f"{strong}{_arrow(each)}{each['verdict']}{strong}") for each in trends.to_dicts()]
    if trends["verdict"].n_unique() <= 1:
        return said[0][1] if said else "none"
    return ", ".join(f"{series} {words}" for series, words in said)


def _arrow(trend: Row) -> str:
    """The way that a verdict says the values go, by the indicator's direction; none where the rule abstains."""
    up_is_worse = trend["direction"] != "lower_is_worse"
    worse, better = ("↑ ", "↓ ") if up_is_worse else ("↓ ", "↑ ")
    arrows = {"rising": "↑ ", "falling": "↓ ", "steady": "→ ", "deteriorating": worse, "easing": better}
    return arrows.get(trend["verdict"], "")


def fan(shown: Standing) -> str:
    """Which model the fan shows and why, and whether it was issued or reckoned afterwards."""
    ahead = shown.answer.rows.filter(pl.col("model").is_not_null())
    if ahead.is_empty():
        return "No fan: too short a series, or a sample."
    models = ahead["model"].unique().sort().to_list()
    named = wording.joined("baseline" if model == "naive" else model for model in models)
    last = ahead.row(0, named=True)
    when = f", reckoned for {wording.short_day(last['said_for'])} (hindcast)" if last["kind"] == "hindcast" else ""
    verdicts = data.rows_of("skill_verdict", indicator=shown.headline.indicator)["verdict"].to_list()
    why = "" if models != ["naive"] else f": {verdicts[0]}" if verdicts else ""
    return f"Fan: {named}{why}{when}."


def reason(trends: pl.DataFrame) -> str:
    """Why the verdict is what it is, where all series share one; else empty."""
    return str(trends["reason"][0]) if trends.height and trends["verdict"].n_unique() == 1 else ""


def coverage(fresh: Row) -> str:
    """The coverage of most periods in words, and how many are partial."""
    most = max(("sample", "partial", "complete"), key=lambda word: fresh[word])
    rest = f", but partial in {fresh['partial']} of {fresh['periods']} periods" if fresh["partial"] else ""
    return wording.COVERAGE[most] + (rest if most == "complete" else "")


def _share(card: Row) -> str:
    return "share" if card["unit"] == "share" else ""


def _period(row: Row, card: Row) -> str:
    return f"{wording.period(row['period_start'], card['frequency'])}{', still open' if row['is_preliminary'] else ''}"
