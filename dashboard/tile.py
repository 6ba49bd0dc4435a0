"""A tile of the overview: one system's finding, latest value, recent course, verdict, coverage and age."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard import changed, data, figure, focus, notices, wording
from dashboard.charts import headline as chart
from dashboard.charts.template import spec
from dashboard.figure import Figure
from dashboard.headlines import Headline
from dashboard.selection import Selection

Row = dict[str, Any]
ALERTS_SHOWN = 4
WIDTH = 310
"""Pixels: four tiles beside each other on a desk, two on a tablet, one on a telephone."""


def draw(headline: Headline, selected: Selection) -> None:
    """Draw the tile of a headline."""
    card = data.rows_of("indicator").filter(pl.col("indicator_id") == headline.indicator).row(0, named=True)
    asked: dict[str, Any] = {"indicator": headline.indicator, "series": headline.series, "as_of": selected.as_of}
    answer = data.ask("headline", since=headline.since, **asked)
    fresh = data.rows_of("freshness", since=headline.since, **asked).row(0, named=True)
    with st.container(border=True, width=WIDTH, height="stretch", gap="xsmall"):
        st.caption(wording.SYSTEMS.get(card["system"], card["system"]).upper())
        if fresh["known_on"] is None:
            notices.nothing_known(card["title"], selected.as_of)
            return
        st.markdown(f"**{wording.plain(data.finding(headline.indicator, selected.as_of))}**")
        st.markdown(latest_values(answer.rows, card))
        figure.draw(_figure(headline, card, answer, fresh, selected), small=True)
        st.markdown(verdict(data.rows_of("trend", **asked), selected))
        st.markdown(f":small[{' '.join(_small_print(headline, card, answer.rows, fresh, selected))}]")
        if headline.page:
            st.page_link(
                f"app_pages/{headline.page}.py", label=f"More on {headline.page}", query_params=selected.to_query()
            )


def alerts(selected: Selection) -> None:
    """Draw the tile of what lies where a series' own past did not point."""
    raised = data.rows_of("alert", as_of=selected.as_of)
    with st.container(border=True, width=WIDTH, height="stretch", gap="xsmall"):
        st.caption("ALERTS")
        if raised.is_empty():
            st.markdown("No alert." if selected.is_latest else "Alerts rest on the latest evidence alone.")
            return
        st.markdown(f"**{raised.height} values lie outside what their own past suggests.**")
        for message in raised["message"].head(ALERTS_SHOWN):
            st.markdown(wording.plain(wording.with_names(message, data.names())))
        if raised.height > ALERTS_SHOWN:
            st.caption(f"{raised.height - ALERTS_SHOWN} more in the table mart.alert.")


def latest_values(rows: pl.DataFrame, card: Row) -> str:
    """The latest value of each series with its unit and period, in Markdown."""
    seen = rows.filter(pl.col("value").is_not_null()).group_by("series", maintain_order=True).last().to_dicts()
    if len(seen) == 1:
        return f"**{wording.number(seen[0]['value'], card['unit'])}** ({_period(seen[0], card)})"
    parts = [f"{row['series']} **{wording.number(row['value'], _share(card))}**" for row in seen]
    periods = {_period(row, card) for row in seen}
    if len(periods) > 1:
        parts = [f"{part} ({_period(row, card)})" for part, row in zip(parts, seen, strict=True)]
    unit = "" if _share(card) else f" {card['unit']}"
    return f"{wording.joined(parts)}{unit}" + (f" ({periods.pop()})" if len(periods) == 1 else "")


def _share(card: Row) -> str:
    return "share" if card["unit"] == "share" else ""


def _period(row: Row, card: Row) -> str:
    return f"{wording.period(row['period_start'], card['frequency'])}{', still open' if row['is_preliminary'] else ''}"


