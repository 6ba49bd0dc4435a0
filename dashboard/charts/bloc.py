"""Charts of blocs: members over time, and steps towards them."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, bloc_scale, rows

BLOCS = ("NATO", "BRICS", "SCO", "CSTO", "EAEU")
DASHES = alt.Scale(domain=BLOCS, range=[[1, 0], [10, 2], [7, 2], [4, 2], [2, 2]])


def members() -> AnyChart:
    """Members of each bloc as steps; the dash tells blocs apart as well."""
    tooltip = [
        alt.Tooltip("bloc:N", title="Bloc"),
        alt.Tooltip("from_day:T", title="From", format="%-d %b %Y"),
        alt.Tooltip("members:Q", title="Members"),
    ]
    base = rows().encode(
        x=alt.X("from_day:T", title=None, axis=alt.Axis(grid=False, tickCount=8, labelOverlap=True)),
        y=alt.Y("members:Q", title="Members", scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6)),
        color=alt.Color("bloc:N", scale=bloc_scale(*BLOCS), legend=alt.Legend(symbolType="stroke", symbolSize=300)),
        tooltip=tooltip,
    )
    lines = base.mark_line(interpolate="step-after").encode(
        strokeDash=alt.StrokeDash("bloc:N", scale=DASHES, legend=alt.Legend(symbolType="stroke", symbolSize=300))
    )
    ends = base.transform_window(
        rank="rank()", sort=[alt.SortField("from_day", order="descending")], groupby=["bloc"]
    ).transform_filter("datum.rank == 1")
    dots = ends.mark_point(filled=True, size=36, opacity=1)
    return alt.layer(lines, dots).properties(height=300)


def steps() -> AnyChart:
    """One mark per step of a state, by bloc and day; the shape says what kind of step."""
    kinds = ["Joined", "Invited or signed", "Partner or candidate", "Left or suspended", "Declined"]
    shapes = alt.Scale(domain=kinds, range=["circle", "triangle-up", "square", "cross", "stroke"])
    marks: AnyChart = (
        rows()
        .mark_point(size=70, strokeWidth=1.8, opacity=0.85)
        .encode(
            x=alt.X("event_date:T", title=None, axis=alt.Axis(tickCount=8, labelOverlap=True)),
            y=alt.Y("bloc:N", title=None, sort=list(BLOCS), axis=alt.Axis(ticks=False)),
            yOffset=alt.YOffset("step:N", sort=kinds),
            shape=alt.Shape("step:N", scale=shapes, legend=alt.Legend(columns=2, symbolStrokeColor=theme.MUTED)),
            color=alt.Color("bloc:N", scale=bloc_scale(), legend=None),
            tooltip=[
                alt.Tooltip("state:N", title="State"),
                alt.Tooltip("step:N", title="Step"),
                alt.Tooltip("event_date:T", title="Day", format="%-d %b %Y"),
                alt.Tooltip("note:N", title="Note"),
            ],
        )
        .properties(height=300)
    )
    return marks
