"""Charts of the track record: skill, coverage, and what was said against what came."""

from typing import Literal

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart, rows

VERDICTS = ("skilful", "no demonstrated skill", "too short to tell")
VERDICT_COLOURS = [theme.ACCENT, "#D28A1E", theme.MUTED]
VERDICT_SHAPES = ["diamond", "circle", "cross"]
BANDS = ("all", "next", "later")
MODELS = [theme.MUTED, "#3A78B8", "#8A5BB0", "#D28A1E", "#159583", "#C2639A"]
MODEL_SHAPES = ["square", "circle", "triangle-up", "diamond", "triangle-down", "cross"]
READINGS = ("too narrow", "in keeping", "too wide", "too few to tell")
READING_COLOURS = ["#D28A1E", "transparent", "#3A78B8", "transparent"]
SIGNS = "{'too narrow': ' ▼', 'too wide': ' ▲', 'in keeping': ''}"
OUTCOMES = ("inside 50 %", "inside 80 %", "inside 95 %", "outside 95 %")
OUTCOME_COLOURS = ["#1F5F8F", "#8A5BB0", "#C2639A", "#D28A1E"]
OUTCOME_SHAPES = ["circle", "square", "triangle-up", "diamond"]
INTERVALS = (("95", 0.16), ("80", theme.INTERVALS["80"]), ("50", theme.INTERVALS["50"]))
"""Opacity of each interval, from the widest to the narrowest; they lie over one another."""
FARTHEST = 1.0
"""Skill at which the axis ends; an interval beyond it is cut there."""


def skill() -> AnyChart:
    """Skill with its interval by indicator; of three marks the large one decides, the others are its horizons."""
    who = alt.Y("indicator:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=190))
    band = alt.YOffset("band:N", sort=list(BANDS))
    limits = alt.Scale(domain=[-FARTHEST, FARTHEST], clamp=True, nice=False)
    axis = alt.Axis(
        values=[-1, -0.5, 0, 0.5, 1], orient="top", gridOpacity=0.4,
        labelExpr="datum.value == 0 ? 'no gain' : format(datum.value, '+.0%')",
    )  # fmt: skip
    shape = alt.Shape("verdict:N", scale=alt.Scale(domain=VERDICTS, range=VERDICT_SHAPES), legend=alt.Legend(columns=1))
    color = alt.Color(
        "verdict:N", scale=alt.Scale(domain=VERDICTS, range=VERDICT_COLOURS), legend=alt.Legend(columns=1)
    )
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=theme.RULE, strokeWidth=1.5)
    bounded = (
        rows()
        .transform_filter("isValid(datum.skill_low)")
        .transform_calculate(
            cut_low=f"max(datum.skill_low, -{FARTHEST})", cut_high=f"min(datum.skill_high, {FARTHEST})"
        )
    )
    known = rows().transform_filter("isValid(datum.skill)")
    words = (
        rows()
        .transform_filter("datum.band == 'all'")
        .transform_calculate(
            said="datum.verdict == 'no demonstrated skill' ? 'none shown' : "
            "datum.verdict == 'too short to tell' ? 'too short' : datum.verdict"
        )
    )
    # Where there is no interval the mark may lie anywhere on the right; the words then stand on the left.
    places: list[tuple[Literal["left", "right"], float, str]] = [
        ("right", FARTHEST, "isValid(datum.skill_low)"),
        ("left", -FARTHEST, "!isValid(datum.skill_low)"),
    ]
    return alt.layer(
        zero.encode(x=alt.X("zero:Q", scale=limits)),
        bounded.mark_bar(height=3, opacity=0.45).encode(
            x=alt.X("cut_low:Q", scale=limits, axis=axis, title=None), x2="cut_high:Q", y=who, yOffset=band, color=color
        ),
        known.mark_point(filled=True, opacity=1).encode(
            x=alt.X("skill:Q", scale=limits),
            y=who,
            yOffset=band,
            color=color,
            shape=shape,
            size=alt.condition("datum.band == 'all'", alt.value(85), alt.value(24)),
            tooltip=[
                alt.Tooltip("indicator:N", title="Indicator"),
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("band:N", title="Horizons"),
                alt.Tooltip("skill:Q", title="Skill", format="+.0%"),
                alt.Tooltip("skill_low:Q", title="from", format="+.0%"),
                alt.Tooltip("skill_high:Q", title="to", format="+.0%"),
                alt.Tooltip("targets:Q", title="Hindcasts", format=theme.COUNT),
                alt.Tooltip("verdict:N", title="Verdict"),
            ],
        ),
        *(
            words.transform_filter(bounds)
            .mark_text(align=side, fontSize=10.5)
            .encode(x=alt.XDatum(edge, scale=limits), y=who, yOffset=band, text="said:N", color=color)
            for side, edge, bounds in places
        ),
    ).properties(height=alt.Step(9))


