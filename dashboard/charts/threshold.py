"""Charts of what lies round the thresholds of the Vienna Document: figures, shares, clusters, volumes, waits."""

import altair as alt

from dashboard import theme
from dashboard.charts import hatching
from dashboard.charts.exercise import NOTIFY, OBSERVE
from dashboard.charts.template import AnyChart, rows

LEADS = ["CSTO and members", "All others"]
LEAD_COLOURS = [theme.BLOCS["CSTO"], theme.BLOCS["NATO"]]
RULES = [{"troops": NOTIFY, "asks": "notify"}, {"troops": OBSERVE, "asks": "observers"}]


def declared() -> AnyChart:
    """Organisers' figures by steps of a thousand, hatched as a sample, with both thresholds."""
    troops = alt.Scale(nice=False, domain=[3_000, 25_000])
    axis = alt.Axis(values=[3_000, 6_000, NOTIFY, OBSERVE, 17_000, 21_000, 25_000], format=theme.COUNT, grid=False)
    bars = (
        rows()
        .mark_bar(binSpacing=2, strokeWidth=1)
        .encode(
            x=alt.X("troops_from:Q", bin="binned", scale=troops, axis=axis, title="Troops declared"),
            x2="troops_below:Q",
            y=alt.Y("figures:Q", stack="zero", title="Figures", axis=alt.Axis(tickMinStep=1, tickCount=5)),
            fill=hatching.fill("lead", dict(zip(LEADS, LEAD_COLOURS, strict=True))),
            stroke=alt.Stroke("lead:N", scale=alt.Scale(domain=LEADS, range=LEAD_COLOURS)),
            order=alt.Order("lead:N"),
            tooltip=[
                alt.Tooltip("troops_from:Q", title="From", format=theme.COUNT),
                alt.Tooltip("troops_below:Q", title="Below", format=theme.COUNT),
                alt.Tooltip("lead:N", title="Lead"),
                alt.Tooltip("figures:Q", title="Figures"),
                alt.Tooltip("exercises:Q", title="Exercises"),
            ],
        )
    )
    marks = alt.Chart(alt.InlineData(values=RULES))
    line = marks.mark_rule(color=theme.RULE, strokeDash=[4, 3], strokeWidth=1.5).encode(x=alt.X("troops:Q"))
    text = marks.mark_text(baseline="top", align="left", dx=4, fontSize=11)
    return alt.layer(bars, line, text.encode(x="troops:Q", y=alt.value(0), text="asks:N")).properties(height=260)


def bunching() -> AnyChart:
    """Share of figures just below a round number with its interval, both leads in one row, every p-value printed."""
    at = alt.Y(
        "at_threshold:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=160, grid=True),
    )
    lead = alt.YOffset("lead:N", sort=LEADS)
    share = alt.Scale(domain=[0, 1.45], nice=False)
    axis = alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=theme.SHARE, orient="top")
    color = alt.Color("lead:N", scale=alt.Scale(domain=LEADS, range=LEAD_COLOURS))
    shape = alt.Shape("lead:N", scale=alt.Scale(domain=LEADS, range=["circle", "square"]))
    tooltip = [
        alt.Tooltip("at_threshold:N", title="Figures near"),
        alt.Tooltip("kind:N", title="Kind"),
        alt.Tooltip("lead:N", title="Lead"),
        alt.Tooltip("exercises:Q", title="Exercises"),
        alt.Tooltip("share_below:Q", title="Share below", format=theme.SHARE),
        alt.Tooltip("p_no_jump:Q", title="p, no jump"),
        alt.Tooltip("p_sides_alike:Q", title="p, sides alike"),
    ]
    even = alt.Chart(alt.InlineData(values=[{"even": 0.5}])).mark_rule(color=theme.RULE, strokeDash=[4, 3])
    bar = rows().mark_bar(height=3, opacity=0.4)
    mark = rows().mark_point(size=42, strokeWidth=1.8, opacity=1)
    told = rows().transform_calculate(
        told="'p ' + format(datum.p_no_jump, '.3f') + ' (' + datum.exercises + ')'",
        right="1.03",
    )
    return alt.layer(
        even.encode(x=alt.X("even:Q", scale=share)),
        bar.encode(x=alt.X("low:Q", scale=share, axis=axis, title=None), x2="high:Q", y=at, yOffset=lead, color=color),
        mark.encode(
            x=alt.X("share_below:Q", scale=share), y=at, yOffset=lead, color=color, shape=shape, tooltip=tooltip
        ),
        told.mark_text(align="left", fontSize=10.5).encode(
            x=alt.X("right:Q", scale=share), y=at, yOffset=lead, text="told:N"
        ),
    ).properties(height=alt.Step(13))


