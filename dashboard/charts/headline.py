"""The small chart of an overview tile: recent values, and the baseline's interval ahead."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

SERIES = ["#2C7A86", "#C07C14", "#8A5BB0", "#3A78B8"]


def spark(series: tuple[str, ...], unit: str, is_sample: bool) -> AnyChart:  # noqa: FBT001
    """Lines of whole values, hollow marks for partial and preliminary ones, a fan for the baseline."""
    given = [theme.BLOCS.get(name, SERIES[place % len(SERIES)]) for place, name in enumerate(series)]
    several = len(series) > 1
    legend = (
        alt.Legend(labelFontSize=11, symbolSize=50, symbolOpacity=1, symbolType="circle", offset=2, columns=4)
        if several
        else None
    )
    color = alt.Color("series:N", scale=alt.Scale(domain=list(series), range=given), legend=legend)
    axis = alt.Axis(tickCount=3, format=_format(unit), grid=True, gridOpacity=0.4)
    base = rows().encode(
        x=alt.X("period_start:T", title=None, axis=alt.Axis(tickCount=4, grid=False, labelOverlap=True)), color=color
    )
    y = alt.Y("value:Q", title=None, axis=axis, scale=alt.Scale(zero=unit != "share", nice=True))
    seen = base.transform_filter("isValid(datum.value)").encode(
        y=y,
        tooltip=[
            alt.Tooltip("series:N", title="Series"),
            alt.Tooltip("period_start:T", title="Period from", format="%b %Y"),
            alt.Tooltip("value:Q", title="Value", format=_format(unit)),
            alt.Tooltip("coverage:N", title="Coverage"),
        ],
    )
    # A partial value is no low value: the line breaks there, and a hollow square stands for it.
    course = seen.transform_filter("!datum.is_preliminary").transform_calculate(
        whole="datum.coverage == 'partial' ? null : datum.value"
    )
    line = course.mark_line(
        strokeWidth=1.8,
        strokeDash=[3, 3] if is_sample else [1, 0],
        point=_points(is_sample=is_sample),
        invalid="break-paths-show-domains",
    ).encode(y=alt.Y("whole:Q", title=None))
    partial = seen.transform_filter("datum.coverage == 'partial'").mark_point(shape="square", size=26, strokeWidth=1.2)
    open_period = seen.transform_filter("datum.is_preliminary").mark_point(size=34, filled=False, strokeWidth=1.6)
    return alt.layer(*_fan(base), line, partial, open_period).properties(height=130 if several else 105)


def _points(*, is_sample: bool) -> alt.OverlayMarkDef | bool:
    return alt.OverlayMarkDef(size=20, filled=False, strokeWidth=1.2) if is_sample else False


def _fan(base: alt.Chart) -> list[alt.Chart]:
    ahead = base.transform_filter("isValid(datum.low_80)")
    outer = ahead.mark_area(
        opacity=theme.INTERVALS["80"], interpolate="monotone", strokeWidth=1, strokeDash=[3, 2], line=False
    )
    inner = ahead.mark_area(opacity=theme.INTERVALS["50"], interpolate="monotone")
    return [outer.encode(y="low_80:Q", y2="high_80:Q"), inner.encode(y="low_50:Q", y2="high_50:Q")]


def _format(unit: str) -> str:
    return "~s" if unit == "persons" else theme.unit_format(unit)
