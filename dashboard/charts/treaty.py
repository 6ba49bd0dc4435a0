"""Charts of commitments: life lines, instruments in force, and what was alleged, found and denied."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

STEPS = ["Exit notice", "Suspended", "Resumed", "Left", "Expired"]
STEP_SHAPES = ["triangle-right", "square", "triangle-up", "cross", "stroke"]
PARTIES = ["Russia", "United States", "Others"]
PARTY_COLOURS = [theme.POWERS["Russia"], theme.POWERS["United States"], theme.MUTED]
KINDS = ["Alleged", "Found by an outside body", "Denied"]
KIND_COLOURS = ["#56748C", "#C07C14", "#159583"]


def lives() -> AnyChart:
    """Bars from entry into force to the end for all, with the steps of parties as marks."""
    instrument = alt.Y(
        "instrument:N", sort=None, title=None, axis=alt.Axis(labelLimit=170, labelOverlap=False, ticks=False)
    )
    day = alt.X("from_day:T", title=None, axis=alt.Axis(tickCount=8, labelOverlap=True, gridOpacity=0.4))
    spans = rows().transform_filter("datum.what == 'In force' || datum.what == 'Signed, never in force'")
    bar = spans.mark_bar(height=9, cornerRadius=2, strokeWidth=1, color=theme.ACCENT)
    solid = alt.condition("datum.what == 'In force'", alt.value(0.4), alt.value(0.05))
    outlined = alt.condition("datum.what == 'In force'", alt.value(theme.ACCENT), alt.value(theme.MUTED))
    steps = rows().transform_filter("isValid(datum.party)").mark_point(size=62, strokeWidth=1.8, opacity=0.95)
    return alt.layer(
        bar.encode(
            x=day,
            x2="until_day:T",
            y=instrument,
            fillOpacity=solid,
            stroke=outlined,
            tooltip=[
                alt.Tooltip("name:N", title="Instrument"),
                alt.Tooltip("what:N", title="State"),
                alt.Tooltip("from_day:T", title="From", format="%-d %b %Y"),
                alt.Tooltip("until_day:T", title="To", format="%-d %b %Y"),
            ],
        ),
        steps.encode(
            x=day,
            y=instrument,
            shape=alt.Shape(
                "what:N",
                scale=alt.Scale(domain=STEPS, range=STEP_SHAPES),
                legend=alt.Legend(symbolStrokeColor=theme.MUTED, columns=2),
            ),
            color=alt.Color(
                "who:N",
                scale=alt.Scale(domain=PARTIES, range=PARTY_COLOURS),
                legend=alt.Legend(symbolType="circle", columns=2),
            ),
            tooltip=[
                alt.Tooltip("name:N", title="Instrument"),
                alt.Tooltip("party:N", title="Party"),
                alt.Tooltip("what:N", title="Step"),
                alt.Tooltip("from_day:T", title="Day", format="%-d %b %Y"),
                alt.Tooltip("note:N", title="Note"),
            ],
        ),
    ).properties(height=alt.Step(21))


def in_force() -> AnyChart:
    """Instruments in force as steps; the band reaches down to those not suspended either."""
    names = ["All parties", "Russia", "United States"]
    colours = [theme.ACCENT, theme.POWERS["Russia"], theme.POWERS["United States"]]
    dashes = [[1, 0], [7, 2], [3, 2]]
    color = alt.Color(
        "party:N",
        scale=alt.Scale(domain=names, range=colours),
        legend=alt.Legend(symbolType="stroke", symbolSize=300, columns=2),
    )
    base = rows().encode(
        x=alt.X("period_start:T", title=None, axis=alt.Axis(grid=False, tickCount=7, labelOverlap=True)), color=color
    )
    count = alt.Y("in_force:Q", title="Instruments", axis=alt.Axis(tickMinStep=1, tickCount=6))
    band = base.mark_area(opacity=0.2, interpolate="step-after").encode(y=count, y2="not_suspended:Q")
    line = base.mark_line(interpolate="step-after").encode(
        y=count,
        strokeDash=alt.StrokeDash("party:N", scale=alt.Scale(domain=names, range=dashes)),
        tooltip=[
            alt.Tooltip("party:N", title="Party"),
            alt.Tooltip("period_start:T", title="Year", format="%Y"),
            alt.Tooltip("in_force:Q", title="In force"),
            alt.Tooltip("not_suspended:Q", title="Of these not suspended"),
        ],
    )
    return alt.layer(band, line).properties(height=300)


def breaches() -> AnyChart:
    """One mark per allegation, finding and denial, in rows of their own within an instrument."""
    shapes = alt.Scale(domain=KINDS, range=["circle", "diamond", "cross"])
    marks: AnyChart = (
        rows()
        .mark_point(size=58, strokeWidth=1.7, opacity=0.85)
        .encode(
            x=alt.X("event_date:T", title=None, axis=alt.Axis(tickCount=8, labelOverlap=True, gridOpacity=0.4)),
            y=alt.Y("instrument:N", title=None, axis=alt.Axis(labelLimit=170, labelOverlap=False, ticks=False)),
            yOffset=alt.YOffset("what:N", sort=KINDS),
            shape=alt.Shape("what:N", scale=shapes, legend=alt.Legend(columns=1)),
            color=alt.Color("what:N", scale=alt.Scale(domain=KINDS, range=KIND_COLOURS), legend=alt.Legend(columns=1)),
            tooltip=[
                alt.Tooltip("instrument:N", title="Instrument"),
                alt.Tooltip("what:N", title="Standing"),
                alt.Tooltip("about:N", title="About"),
                alt.Tooltip("by_whom:N", title="By"),
                alt.Tooltip("event_date:T", title="Day", format="%-d %b %Y"),
                alt.Tooltip("grade:N", title="Grade"),
                alt.Tooltip("note:N", title="Note"),
            ],
        )
        .properties(height=alt.Step(7))
    )
    return marks
