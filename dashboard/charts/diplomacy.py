"""Charts of diplomacy: contacts by counterpart and year, summits, use of terms, sanctions."""

from typing import Any

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

SAMPLED: dict[str, Any] = {"strokeDash": [3, 2], "strokeWidth": 1}


def contacts() -> AnyChart:
    """Share of a year's contacts found, per counterpart; dashed cells, because the rows are a sample."""
    cells: AnyChart = (
        rows()
        .mark_rect(stroke=theme.RULE, color=theme.ACCENT, **SAMPLED)
        .encode(
            x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False)),
            y=alt.Y(
                "counterpart:N", sort=None, title=None, axis=alt.Axis(ticks=False, labelLimit=140, labelOverlap=False)
            ),
            fillOpacity=alt.FillOpacity(
                "share:Q",
                scale=alt.Scale(range=[0.1, 1], domain=[0, 0.25], clamp=True),
                legend=alt.Legend(
                    title="Share of the contacts found in the year",
                    format=theme.SHARE,
                    values=[0.05, 0.1, 0.25],
                    titleLimit=300,
                    symbolType="square",
                    symbolFillColor=theme.ACCENT,
                ),
            ),
            tooltip=[
                alt.Tooltip("counterpart:N", title="Counterpart"),
                alt.Tooltip("year:O", title="Year"),
                alt.Tooltip("contacts:Q", title="Contacts found"),
                alt.Tooltip("found_in_year:Q", title="All found in the year"),
                alt.Tooltip("share:Q", title="Share", format=theme.SHARE),
            ],
        )
        .properties(height=alt.Step(19))
    )
    return cells


def summits() -> AnyChart:
    """States represented as pale bars, heads among them as a solid one."""
    edition = alt.Y("edition:N", sort=None, title=None, axis=alt.Axis(ticks=False, labelLimit=170, labelOverlap=False))
    tooltip = [
        alt.Tooltip("edition:N", title="Summit"),
        alt.Tooltip("start_date:T", title="First day", format="%-d %b %Y"),
        alt.Tooltip("states_represented:Q", title="States represented"),
        alt.Tooltip("heads:Q", title="Heads among them"),
        alt.Tooltip("note:N", title="Note"),
    ]
    color = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=["Heads", "States represented"], range=[theme.ACCENT, "#A9C7C6"]),
        legend=alt.Legend(columns=1),
    )
    all_states = rows().transform_calculate(kind="'States represented'").mark_bar(height=12)
    heads = rows().transform_filter("isValid(datum.heads)").transform_calculate(kind="'Heads'")
    axis = alt.Axis(tickCount=5, orient="top")
    return alt.layer(
        all_states.encode(
            x=alt.X("states_represented:Q", title=None, axis=axis), y=edition, color=color, tooltip=tooltip
        ),
        heads.mark_bar(height=6).encode(x=alt.X("heads:Q"), y=edition, color=color, tooltip=tooltip),
        rows()
        .mark_text(align="left", dx=4, fontSize=11)
        .encode(x=alt.X("states_represented:Q"), y=edition, text="states_represented:Q"),
    ).properties(height=alt.Step(19))


def terms() -> AnyChart:
    """Stances as shares of a group's uses of a term; the number of uses stands in the label."""
    stances = list(theme.STANCES)
    bars: AnyChart = (
        rows()
        .mark_bar(height=13, fillOpacity=0.75, stroke=theme.RULE, **SAMPLED)
        .encode(
            x=alt.X("share:Q", title=None, stack="zero", axis=alt.Axis(format=theme.SHARE, tickCount=5, orient="top")),
            y=alt.Y(
                "who_what:N", sort=None, title=None, axis=alt.Axis(ticks=False, labelLimit=230, labelOverlap=False)
            ),
            order=alt.Order("stance_order:Q"),
            color=alt.Color(
                "stance:N",
                scale=alt.Scale(domain=stances, range=list(theme.STANCES.values())),
                legend=alt.Legend(columns=1),
            ),
            tooltip=[
                alt.Tooltip("who_what:N", title="Term and speakers"),
                alt.Tooltip("stance:N", title="Stance"),
                alt.Tooltip("statements:Q", title="Uses"),
                alt.Tooltip("share:Q", title="Share", format=theme.SHARE),
            ],
        )
        .properties(height=alt.Step(20))
    )
    return bars


def sanctions() -> AnyChart:
    """One mark per decision by sender and target, sized by how many were listed; hollow where not decided."""
    marks = rows().transform_calculate(counted="datum.listed || 0").mark_point(strokeWidth=1.5, opacity=0.85)
    drawn: AnyChart = marks.encode(
        x=alt.X("step_date:T", title=None, axis=alt.Axis(tickCount=8, labelOverlap=True, gridOpacity=0.4)),
        y=alt.Y("who_whom:N", title=None, axis=alt.Axis(ticks=False, labelLimit=170, grid=True, gridOpacity=0.4)),
        size=alt.Size(
            "counted:Q",
            scale=alt.Scale(domain=[0, 500], range=[30, 700]),
            legend=alt.Legend(title="Listed", symbolStrokeColor=theme.MUTED, values=[50, 200, 500]),
        ),
        shape=alt.Shape(
            "status:N",
            scale=alt.Scale(domain=["Decided", "Planned or not agreed"], range=["circle", "cross"]),
            legend=alt.Legend(symbolStrokeColor=theme.MUTED),
        ),
        color=alt.value(theme.ACCENT),
        tooltip=[
            alt.Tooltip("who_whom:N", title="Who on whom"),
            alt.Tooltip("package:N", title="Decision"),
            alt.Tooltip("step_date:T", title="Day", format="%-d %b %Y"),
            alt.Tooltip("listed:Q", title="Listed", format=theme.COUNT),
            alt.Tooltip("kinds:N", title="Kinds"),
            alt.Tooltip("status:N", title="Status"),
        ],
    ).properties(height=alt.Step(44))
    return drawn
