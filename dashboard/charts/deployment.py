"""Charts of deployments: where troops stand, claims in rows, and counts of assigned personnel."""

import altair as alt

from dashboard import theme
from dashboard.charts import world
from dashboard.charts.template import AnyChart, rows

SIDES = ["Sender", "Other government", "Independent"]
SHAPES = ["circle", "square", "diamond"]
COLOURS = [theme.CLAIMANTS["Organiser"], theme.CLAIMANTS["Other government"], theme.CLAIMANTS["Independent"]]
AGES = ["Under a year old", "One to three years old", "Older than three years"]
ROW = 66
AROUND = 74
"""Pixels of a row, and of what stands around the rows."""
LEAST = 50
"""Persons at the left edge of the log scale; fewer stand there too."""
LARGEST = 750_000
"""Persons of the largest circle of the map; areas are in proportion, and a larger force would be drawn larger."""
CIRCLES = {"Europe": 4_500, "World": 1_800}
"""Pixels of that circle."""
LIFTED = 0.5
"""How much of a row its highest claim takes; the rest holds the row's name."""
LINES = ["#3A78B8", "#159583", "#8A5BB0", "#C07C14", "#C2639A", "#56748C"]


def latest() -> AnyChart:
    """The newest claims of presence per sender and host on a log scale; the shape says how old they are."""
    where = alt.Y(
        "who_where:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelLimit=190, labelOverlap=False, ticks=False, grid=True, gridOpacity=0.35),
    )
    troops = alt.Scale(type="log", nice=False, padding=44)
    axis = alt.Axis(
        values=[100, 1_000, 10_000, 100_000, 1_000_000], format=theme.COUNT, labelOverlap=True, orient="top"
    )
    names = list(theme.SENDERS)
    color = alt.Color(
        "senders:N",
        scale=alt.Scale(domain=names, range=list(theme.SENDERS.values())),
        legend=alt.Legend(columns=1),
    )
    shape = alt.Shape(
        "age:N",
        scale=alt.Scale(domain=AGES, range=["circle", "triangle-up", "cross"]),
        legend=alt.Legend(symbolStrokeColor=theme.MUTED, columns=1),
    )
    held = rows().transform_calculate(
        from_low=f"max(datum.low, {LEAST})", at=f"max(datum.newest_claim, {LEAST})", end=f"max(datum.high, {LEAST})"
    )
    between = held.mark_bar(height=5, opacity=0.35, cornerRadius=2)
    marks = held.mark_point(size=60, strokeWidth=2, opacity=1)
    numbers = held.mark_text(align="left", dx=8, fontSize=11)
    return alt.layer(
        between.encode(x=alt.X("from_low:Q", scale=troops, title=None, axis=axis), x2="high:Q", y=where, color=color),
        marks.encode(x=alt.X("at:Q", scale=troops), y=where, color=color, shape=shape, tooltip=_presence()),
        numbers.encode(x=alt.X("end:Q", scale=troops), y=where, text=alt.Text("newest_claim:Q", format=theme.COUNT)),
    ).properties(height=alt.Step(19))


def _presence() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("who_where:N", title="Where"),
        alt.Tooltip("formation:N", title="Formation"),
        alt.Tooltip("newest_claim:Q", title="Newest claim, middle", format=theme.COUNT),
        alt.Tooltip("low:Q", title="Lowest claim", format=theme.COUNT),
        alt.Tooltip("high:Q", title="Highest claim", format=theme.COUNT),
        alt.Tooltip("newest:T", title="Newest claim of", format="%-d %b %Y"),
        alt.Tooltip("age:N", title="Age"),
    ]


def hosts(area: str) -> AnyChart:
    """A circle per sender and host, as large as its newest claim, on the map; the older the claim, the paler.

    Circles of one host lie in one another and are never added; a force whose newest claim is nobody is a cross.
    """
    here = rows().transform_filter("datum.newest_claim > 0")
    states = (
        here.transform_filter("isValid(datum.state)")
        .transform_aggregate(claims="count()", groupby=["state"])
        .transform_lookup(lookup="state", from_=world.outlines("countries"), as_="outline")
        .mark_geoshape(clip=True, fill=theme.ACCENT, fillOpacity=0.2)
        .encode(shape="outline:G")
    )
    names = list(theme.SENDERS)
    color = alt.Color(
        "senders:N", scale=alt.Scale(domain=names, range=list(theme.SENDERS.values())), legend=alt.Legend(columns=3)
    )
    circles = here.mark_point(clip=True, filled=True, strokeWidth=1.2, opacity=1).encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        color=color,
        stroke=alt.Stroke("senders:N", scale=alt.Scale(domain=names, range=list(theme.SENDERS.values())), legend=None),
        size=alt.Size(
            "newest_claim:Q",
            scale=alt.Scale(domain=[0, LARGEST], range=[12, CIRCLES[area]]),
            legend=alt.Legend(
                values=[1_000, 10_000, 100_000],
                format=theme.COUNT,
                symbolType="circle",
                symbolFillColor="transparent",
                symbolStrokeColor=theme.MUTED,
                columns=3,
            ),
        ),
        fillOpacity=alt.FillOpacity("age:O", scale=alt.Scale(domain=AGES, range=[0.6, 0.25, 0]), legend=None),
        order=alt.Order("newest_claim:Q", sort="descending"),
        tooltip=_presence(),
    )
    gone = (
        rows()
        .transform_filter("datum.newest_claim == 0")
        .mark_point(clip=True, shape="cross", size=40, angle=45, color=theme.MUTED, strokeWidth=1.5)
    )
    left = gone.encode(longitude="longitude:Q", latitude="latitude:Q", tooltip=_presence())
    return world.framed(area, below=[states], above=[circles, left])