def reliability(models: tuple[str, ...]) -> AnyChart:
    """Observed against stated coverage by model with Wilson's interval, beside the line where both agree."""
    color = alt.Color("model:N", scale=alt.Scale(domain=models, range=MODELS), legend=alt.Legend(columns=1))
    shape = alt.Shape("model:N", scale=alt.Scale(domain=models, range=MODEL_SHAPES), legend=alt.Legend(columns=1))
    stated = alt.Scale(domain=[0.42, 1.03], nice=False, zero=False)
    # Models stand beside each other at a level, not upon each other.
    beside = f"datum.nominal + (indexof({list(models)}, datum.model) - {(len(models) - 1) / 2}) * 0.018"
    base = rows().transform_calculate(beside=beside)
    x = alt.X("beside:Q", scale=stated, title="Stated", axis=alt.Axis(values=[0.5, 0.8, 0.95], format=theme.SHARE))
    return alt.layer(
        _agreement([0.42, 1.0], stated),
        base.mark_rule(strokeWidth=3, opacity=0.45).encode(
            x=x, y=alt.Y("low:Q", title="Observed", axis=alt.Axis(format=theme.SHARE, tickCount=6)), y2="high:Q",
            color=color,
        ),
        base.mark_point(size=60, filled=True, opacity=1).encode(
            x=x,
            y=alt.Y("observed:Q", scale=alt.Scale(zero=False, domainMax=1)),
            color=color,
            shape=shape,
            tooltip=[
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("nominal:Q", title="Stated", format=theme.SHARE),
                alt.Tooltip("observed:Q", title="Observed", format=".1%"),
                alt.Tooltip("low:Q", title="from", format=".1%"),
                alt.Tooltip("high:Q", title="to", format=".1%"),
                alt.Tooltip("cases:Q", title="Forecasts", format=theme.COUNT),
                alt.Tooltip("series:Q", title="Series"),
            ],
        ),
    ).properties(height=300)  # fmt: skip


def _agreement(ends: list[float], scale: alt.Scale) -> alt.Chart:
    line = alt.Chart(alt.InlineData(values=[{"stated": end, "seen": end} for end in ends]))
    drawn: alt.Chart = line.mark_line(color=theme.RULE, strokeDash=[4, 3], strokeWidth=1.5).encode(
        x=alt.X("stated:Q", scale=scale), y=alt.Y("seen:Q")
    )
    return drawn


def coverage() -> AnyChart:
    """A table of observed shares: the baseline's and the model's 50, 80 and 95 %; signs and shade where one is off."""
    levels = [f"{side} {level} %" for side in ("Naive", "Model") for level in (50, 80, 95)]
    lines = alt.Axis(
        orient="top", labelAngle=0, ticks=False, labelOverlap=False, labelExpr="[split(datum.label, ' ')[0], "
        "split(datum.label, ' ')[1] + ' %']", labelFontSize=11,
    )  # fmt: skip
    at = {
        "x": alt.X("side_level:N", sort=levels, scale=alt.Scale(domain=levels), title=None, axis=lines),
        "y": alt.Y("indicator:N", title=None, axis=alt.Axis(labelOverlap=False, ticks=False, labelLimit=150)),
    }
    color = alt.Color("reading:N", scale=alt.Scale(domain=READINGS, range=READING_COLOURS), legend=None)
    told = rows().transform_calculate(
        told="datum.reading == 'too few to tell' ? 'few' "
        f": format(datum.observed * 100, '.0f') + {SIGNS}[datum.reading]"
    )
    tooltip = [
        alt.Tooltip("indicator:N", title="Indicator"),
        alt.Tooltip("model:N", title="Model"),
        alt.Tooltip("nominal:Q", title="Stated", format=theme.SHARE),
        alt.Tooltip("observed:Q", title="Observed", format=".1%"),
        alt.Tooltip("low:Q", title="from", format=".1%"),
        alt.Tooltip("high:Q", title="to", format=".1%"),
        alt.Tooltip("reading:N", title="Intervals"),
        alt.Tooltip("cases:Q", title="Forecasts", format=theme.COUNT),
        alt.Tooltip("series:Q", title="Series"),
    ]
    return alt.layer(
        rows().mark_rect(opacity=0.2).encode(**at, color=color, tooltip=tooltip),
        told.mark_text(fontSize=11, color=theme.MUTED).encode(**at, text="told:N"),
    ).properties(height=alt.Step(22))