def verdict(trends: pl.DataFrame, selected: Selection) -> str:
    """The verdicts in words, each with the arrow of its slope, and the reason of the first. Markdown.

    For an earlier day they say for which day they were reckoned, afterwards.
    """
    if trends.is_empty():
        return "Trend: none." if selected.is_latest else "Trend: none was reckoned for this day or before."
    said_for = trends["said_for"][0]
    when = "" if selected.is_latest else f" on {wording.short_day(said_for)} (hindcast)"
    if trends["verdict"].n_unique() == 1:
        one = trends.row(0, named=True)
        return f"Trend{when}: **{_arrow(one)}{one['verdict']}**. {wording.plain(one['reason'])}"
    said = [f"{each['series']} **{_arrow(each)}{each['verdict']}**" for each in trends.iter_rows(named=True)]
    return f"Trend{when}: {', '.join(said)}."


def _arrow(trend: Row) -> str:
    """Up or down only where the rule gives a verdict of movement; the arrow is the slope's, the word is the rule's."""
    if trend["verdict"] == "abstained" or trend["slope"] is None:
        return ""
    return "→ " if trend["verdict"] == "steady" else "↑ " if trend["slope"] > 0 else "↓ "


def _small_print(headline: Headline, card: Row, rows: pl.DataFrame, fresh: Row, selected: Selection) -> list[str]:
    """What the fan is, what the values cover, how old they are, when more is due, and what is new about the focus."""
    due = f"Next due {wording.short_day(fresh['next_due'])}" if fresh["next_due"] else "No due date is given"
    return [
        wording.plain(fan(rows, headline.indicator)),
        f"Coverage: {coverage(fresh)}.",
        f"Latest evidence {wording.age(fresh['known_on'], selected.as_of)}. {due}.",
        wording.plain(_about_focus(card["system"], selected)),
    ]


def fan(rows: pl.DataFrame, indicator: str) -> str:
    """Which model the fan shows and why, and whether it was issued or reckoned afterwards."""
    ahead = rows.filter(pl.col("model").is_not_null())
    if ahead.is_empty():
        return "No fan: too short a series, or a sample."
    models = ahead["model"].unique().sort().to_list()
    shown = wording.joined("baseline" if model == "naive" else model for model in models)
    last = ahead.row(0, named=True)
    when = f", reckoned for {wording.short_day(last['said_for'])} (hindcast)" if last["kind"] == "hindcast" else ""
    verdicts = data.rows_of("skill_verdict", indicator=indicator)["verdict"].to_list()
    why = "" if models != ["naive"] else f": {verdicts[0]}" if verdicts else ""
    return f"Fan: {shown}{why}{when}."


def _about_focus(system: str, selected: Selection) -> str:
    """How many rows about the focus are new here."""
    who = focus.of(selected).who
    if not who:
        return ""
    new = changed.evidence(selected).rows.filter(pl.col("system") == wording.SYSTEMS.get(system, system)).height
    return f"About {who}: {new or 'no'} new row{'' if new == 1 else 's'} since {wording.short_day(selected.since)}."


def coverage(fresh: Row) -> str:
    """The coverage of most periods in words, and how many are partial."""
    most = max(("sample", "partial", "complete"), key=lambda word: fresh[word])
    rest = f", but partial in {fresh['partial']} of {fresh['periods']} periods" if fresh["partial"] else ""
    return wording.COVERAGE[most] + (rest if most == "complete" else "")


def _figure(headline: Headline, card: Row, answer: data.Answer, fresh: Row, selected: Selection) -> Figure:
    is_sample = fresh["sample"] > fresh["complete"] + fresh["partial"]
    shown, values = wording.joined(headline.names), latest_values(answer.rows, card)
    return Figure(
        key=f"headline-{headline.indicator.replace('_', '-')}",
        finding=card["title"],
        statistic=f"{headline.counted}{'; a sample' if is_sample else ''}",
        answer=answer,
        spec=spec(chart.spark, headline.names, card["unit"], is_sample),
        alt=f"{card['title']} for {shown} from {headline.since.year} on. Latest: {values.replace('*', '')}",
        evidence=lambda: data.ask("indicator_evidence", indicator=headline.indicator, as_of=selected.as_of),
    )
