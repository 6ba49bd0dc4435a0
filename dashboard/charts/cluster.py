"""Charts of clusters of exercises: where their parts lie, and when they ran."""

import altair as alt

from dashboard import theme
from dashboard.charts import world
from dashboard.charts.template import AnyChart, rows

LARGEST_DECLARED = 13_000
ROW = 31
"""Pixels of a row: its name, and its bar below."""


def places() -> AnyChart:
    """Every exercise of a cluster at its centre, tied to the cluster's largest, which carries the cluster's number."""
    at = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    ties = rows().mark_rule(clip=True, strokeWidth=1.4, opacity=0.8)
    marks = rows().mark_point(clip=True, filled=True, opacity=1, strokeWidth=1.4)
    numbers = rows().transform_filter("datum.is_largest").mark_text(clip=True, dy=-13, fontSize=13, fontWeight="bold")
    return world.framed(
        "Northern and eastern Europe",
        below=[],
        above=[
            ties.encode(**at, longitude2="centre_longitude", latitude2="centre_latitude", color=_side()),
            marks.encode(
                **at,
                color=_side(),
                stroke=alt.Stroke("side:N", scale=_scale(), legend=None),
                fillOpacity=_largest(),
                size=alt.Size(
                    "declared:Q", scale=alt.Scale(domain=[0, LARGEST_DECLARED], range=[10, 180]), legend=None
                ),
                tooltip=_tooltip(),
            ),
            numbers.encode(**at, text="cluster:N", color=_side()),
        ],
    )


def timeline() -> AnyChart:
    """Every exercise of a cluster as a bar from its first to its last day, counted from the largest one's first day."""
    days = alt.X("first_day:Q", title="Days", axis=alt.Axis(tickCount=6, grid=True, gridOpacity=0.35))
    base = rows().transform_calculate(what="datum.cluster + '  ' + datum.exercise")
    row = alt.Y("what:N", sort=None, title=None, axis=alt.Axis(labels=False, ticks=False))
    bars = base.mark_bar(height=10, yOffset=7, cornerRadius=2, strokeWidth=1.2).encode(
        x=days,
        x2="last_day:Q",
        y=row,
        color=_side(),
        stroke=alt.Stroke("side:N", scale=_scale(), legend=None),
        fillOpacity=_largest(),
        tooltip=_tooltip(),
    )
    names = base.mark_text(align="left", dy=-7, fontSize=12, color=theme.MUTED).encode(
        x=alt.value(2),
        y=row,
        text="what:N",
    )
    start = alt.Chart(alt.InlineData(values=[{"day": 0}])).mark_rule(color=theme.RULE, strokeDash=[4, 3], opacity=0.6)
    return alt.layer(start.encode(x=alt.X("day:Q")), bars, names).properties(height=alt.Step(ROW))


def _scale() -> alt.Scale:
    names = ["CSTO", "NATO", "Other"]
    return alt.Scale(domain=names, range=[theme.BLOCS[name] for name in names])


def _side() -> alt.Color:
    return alt.Color("side:N", scale=_scale(), legend=alt.Legend(values=["CSTO", "NATO"], symbolType="square"))


def _largest() -> alt.FillOpacityValue:
    return alt.FillOpacityValue(0.2, condition={"test": "datum.is_largest", "value": 0.8})


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("exercise:N", title="Exercise"),
        alt.Tooltip("around:N", title="Cluster around"),
        alt.Tooltip("led_by:N", title="Led by"),
        alt.Tooltip("declared:Q", title="Declared, lowest", format=theme.COUNT),
        alt.Tooltip("start_date:T", title="First day", format="%-d %b %Y"),
        alt.Tooltip("end_date:T", title="Last day", format="%-d %b %Y"),
        alt.Tooltip("precise_to:N", title="Known to the"),
        alt.Tooltip("location:N", title="Place"),
        alt.Tooltip("km_apart:Q", title="Km from the largest", format=theme.COUNT),
    ]
