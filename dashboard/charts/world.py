"""The base of every map: land, borders, dashed lines where the United Nations draws none as final; no data of its own.

The geometry is served with the pages (`geometry/README.md` says whence it comes and what was mended) and is
fetched by the browser once, so a map costs a rerun only its rows. A download carries it along (`inlined`).
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import altair as alt

from dashboard import theme
from dashboard.charts.template import AnyChart

URL = "/app/static/world.json"
FILE = Path(__file__).parents[1] / "static" / "world.json"
DOT_RADIUS = 2.5

NOTE = (
    "Borders follow the practice of the United Nations and imply no endorsement: Crimea is Ukraine (General Assembly "
    "resolution 68/262), dashed lines are not final, Kosovo is shown in the context of Security Council resolution "
    "1244 (1999), the status of Jammu and Kashmir is not agreed upon, and sovereignty over the Falkland Islands "
    "(Malvinas) is in dispute."
)
"""What is said under every map."""

AREAS: dict[str, dict[str, Any]] = {
    "Europe": {
        "projection": {"type": "conicConformal", "rotate": [-19, 0], "parallels": [40, 62]},
        "corners": [[-9, 37], [46, 37], [46, 66], [-9, 66]],
        "height": "max(320, width * 0.54)",
    },
    "Northern and eastern Europe": {
        "projection": {"type": "conicConformal", "rotate": [-21, 0], "parallels": [46, 60]},
        "corners": [[12, 45], [33, 45], [33, 60.5], [12, 60.5]],
        "height": "max(320, width * 0.8)",
    },
    "World": {
        # Turned so that the cut runs through the Bering Strait and no state lies on both edges.
        "projection": {"type": "equalEarth", "rotate": [-11, 0]},
        "corners": [[-168.5, 0], [-169.5, 0], [11, 83.6], [11, -56]],
        "height": "max(170, width * 0.45)",
    },
}
"""What a map can show: its projection, the points (longitude, latitude) that it must hold, its height in pixels."""


def outlines(part: str) -> alt.LookupData:
    """The outlines of `countries` or `dots` by iso3, for rows to look theirs up."""
    return alt.LookupData(data=_geometry(part), key="id")


def land() -> alt.Chart:
    """A chart of the outlines of all countries."""
    return alt.Chart(_geometry("countries"))


def framed(area: str, *, below: Sequence[alt.Chart], above: Sequence[alt.Chart]) -> AnyChart:
    """A map of an area: land, then what lies below the borders, the borders, then what lies above them."""
    shown = AREAS[area]
    ground = land().mark_geoshape(clip=True, fill=theme.MUTED, fillOpacity=0.25)
    drawn = alt.layer(ground, *below, _lines("borders"), _lines("unsettled", dash=[2, 2]), *above)
    corners = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": shown["corners"]}}
    framed: AnyChart = (
        drawn.project(**shown["projection"], fit=corners, pointRadius=DOT_RADIUS)
        .add_params(alt.param(name="height", expr=shown["height"]))
        # Only the width follows the page; the height follows the width, and legends stand outside it.
        .properties(autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    )
    return framed


@cache
def geometry() -> dict[str, Any]:
    """The geometry as it is served."""
    read: dict[str, Any] = json.loads(FILE.read_bytes())
    return read


def inlined(part: Any) -> Any:
    """A specification that carries the geometry instead of its address."""
    if isinstance(part, list):
        return [inlined(each) for each in part]
    if not isinstance(part, dict):
        return part
    if part.get("url") == URL:
        return {"values": geometry(), "format": part["format"]}
    return {name: inlined(each) for name, each in part.items()}


def _lines(part: str, *, dash: Sequence[int] = (1, 0)) -> alt.Chart:
    drawn: alt.Chart = alt.Chart(_geometry(part)).mark_geoshape(
        clip=True, filled=False, stroke=theme.RULE, strokeWidth=0.6, strokeDash=list(dash)
    )
    return drawn


def _geometry(part: str) -> alt.UrlData:
    return alt.UrlData(url=URL, format=alt.TopoDataFormat(type="topojson", feature=part))
