"""The chart of a forecast: what was observed, and the ranges ahead without a line in their middle."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

OPACITY = {"95": 0.14, "80": 0.22, "50": 0.34}
HEIGHT = 120


def fan(unit: str) -> AnyChart:
    """Observed values solid, open periods hollow, partial ones square; ranges of 50, 80 and 95 %, the widest palest."""
    x = alt.X("period_start:T", title=None, axis=alt.Axis(tickCount=4, grid=False, labelOverlap=True))
    form = "~s" if unit == "persons" else theme.unit_format(unit)
    y = alt.Y(
        "value:Q",
        title=None,
        axis=alt.Axis(tickCount=4, format=form, gridOpacity=0.4),
        scale=alt.Scale(zero=unit != "share", nice=True),
    )
    base = rows().encode(x=x)
    ahead = base.transform_filter("isValid(datum.low_95)")
    bands = [
        ahead.mark_area(color=theme.ACCENT, opacity=opacity, strokeDash=[3, 2], strokeWidth=1).encode(
            y=alt.Y(f"low_{level}:Q", title=None), y2=f"high_{level}:Q"
        )
        for level, opacity in OPACITY.items()
    ]
    seen = base.transform_filter("isValid(datum.value)").encode(y=y)
    closed = seen.transform_filter("!datum.is_preliminary && datum.coverage != 'partial'")
    line = closed.mark_line(color=theme.ACCENT, strokeWidth=1.8)
    partial = seen.transform_filter("datum.coverage == 'partial'").mark_point(
        shape="square", size=26, color=theme.ACCENT, strokeWidth=1.2
    )
    still_open = seen.transform_filter("datum.is_preliminary").mark_point(
        size=34, filled=False, color=theme.ACCENT, strokeWidth=1.6
    )
    return alt.layer(*bands, line, partial, still_open).properties(height=HEIGHT)
