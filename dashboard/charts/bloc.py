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
        color=alt.Color(
            "bloc:N", scale=bloc_scale(*BLOCS), legend=alt.Legend(symbolType="stroke", symbolSize=300, columns=3)
        ),
        tooltip=tooltip,
    )
    lines = base.mark_line(interpolate="step-after").encode(
        strokeDash=alt.StrokeDash(
            "bloc:N", scale=DASHES, legend=alt.Legend(symbolType="stroke", symbolSize=300, columns=3)
        )
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


def overlap() -> AnyChart:
    """Heat map of shared membership with the share in each cell."""
    names = {"x": alt.X("other_organisation:N", title=None, axis=alt.Axis(orient="top", labelAngle=0, ticks=False))}
    rows_by = alt.Y("organisation:N", title=None, axis=alt.Axis(ticks=False))
    tooltip = [
        alt.Tooltip("organisation:N", title="Organisation"),
        alt.Tooltip("other_organisation:N", title="and"),
        alt.Tooltip("overlap:Q", title="In both of those in either", format=theme.SHARE),
        alt.Tooltip("year:Q", title="End of"),
    ]
    shade = alt.FillOpacity("overlap:Q", scale=alt.Scale(range=[0.06, 0.55], domain=[0, 0.7], clamp=True), legend=None)
    cells = (
        rows()
        .mark_rect(stroke=theme.RULE, strokeWidth=0.4, color=theme.ACCENT)
        .encode(**names, y=rows_by, fillOpacity=shade, tooltip=tooltip)
    )
    texts = rows().mark_text(fontSize=11).encode(**names, y=rows_by, text=alt.Text("overlap:Q", format=theme.SHARE))
    return alt.layer(cells, texts).properties(height=alt.Step(30))


WEIGHED = ("NATO", "BRICS", "SCO", "CSTO", "EAEU", "EU")


def weight() -> AnyChart:
    """Share of the world per bloc and year, with the band of what missing states could change."""
    colours = alt.Scale(domain=WEIGHED, range=[theme.BLOCS.get(name, "#56748C") for name in WEIGHED])
    dashes = alt.Scale(domain=WEIGHED, range=[[1, 0], [10, 2], [7, 2], [4, 2], [2, 2], [10, 2, 2, 2]])
    legend = alt.Legend(symbolType="stroke", symbolSize=300, columns=3)
    base = rows().encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", grid=False, tickCount=5, labelOverlap=True)),
        color=alt.Color("bloc:N", scale=colours, legend=legend),
    )
    band = base.transform_filter("isValid(datum.low)").mark_area(opacity=0.2).encode(y="low:Q", y2="high:Q")
    line = base.mark_line().encode(
        y=alt.Y("share:Q", title="Share of the world", axis=alt.Axis(format=theme.SHARE, tickCount=5)),
        strokeDash=alt.StrokeDash("bloc:N", scale=dashes, legend=legend),
        tooltip=[
            alt.Tooltip("bloc:N", title="Bloc"),
            alt.Tooltip("year:Q", title="Year"),
            alt.Tooltip("share:Q", title="Share", format=".1%"),
            alt.Tooltip("coverage:N", title="Coverage"),
        ],
    )
    return alt.layer(band, line).properties(height=280)


def waits() -> AnyChart:
    """Median wait with the shortest and the longest, granted solid and pending hollow."""
    what = alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    states = ["Granted", "Pending"]
    color = alt.Color("state_of_play:N", scale=alt.Scale(domain=states, range=[theme.ACCENT, "#C07C14"]))
    shape = alt.Shape("state_of_play:N", scale=alt.Scale(domain=states, range=["circle", "diamond"]))
    axis = alt.Axis(tickCount=6)
    bar = rows().mark_bar(height=5, opacity=0.35, cornerRadius=2)
    marks = rows().mark_point(size=75, strokeWidth=2, opacity=1)
    return alt.layer(
        bar.encode(x=alt.X("shortest_years:Q", title="Years", axis=axis), x2="longest_years:Q", y=what, color=color),
        marks.encode(
            x=alt.X("median_years:Q"),
            y=what,
            color=color,
            shape=shape,
            tooltip=[
                alt.Tooltip("what:N", title="Applications"),
                alt.Tooltip("median_years:Q", title="Median, years"),
                alt.Tooltip("shortest_years:Q", title="Shortest"),
                alt.Tooltip("longest_years:Q", title="Longest"),
                alt.Tooltip("coverage:N", title="Coverage"),
            ],
        ),
    ).properties(height=alt.Step(24))


def expected() -> AnyChart:
    """Chance of an accession or exit with its 95 % interval; the word stands beside it, hollow marks are hindcasts."""
    what = alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    tooltip = [
        alt.Tooltip("what:N", title="What"),
        alt.Tooltip("probability:Q", title="Chance", format=theme.SHARE),
        alt.Tooltip("low:Q", title="95 % interval from", format=theme.SHARE),
        alt.Tooltip("high:Q", title="to", format=theme.SHARE),
        alt.Tooltip("confidence:N", title="Confidence"),
        alt.Tooltip("exposure:N", title="Rests on"),
        alt.Tooltip("resolves_on:T", title="Resolves", format="%-d %b %Y"),
    ]
    chance = alt.X(
        "low:Q",
        title="Chance within the year",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=theme.SHARE, tickCount=5),
    )
    bar = rows().mark_bar(height=5, opacity=0.35, cornerRadius=2, color=theme.ACCENT)
    mark = rows().mark_point(size=75, strokeWidth=2, opacity=1, color=theme.ACCENT)
    filled = alt.condition("datum.kind == 'issued'", alt.value(theme.ACCENT), alt.value("transparent"))
    # The word stands where there is room for it.
    right = rows().transform_filter("datum.high <= 0.6").mark_text(align="left", dx=8, color=theme.MUTED)
    left = rows().transform_filter("datum.high > 0.6").mark_text(align="right", dx=-8, color=theme.MUTED)
    return alt.layer(
        bar.encode(x=chance, x2="high:Q", y=what, tooltip=tooltip),
        mark.encode(x=alt.X("probability:Q"), y=what, fill=filled, tooltip=tooltip),
        right.encode(x=alt.X("high:Q"), y=what, text="label:N"),
        left.encode(x=alt.X("low:Q"), y=what, text="label:N"),
    ).properties(height=alt.Step(30))
