"""Charts of exercises: figures side by side, recorded numbers a year, and a calendar."""

import altair as alt

from dashboard import theme
from dashboard.charts import hatching
from dashboard.charts.template import AnyChart, bloc_scale, rows

NOTIFY, OBSERVE = 9_000, 13_000
"""Troops from which the Vienna Document 2011 asks for notice, and for observers."""
ROW = 20
MONTH_STARTS = (1, 32, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335)
MONTH_NAMES = (
    "datum.value < 20 ? 'Jan' : datum.value < 50 ? 'Feb' : datum.value < 80 ? 'Mar' : datum.value < 110 ? 'Apr' :"
    " datum.value < 140 ? 'May' : datum.value < 170 ? 'Jun' : datum.value < 200 ? 'Jul' : datum.value < 230 ? 'Aug' :"
    " datum.value < 260 ? 'Sep' : datum.value < 290 ? 'Oct' : datum.value < 320 ? 'Nov' : 'Dec'"
)


def gap() -> AnyChart:
    """Per exercise the organiser's and the independent figure, each with its range, on a log scale."""
    exercise = alt.Y("exercise:N", sort=None, title=None, axis=alt.Axis(labelLimit=210, ticks=False, labelFlush=False))
    between = rows().mark_rule(color=theme.RULE, strokeWidth=2, opacity=0.6)
    declared = rows().transform_calculate(side="'Organiser'").mark_point(size=80, filled=True, opacity=1)
    independent = rows().transform_calculate(side="'Independent'").mark_point(size=130, strokeWidth=2.5)
    troops = alt.Scale(type="log", nice=False, padding=14)
    axis = alt.Axis(
        values=[1_000, 3_000, NOTIFY, OBSERVE, 30_000, 100_000, 300_000], format=theme.COUNT, labelOverlap=True
    )
    return alt.layer(
        _threshold(NOTIFY, "notify"),
        _threshold(OBSERVE, "observers"),
        between.encode(
            x=alt.X("declared:Q", scale=troops, axis=axis, title="Troops, log scale"), x2="independent:Q", y=exercise
        ),
        _claimed_range("declared_low", "declared_high", "Organiser").encode(y=exercise),
        _claimed_range("independent_low", "independent_high", "Independent").encode(y=exercise),
        declared.encode(
            x=alt.X("declared:Q", scale=troops), y=exercise, color=_sides(), shape=_shapes(), tooltip=_gap_tooltip()
        ),
        independent.encode(
            x=alt.X("independent:Q", scale=troops), y=exercise, color=_sides(), shape=_shapes(), tooltip=_gap_tooltip()
        ),
    ).properties(height=alt.Step(ROW))


def _threshold(troops: int, asks: str) -> AnyChart:
    one = alt.Chart(alt.InlineData(values=[{"troops": troops, "asks": asks}]))
    line = one.mark_rule(strokeDash=[4, 3], color=theme.RULE).encode(x=alt.X("troops:Q"))
    above = one.mark_text(baseline="bottom", dy=-2, fontSize=11, align="right" if troops == NOTIFY else "left")
    return alt.layer(line, above.encode(x="troops:Q", y=alt.value(0), text="asks:N"))


def _claimed_range(low: str, high: str, side: str) -> alt.Chart:
    bar = rows().mark_bar(height=5, opacity=0.35, color=theme.CLAIMANTS[side], cornerRadius=2)
    spanning: alt.Chart = bar.encode(x=alt.X(f"{low}:Q"), x2=f"{high}:Q")
    return spanning


def _sides() -> alt.Color:
    names = ["Organiser", "Independent"]
    scale = alt.Scale(domain=names, range=[theme.CLAIMANTS[name] for name in names])
    return alt.Color("side:N", scale=scale, legend=alt.Legend())


def _shapes() -> alt.Shape:
    return alt.Shape("side:N", scale=alt.Scale(domain=["Organiser", "Independent"], range=["circle", "diamond"]))


def _gap_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("exercise:N", title="Exercise"),
        alt.Tooltip("led_by:N", title="Led by"),
        alt.Tooltip("declared:Q", title="Organiser, median", format=theme.COUNT),
        alt.Tooltip("independent:Q", title="Independent, median", format=theme.COUNT),
        alt.Tooltip("ratio:Q", title="Independent / organiser"),
    ]


def per_year() -> AnyChart:
    """Exercises recorded per year and lead bloc; hatched, because a sample is not activity."""
    leads = {name: theme.BLOCS[name] for name in ("NATO", "CSTO", "SCO", "Other")}
    bars = rows().mark_bar(strokeWidth=1, width=alt.RelativeBandSize(0.8))
    stacked: AnyChart = bars.encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelOverlap=True, labelAngle=0, ticks=False)),
        y=alt.Y("exercises:Q", title="Exercises found", axis=alt.Axis(tickMinStep=1, tickCount=5)),
        fill=hatching.fill("bloc", leads),
        stroke=alt.Stroke("bloc:N", scale=bloc_scale(*leads)),
        order=alt.Order("bloc:N"),
        tooltip=[
            alt.Tooltip("year:O", title="Year"),
            alt.Tooltip("bloc:N", title="Lead"),
            alt.Tooltip("exercises:Q", title="Found"),
        ],
    ).properties(height=250)
    return stacked


def calendar() -> AnyChart:
    """Exercises as bars in their year, snap inspections as diamonds; months known only as such are paler."""
    day_axis = alt.Axis(
        values=list(MONTH_STARTS), labelExpr=MONTH_NAMES, labelOverlap=True, labelAlign="left", ticks=False
    )
    first = alt.X("first_day:Q", title=None, scale=alt.Scale(domain=[1, 366], nice=False), axis=day_axis)
    year = alt.Y("year:O", title=None, sort="descending", axis=alt.Axis(ticks=False, labelOverlap=False))
    kinds = alt.Scale(domain=["Exercise", "Snap inspection"], range=[theme.ACCENT, theme.CLAIMANTS["Independent"]])
    kind = alt.Color("kind:N", scale=kinds, legend=alt.Legend(symbolType="square"))
    precise = alt.condition("datum.precise_to == 'day'", alt.value(0.7), alt.value(0.25))
    bars = (
        rows().mark_bar(height=8, cornerRadius=2).encode(x=first, x2="last_day:Q", y=year, color=kind, opacity=precise)
    )
    snaps = rows().transform_filter("datum.kind == 'Snap inspection'")
    marks = snaps.mark_point(shape="diamond", size=70, filled=True, opacity=1)
    tooltip = [
        alt.Tooltip("exercise:N", title="Exercise"),
        alt.Tooltip("led_by:N", title="Led by"),
        alt.Tooltip("start_date:T", title="First day", format="%-d %b %Y"),
        alt.Tooltip("end_date:T", title="Last day", format="%-d %b %Y"),
        alt.Tooltip("precise_to:N", title="Known to the"),
    ]
    return alt.layer(
        bars.encode(tooltip=tooltip), marks.encode(x=first, y=year, color=kind, tooltip=tooltip)
    ).properties(height=alt.Step(18))