def clusters() -> AnyChart:
    """Declared sums of clusters, with parts and by others' figures, against the threshold for observers."""
    around = alt.Y("around:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    troops = alt.X("declared_together:Q", title="Troops", axis=alt.Axis(format=theme.COUNT, tickCount=5))
    tooltip = [
        alt.Tooltip("around:N", title="Around"),
        alt.Tooltip("led_by:N", title="Led by"),
        alt.Tooltip("exercises:Q", title="Exercises"),
        alt.Tooltip("declared_together:Q", title="Declared together", format=theme.COUNT),
        alt.Tooltip("with_parts_added:Q", title="With parts added", format=theme.COUNT),
        alt.Tooltip("others_say:Q", title="Others say", format=theme.COUNT),
    ]
    names = ["Declared together", "With parts added", "Others say"]
    color = alt.Color(
        "side:N",
        scale=alt.Scale(domain=names, range=[theme.CLAIMANTS["Organiser"], "#A9C7C6", theme.CLAIMANTS["Independent"]]),
        legend=alt.Legend(columns=1),
    )
    shape = alt.Shape(
        "side:N",
        scale=alt.Scale(domain=names, range=["circle", "triangle-up", "diamond"]),
        legend=alt.Legend(columns=1),
    )
    layers = [
        rows()
        .transform_calculate(side=f"'{name}'")
        .transform_filter(f"isValid(datum.{field})")
        .mark_point(size=90, strokeWidth=2, opacity=1)
        .encode(x=alt.X(f"{field}:Q"), y=around, color=color, shape=shape, tooltip=tooltip)
        for name, field in zip(names, ("declared_together", "with_parts_added", "others_say"), strict=True)
    ]
    line = alt.Chart(alt.InlineData(values=RULES[1:])).mark_rule(color=theme.RULE, strokeDash=[4, 3])
    span = (
        rows()
        .mark_rule(color=theme.RULE, strokeWidth=2, opacity=0.5)
        .encode(x=troops, x2="with_parts_added:Q", y=around)
    )
    return alt.layer(line.encode(x=alt.X("troops:Q")), span, *layers).properties(height=alt.Step(30))


def settings(sides: tuple[str, ...]) -> AnyChart:
    """How many clusters each window and radius gives, one block of rows per side."""
    row = alt.Y("setting:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=150))
    column = alt.X(
        "within_km:N", sort=["300km", "600km", "1000km", "any distance"], title=None,
        axis=alt.Axis(orient="top", labelAngle=0, ticks=False),
    )  # fmt: skip
    base = rows().transform_calculate(setting="datum.side + ', ' + datum.days + ' days'")
    color = alt.Color(
        "side:N", scale=alt.Scale(domain=list(sides), range=[theme.BLOCS.get(side, theme.MUTED) for side in sides]),
        legend=None,
    )  # fmt: skip
    opacity = alt.Opacity("clusters:Q", scale=alt.Scale(domain=[0, 9], range=[0.06, 0.3]), legend=None)
    cells = base.mark_rect(stroke=theme.RULE, strokeWidth=0.4).encode(
        x=column,
        y=row,
        color=color,
        opacity=opacity,
        tooltip=[
            alt.Tooltip("side:N", title="Side"),
            alt.Tooltip("days:Q", title="Days"),
            alt.Tooltip("within_km:N", title="Radius"),
            alt.Tooltip("clusters:Q", title="Clusters"),
            alt.Tooltip("clusters_with_parts:Q", title="With parts added"),
        ],
    )
    texts = base.mark_text(fontSize=12, fontWeight="bold").encode(x=column, y=row, text="clusters:Q")
    return alt.layer(cells, texts).properties(height=alt.Step(26))


def volume() -> AnyChart:
    """Troops in large exercises found a year and lead, with the range of the claims; dashed, hollow: a sample."""
    leads = ["CSTO", "NATO"]
    color = alt.Color("lead:N", scale=alt.Scale(domain=leads, range=[theme.BLOCS[name] for name in leads]))
    shape = alt.Shape("lead:N", scale=alt.Scale(domain=leads, range=["circle", "square"]))
    years = alt.X(
        "year:Q",
        title=None,
        scale=alt.Scale(zero=False),
        axis=alt.Axis(format="d", grid=False, tickCount=8, labelOverlap=True),
    )
    troops = alt.Y("troops:Q", title="Troops", axis=alt.Axis(format="~s", tickCount=5))
    base = rows().encode(x=years, color=color)
    return alt.layer(
        base.mark_rule(strokeWidth=4, opacity=0.25).encode(y=alt.Y("low:Q"), y2="high:Q"),
        base.mark_line(strokeDash=[3, 3], strokeWidth=1.2, opacity=0.8).encode(y=troops),
        base.mark_point(size=48, strokeWidth=1.7, opacity=1).encode(
            y=troops,
            shape=shape,
            tooltip=[
                alt.Tooltip("lead:N", title="Led by members of"),
                alt.Tooltip("year:Q", title="Year"),
                alt.Tooltip("troops:Q", title="Troops", format=theme.COUNT),
                alt.Tooltip("low:Q", title="From", format=theme.COUNT),
                alt.Tooltip("high:Q", title="To", format=theme.COUNT),
                alt.Tooltip("exercises:Q", title="Exercises"),
            ],
        ),
    ).properties(height=260)


def follow() -> AnyChart:
    """Share followed by a larger move after so many days, beside the same from any month."""
    names = ["After a snap inspection", "From any month"]
    color = alt.Color("since_what:N", scale=alt.Scale(domain=names, range=[theme.CLAIMANTS["Independent"], "#56748C"]))
    shape = alt.Shape("since_what:N", scale=alt.Scale(domain=names, range=["diamond", "circle"]))
    days = alt.X("days:Q", title="Days after", axis=alt.Axis(values=[30, 60, 90, 180, 365], grid=False))
    share = alt.Y(
        "followed:Q", title="Share followed", axis=alt.Axis(format=theme.SHARE), scale=alt.Scale(domain=[0, 1])
    )
    base = rows().encode(x=days, color=color)
    return alt.layer(
        base.mark_area(opacity=0.16).encode(y=alt.Y("followed_low:Q"), y2="followed_high:Q"),
        base.mark_line(strokeDash=[3, 3], strokeWidth=1.3).encode(y=share),
        base.mark_point(size=60, strokeWidth=1.8, opacity=1).encode(
            y=share,
            shape=shape,
            tooltip=[
                alt.Tooltip("since_what:N", title="Counted"),
                alt.Tooltip("days:Q", title="Days"),
                alt.Tooltip("followed:Q", title="Followed", format=theme.SHARE),
                alt.Tooltip("cases:Q", title="Cases"),
            ],
        ),
    ).properties(height=260)