def past(unit: str) -> AnyChart:
    """The intervals said of each period from one distance, and what came."""
    last = rows().transform_filter("datum.is_last")
    bars = [
        last.mark_bar(width=7, opacity=opacity, color=theme.ACCENT).encode(
            x=_when(), y=_how_much(f"low_{level}", unit), y2=f"high_{level}:Q"
        )
        for level, opacity in INTERVALS
    ]
    return alt.layer(*bars, _truth(last, unit)).properties(height=280)


def fan(unit: str, is_count: bool) -> AnyChart:  # noqa: FBT001
    """What was known on a day, the fan drawn from there (bars for counts, which start anew), and what came."""
    before = rows().transform_filter("datum.side == 'known'")
    said = rows().transform_filter("datum.side == 'said'")
    ahead = rows().transform_filter("datum.side != 'known'")
    bands = [
        (
            said.mark_bar(width=14, opacity=opacity, color=theme.ACCENT)
            if is_count
            else ahead.mark_area(opacity=opacity, color=theme.ACCENT)
        ).encode(x=_when(), y=_how_much(f"low_{level}", unit), y2=f"high_{level}:Q")
        for level, opacity in INTERVALS
    ]
    dots = alt.OverlayMarkDef(size=16, filled=True, color=theme.MUTED)
    line = before.mark_line(color=theme.MUTED, point=dots).encode(
        x=_when(), y=_how_much("value", unit), detail="stretch:N"
    )
    return alt.layer(*bands, line, _truth(said, unit)).properties(height=280)


def _when() -> alt.X:
    axis = alt.Axis(tickCount=7, grid=False, labelOverlap=True)
    return alt.X("period_start:T", title=None, axis=axis)


def _how_much(field: str, unit: str) -> alt.Y:
    axis = alt.Axis(format=".3~p" if unit == "share" else theme.unit_format(unit), tickCount=5)
    return alt.Y(f"{field}:Q", title="Value", axis=axis, scale=alt.Scale(zero=False))


def _truth(base: alt.Chart, unit: str) -> alt.Chart:
    number = ".1%" if unit == "share" else ",.10~g"
    legend = alt.Legend(columns=2)
    marks: alt.Chart = (
        base.transform_filter("isValid(datum.truth)")
        .mark_point(size=46, filled=True, opacity=1, stroke="white", strokeWidth=0.9)
        .encode(
            x=_when(),
            y=alt.Y("truth:Q"),
            color=alt.Color("outcome:N", scale=alt.Scale(domain=OUTCOMES, range=OUTCOME_COLOURS), legend=legend),
            shape=alt.Shape("outcome:N", scale=alt.Scale(domain=OUTCOMES, range=OUTCOME_SHAPES), legend=legend),
            tooltip=[
                alt.Tooltip("made_on:T", title="Said as of", format="%-d %b %Y"),
                alt.Tooltip("period_start:T", title="About the period from", format="%b %Y"),
                alt.Tooltip("low_80:Q", title="80 % from", format=number),
                alt.Tooltip("high_80:Q", title="to", format=number),
                alt.Tooltip("truth:Q", title="Came", format=number),
                alt.Tooltip("outcome:N", title="Outcome"),
            ],
        )
    )
    return marks
