"""Charts of questions with a date: how likely, how often it came, and what a warning at a threshold would have met."""

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

CONFIDENCES = ("low", "moderate", "high")
OUTCOMES = ("Hit", "Miss", "False alarm", "Rightly quiet")
OUTCOME_COLOURS = ["#2C7A86", "#D28A1E", "#8A5BB0", "#C9C4B6"]
SHARE_AXIS = [0, 0.25, 0.5, 0.75, 1]


def odds() -> AnyChart:
    """Probability with its interval by question; the shape says how confident the statement is."""
    about = alt.Y(
        "row:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190, grid=True)
    )
    chance = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(values=SHARE_AXIS, format=theme.SHARE, orient="top")
    base = rows().transform_calculate(row="datum.number + ' ' + datum.about")
    shape = alt.Shape(
        "confidence:N",
        scale=alt.Scale(domain=CONFIDENCES, range=["circle", "square", "diamond"]),
        legend=alt.Legend(columns=1, symbolStrokeColor=theme.MUTED),
    )
    # The word stands on the wider side of the range; where both are narrow the number stands alone.
    words = base.transform_calculate(
        right="datum.high + 0.02",
        left="datum.low - 0.02",
        said="(max(datum.low, 1 - datum.high) < 0.4 ? '' : datum.word + ', ') + format(datum.probability, '.0%')",
    )
    return alt.layer(
        base.mark_bar(height=6, opacity=0.35, color=theme.ACCENT, cornerRadius=2).encode(
            x=alt.X("low:Q", scale=chance, axis=axis, title=None), x2="high:Q", y=about
        ),
        base.mark_point(size=80, strokeWidth=2, opacity=1, color=theme.ACCENT, filled=True).encode(
            x=alt.X("probability:Q", scale=chance),
            y=about,
            shape=shape,
            tooltip=[
                alt.Tooltip("question:N", title="Question"),
                alt.Tooltip("probability:Q", title="Probability", format=theme.SHARE),
                alt.Tooltip("low:Q", title="from", format=theme.SHARE),
                alt.Tooltip("high:Q", title="to", format=theme.SHARE),
                alt.Tooltip("word:N", title="In words"),
                alt.Tooltip("confidence:N", title="Confidence"),
                alt.Tooltip("confidence_reason:N", title="It rests on"),
                alt.Tooltip("resolves_on:T", title="Resolves", format="%-d %b %Y"),
                alt.Tooltip("basis:N", title="Basis"),
            ],
        ),
        words.transform_filter("1 - datum.high >= datum.low")
        .mark_text(align="left", fontSize=11, color=theme.MUTED)
        .encode(x=alt.X("right:Q", scale=chance), y=about, text="said:N"),
        words.transform_filter("1 - datum.high < datum.low")
        .mark_text(align="right", fontSize=11, color=theme.MUTED)
        .encode(x=alt.X("left:Q", scale=chance), y=about, text="said:N"),
    ).properties(height=alt.Step(24))


def outcomes() -> AnyChart:
    """What a warning at the threshold would have met, by question; each part says its number."""
    about = alt.Y("about:N", title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    color = alt.Color(
        "outcome:N", scale=alt.Scale(domain=OUTCOMES, range=OUTCOME_COLOURS), legend=alt.Legend(columns=1)
    )
    order = "indexof(['Hit', 'Miss', 'False alarm', 'Rightly quiet'], datum.outcome)"
    stacked = (
        rows()
        .transform_filter("datum.questions > 0")
        .transform_calculate(place=order)
        .transform_stack(stack="questions", as_=["start", "end"], groupby=["about"], sort=[alt.SortField("place")])
        .transform_calculate(middle="(datum.start + datum.end) / 2")
    )
    tooltip = [
        alt.Tooltip("about:N", title="Question"),
        alt.Tooltip("outcome:N", title="Outcome"),
        alt.Tooltip("questions:Q", title="Times"),
        alt.Tooltip("cases:Q", title="of"),
        alt.Tooltip("brier:Q", title="Brier, model", format=".3f"),
        alt.Tooltip("baseline_brier:Q", title="Brier, baseline", format=".3f"),
    ]
    bars = stacked.mark_bar(height=18, stroke=theme.RULE, strokeWidth=0.5).encode(
        x=alt.X("start:Q", title="Questions resolved", axis=alt.Axis(tickMinStep=1, tickCount=6)),
        x2="end:Q",
        y=about,
        color=color,
        tooltip=tooltip,
    )
    dark = alt.condition("datum.outcome == 'Rightly quiet'", alt.value("#22272B"), alt.value("#FFFFFF"))
    numbers = stacked.mark_text(fontSize=11).encode(
        x=alt.X("middle:Q"), y=about, text=alt.Text("questions:Q"), color=dark
    )
    ends = (
        rows()
        .transform_aggregate(groupby=["about", "cases", "brier", "baseline_brier"])
        .transform_calculate(
            room="datum.cases * 1.4",
            scores="format(datum.brier, '.2f') + (isValid(datum.baseline_brier) ? "
            "' / ' + format(datum.baseline_brier, '.2f') : '')",
        )
    )
    # Invisible, but it keeps room for the scores at the end of the longest bar.
    room = ends.mark_point(opacity=0).encode(x=alt.X("room:Q"), y=about)
    scores = ends.mark_text(align="left", dx=6, fontSize=11, color=theme.MUTED).encode(
        x=alt.X("cases:Q"), y=about, text="scores:N"
    )
    return alt.layer(bars, numbers, room, scores).properties(height=alt.Step(28))


def reliability() -> AnyChart:
    """How often it happened beside how likely it was called, by the yardstick's word, with Wilson's interval."""
    word = alt.Y("row:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    share = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(values=SHARE_AXIS, format=theme.SHARE, orient="top")
    sides = ("Called", "Happened")
    color = alt.Color(
        "side:N", scale=alt.Scale(domain=sides, range=[theme.MUTED, theme.ACCENT]), legend=alt.Legend(columns=2)
    )
    shape = alt.Shape(
        "side:N", scale=alt.Scale(domain=sides, range=["diamond", "circle"]), legend=alt.Legend(columns=2)
    )
    base = rows().transform_calculate(row="datum.word + ' (' + datum.cases + ')'")
    tooltip = [
        alt.Tooltip("word:N", title="Word"),
        alt.Tooltip("stated:Q", title="Called, mean", format=".1%"),
        alt.Tooltip("observed:Q", title="Happened", format=".1%"),
        alt.Tooltip("low:Q", title="from", format=".1%"),
        alt.Tooltip("high:Q", title="to", format=".1%"),
        alt.Tooltip("cases:Q", title="Cases"),
        alt.Tooltip("questions:Q", title="Questions"),
    ]
    marks = [
        base.transform_calculate(side=f"'{side}'")
        .mark_point(size=80, strokeWidth=2, opacity=1)
        .encode(x=alt.X(f"{field}:Q", scale=share), y=word, color=color, shape=shape, tooltip=tooltip)
        for side, field in zip(sides, ("stated", "observed"), strict=True)
    ]
    return alt.layer(
        base.mark_bar(height=5, opacity=0.35, color=theme.ACCENT, cornerRadius=2).encode(
            x=alt.X("low:Q", scale=share, axis=axis, title=None), x2="high:Q", y=word
        ),
        *marks,
    ).properties(height=alt.Step(30))
