"""Hatched bars: the mark of a sample, so that what was found is not read as all that happened."""

from collections.abc import Mapping
from typing import Any

import altair as alt

LINES = 9
"""Lines across a bar, from corner to corner."""
INK = 0.3
"""Share of each line's distance that is drawn."""


def fill(field: str, colours: Mapping[str, str]) -> alt.FillValue:
    """The fill of bars by a named field, each value hatched in its own colour; the last stands for any other."""
    *others, last = colours
    conditions = [{"test": {"field": field, "equal": each}, "value": _lines(colours[each])} for each in others]
    hatched: alt.FillValue = alt.FillValue(_lines(colours[last]), condition=conditions)
    return hatched


def _lines(colour: str) -> dict[str, Any]:
    """A gradient of hard stops, the only pattern that the drawing grammar knows."""
    stops = [
        {"offset": round((line + at) / LINES, 4), "color": colour if drawn else "transparent"}
        for line in range(LINES)
        for at, drawn in ((0, True), (INK, True), (INK, False), (1, False))
    ]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 1, "y2": 1, "stops": stops}
