"""A tile of the overview: one system's finding, latest value, recent course, verdict, coverage and age."""

import streamlit as st

from dashboard import changed, data, figure, focus, notices, wording
from dashboard.figures import headline as figures
from dashboard.figures.headline import Standing
from dashboard.headlines import Headline
from dashboard.selection import Selection

ALERTS_SHOWN = 4
WIDTH = 310
"""Pixels: four tiles beside each other on a desk, two on a tablet, one on a telephone."""


def draw(headline: Headline, selected: Selection) -> None:
    """Draw the tile of a headline."""
    shown = figures.standing(headline, selected)
    with st.container(border=True, width=WIDTH, height="stretch", gap="xsmall"):
        st.caption(shown.system.upper())
        if not shown.is_known:
            notices.nothing_known(shown.card["title"], selected.as_of)
            return
        st.markdown(f"**{wording.plain(data.finding(headline.indicator, selected.as_of))}**")
        st.markdown(figures.latest_values(shown.answer.rows, shown.card, strong="**"))
        figure.draw(figures.figure(shown), small=True)
        why = wording.plain(figures.reason(shown.trends))
        st.markdown(f"{figures.trend(shown.trends, selected, strong='**')} {why}")
        st.markdown(f":small[{' '.join(_small_print(shown))}]")
        if headline.page:
            st.page_link(
                f"app_pages/{headline.page}.py", label=f"More on {headline.page}", query_params=selected.to_query()
            )


def _small_print(shown: Standing) -> list[str]:
    """What the fan is, what the values cover, how old they are, when more is due, and what is new about the focus."""
    next_due = shown.fresh["next_due"]
    due = f"Next due {wording.short_day(next_due)}" if next_due else "The publisher gives no due date"
    return [
        wording.plain(figures.fan(shown)),
        f"Coverage: {figures.coverage(shown.fresh)}.",
        f"Latest evidence {wording.age(shown.fresh['known_on'], shown.selected.as_of)}. {due}.",
        wording.plain(_about_focus(shown)),
    ]


def _about_focus(shown: Standing) -> str:
    """How many rows about the focus are new here."""
    selected = shown.selected
    who = focus.of(selected).who
    if not who:
        return ""
    new = changed.evidence(selected).rows.filter(system=shown.system).height
    return f"About {who}: {new or 'no'} new row{'' if new == 1 else 's'} since {wording.short_day(selected.since)}."


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