def claims(places: int, label: str, has_band: bool) -> AnyChart:  # noqa: FBT001
    """Every claim as a mark, over the band of the claims of 92 days if it has one, a row per `label`; plans hollow.

    `peak` is the top of a row's scale, which starts at zero; the newest and the highest claim are printed.
    """
    base = rows().transform_calculate(
        at=f"datum.place - {LIFTED} * (datum.personnel_low + datum.personnel_high) / 2 / datum.peak",
        shown="datum.status == 'present' ? '' : datum.status + ' '",
    )
    day = alt.X(
        "as_of:T",
        title=None,
        scale=alt.Scale(nice=False, padding=26),
        axis=alt.Axis(tickCount=6, grid=True, gridOpacity=0.35, labelOverlap=True),
    )
    baselines = alt.Axis(values=list(range(1, places + 1)), labels=False, ticks=False, grid=True)
    level = alt.Scale(domain=[0, places], reverse=True, nice=False)
    color = alt.Color("side:N", scale=alt.Scale(domain=SIDES, range=COLOURS))
    shape = alt.Shape("side:N", scale=alt.Scale(domain=SIDES, range=SHAPES))
    tooltip = [
        alt.Tooltip("formation:N", title="Formation"),
        alt.Tooltip("sent_by:N", title="Sent by"),
        alt.Tooltip("stands_in:N", title="In"),
        alt.Tooltip("as_of:T", title="Day", format="%-d %b %Y"),
        alt.Tooltip("personnel_low:Q", title="From", format=theme.COUNT),
        alt.Tooltip("personnel_high:Q", title="To", format=theme.COUNT),
        alt.Tooltip("status:N", title="Status"),
        alt.Tooltip("claimant:N", title="Claimant"),
        alt.Tooltip("side:N", title="Side"),
        alt.Tooltip("grade:N", title="Grade"),
    ]
    y = alt.Y("at:Q", scale=level, axis=baselines, title=None)
    solid = base.transform_filter("datum.status == 'present'").mark_point(size=55, filled=True, opacity=0.9)
    plans = base.transform_filter("datum.status != 'present'").mark_point(size=70, strokeWidth=1.6, strokeDash=[2, 2])
    band = _band().encode(x=day, x2="band_until:T", y=alt.Y("top:Q", scale=level), y2="foot:Q")
    layers = [
        *([band] if has_band else []),
        solid.encode(x=day, y=y, color=color, shape=shape, tooltip=tooltip),
        plans.encode(x=day, y=y, color=color, shape=shape, tooltip=tooltip),
        _figures(base).encode(x=day, y=y, text="told:N"),
        _names(label).encode(y=alt.Y("above:Q", scale=level), text=f"{label}:N"),
    ]
    return alt.layer(*layers).properties(height=ROW * places + AROUND)


def _band() -> alt.Chart:
    # A band of one value still has to be seen.
    held = (
        rows()
        .transform_filter("isValid(datum.band_low)")
        .transform_calculate(
            top=f"datum.place - {LIFTED} * datum.band_high / datum.peak - 0.025",
            foot=f"datum.place - {LIFTED} * datum.band_low / datum.peak + 0.025",
        )
    )
    drawn: alt.Chart = held.mark_rect(color=theme.MUTED, opacity=0.28)
    return drawn


def _figures(base: alt.Chart) -> alt.Chart:
    # The newest claim of a row, and its highest where that is another figure; of equal ones the latest is printed.
    told = base.transform_calculate(
        is_newest="+datum.as_of == +datum.newest && datum.personnel_high == datum.newest_high",
        is_highest="datum.personnel_high == datum.highest && datum.highest != datum.newest_high",
    ).transform_filter("datum.is_newest || datum.is_highest")
    once = told.transform_window(
        rank="row_number()",
        sort=[alt.SortField("as_of", order="descending")],
        groupby=["place", "is_newest"],
    ).transform_filter("datum.rank == 1")
    written: alt.Chart = once.transform_calculate(told="datum.shown + format(datum.personnel_high, ',')").mark_text(
        dy=-9, fontSize=11, align="center"
    )
    return written


def _names(label: str) -> alt.Chart:
    one = rows().transform_aggregate(groupby=["place", label])
    written: alt.Chart = one.transform_calculate(above="datum.place - 0.9").mark_text(
        align="left", x=2, fontSize=12, fontWeight="bold"
    )
    return written


def assigned(hosts: tuple[str, ...]) -> AnyChart:
    """Assigned personnel a year and host, the dash tells hosts apart as well; gaps stay gaps."""
    order = list(hosts)
    dashes = [[1, 0], [8, 2], [5, 2], [3, 2], [2, 2], [8, 2, 2, 2]]
    line = rows().mark_line(point=alt.OverlayMarkDef(size=22, filled=True))
    drawn: AnyChart = line.encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1, grid=False, labelOverlap=True)),
        y=alt.Y("personnel:Q", title="Persons assigned", axis=alt.Axis(format="~s", tickCount=5)),
        color=alt.Color(
            "host:N",
            scale=alt.Scale(domain=order, range=LINES[: len(order)]),
            legend=alt.Legend(columns=2, symbolType="stroke", symbolSize=300),
        ),
        strokeDash=alt.StrokeDash("host:N", scale=alt.Scale(domain=order, range=dashes[: len(order)])),
        tooltip=[
            alt.Tooltip("host:N", title="Host"),
            alt.Tooltip("year:Q", title="Year"),
            alt.Tooltip("personnel:Q", title="Assigned", format=theme.COUNT),
        ],
    ).properties(height=300)
    return drawn
