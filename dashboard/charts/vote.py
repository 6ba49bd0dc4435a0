"""Charts of the United Nations: agreement over time, by region, and how key votes went."""

import altair as alt

from dashboard import theme
from dashboard.charts import world
from dashboard.charts.template import AnyChart, rows

NAMES = list(theme.POWERS)
COLOURS = list(theme.POWERS.values())
DASHES = [[6, 2], [1, 0], [2, 2]]
REGION_HEIGHT = 70


def agreement() -> AnyChart:
    """Agreement of one state with each of the three; the dash tells them apart as well."""
    line = rows().mark_line(point=alt.OverlayMarkDef(size=16, filled=True))
    drawn: AnyChart = line.encode(
        **_lines(alt.Axis(format=theme.SHARE, tickCount=5), legend=True), tooltip=_tooltip()
    ).properties(height=280)
    return drawn


def agreement_map(counterpart: str) -> AnyChart:
    """Every state in the colour of its agreement with one other, small states as dots; the other itself dark grey."""
    color = alt.Color(
        "agreement:Q",
        scale=alt.Scale(type="threshold", domain=list(theme.AGREEMENT), range=list(theme.AGREEMENT_COLOURS)),
        legend=alt.Legend(format=theme.SHARE, labelOverlap=False, gradientLength=260),
    )
    tooltip = [
        alt.Tooltip("state:N", title="State"),
        alt.Tooltip("counterpart:N", title="With"),
        alt.Tooltip("agreement:Q", title="Agreement", format=theme.SHARE),
        alt.Tooltip("common_votes:Q", title="Votes of both"),
        alt.Tooltip("year:O", title="Year"),
    ]
    states, dots = (
        rows()
        .transform_lookup(lookup="iso3", from_=world.outlines(part), as_="outline")
        .mark_geoshape(clip=True, stroke=theme.RULE, strokeWidth=width)
        .encode(shape="outline:G", color=color, tooltip=tooltip)
        for part, width in (("countries", 0), ("dots", 0.5))
    )
    itself = world.land().transform_filter(f"datum.id == '{counterpart}'").mark_geoshape(clip=True, fill=theme.MUTED)
    return world.framed("World", below=[itself, states], above=[dots])


def regions(names: tuple[str, ...]) -> AnyChart:
    """One small chart per region, all with the same scales."""
    parts = [
        rows()
        .transform_filter(f"datum.region == '{name}'")
        .mark_line()
        .encode(
            **_lines(
                alt.Axis(format=theme.SHARE, values=[0, 0.5, 1]),
                legend=place == 0,
                title=name,
                years=place == len(names) - 1,
            ),
            tooltip=[alt.Tooltip("region:N", title="Region"), *_tooltip()],
        )
        .properties(height=REGION_HEIGHT)
        for place, name in enumerate(names)
    ]
    stacked: AnyChart = alt.vconcat(*parts, spacing=8)
    return stacked


def _lines(axis: alt.Axis, *, legend: bool, title: str = "Agreement", years: bool = True) -> dict[str, alt.SchemaBase]:
    shown = alt.Legend(symbolType="stroke", symbolSize=300) if legend else None
    axis_x = alt.Axis(format="d", tickMinStep=1, tickCount=8, grid=False, labels=years, ticks=years, labelOverlap=True)
    return {
        "x": alt.X("year:Q", title=None, axis=axis_x, scale=alt.Scale(nice=False, zero=False)),
        "y": alt.Y("agreement:Q", title=title, axis=axis, scale=alt.Scale(domain=[0, 1])),
        "color": alt.Color("counterpart:N", scale=alt.Scale(domain=NAMES, range=COLOURS), legend=shown),
        "strokeDash": alt.StrokeDash("counterpart:N", scale=alt.Scale(domain=NAMES, range=DASHES), legend=shown),
    }


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("counterpart:N", title="With"),
        alt.Tooltip("year:Q", title="Year"),
        alt.Tooltip("agreement:Q", title="Agreement", format=theme.SHARE),
    ]


def ballots() -> AnyChart:
    """Bars of yes, abstain, no and, where counted, absent, with the numbers in them."""
    kinds = list(theme.VOTES)
    states = alt.X("states:Q", title="States", stack="zero", axis=alt.Axis(tickCount=5, orient="top"))
    ballot = alt.Y("ballot:N", sort=None, title=None, axis=alt.Axis(labelLimit=200, labelOverlap=False, ticks=False))
    order = alt.Order("vote_order:Q")
    bars = (
        rows()
        .mark_bar(height=15)
        .encode(
            x=states,
            y=ballot,
            order=order,
            color=alt.Color(
                "vote:N",
                scale=alt.Scale(domain=kinds, range=list(theme.VOTES.values())),
                legend=alt.Legend(columns=2),
            ),
            tooltip=[
                alt.Tooltip("title:N", title="About"),
                alt.Tooltip("resolution:N", title="Resolution"),
                alt.Tooltip("vote_date:T", title="Day", format="%-d %b %Y"),
                alt.Tooltip("vote:N", title="Vote"),
                alt.Tooltip("states:Q", title="States"),
                alt.Tooltip("note:N", title="Note"),
            ],
        )
    )
    return alt.layer(bars, _numbers(ballot)).properties(height=alt.Step(21))


def _numbers(ballot: alt.Y) -> alt.Chart:
    stacked = rows().transform_stack(
        stack="states", as_=["begin", "end"], groupby=["ballot"], sort=[alt.SortField("vote_order")]
    )
    middle = stacked.transform_calculate(middle="(datum.begin + datum.end) / 2").transform_filter("datum.states >= 9")
    written: alt.Chart = middle.mark_text(fontSize=11, color="#1B1F22").encode(
        x=alt.X("middle:Q"), y=ballot, text="states:Q"
    )
    return written
