"""Charts of one state."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

STANDINGS = ["Member", "Partner, candidate, observer", "Invited, not a member", "Suspended member", "Suspended partner"]
COLOURS = [theme.ACCENT, "#A9C7C6", "#C07C14", "#8A5BB0", "#C9B6DC"]


def memberships() -> AnyChart:
    """One bar per stretch of one status in one organisation."""
    bars: AnyChart = (
        rows()
        .mark_bar(height=12, cornerRadius=2)
        .encode(
            x=alt.X("from_day:T", title=None, axis=alt.Axis(tickCount=7, labelOverlap=True, gridOpacity=0.4)),
            x2="until_day:T",
            y=alt.Y("organisation:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False)),
            color=alt.Color(
                "standing:N", scale=alt.Scale(domain=STANDINGS, range=COLOURS), legend=alt.Legend(columns=2)
            ),
            tooltip=[
                alt.Tooltip("organisation:N", title="Organisation"),
                alt.Tooltip("status:N", title="Status"),
                alt.Tooltip("from_day:T", title="From", format="%-d %b %Y"),
                alt.Tooltip("until_day:T", title="To", format="%-d %b %Y"),
            ],
        )
        .properties(height=alt.Step(24))
    )
    return bars
