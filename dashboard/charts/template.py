"""From a chart function to a specification: made once, then reused for every draw."""

from collections.abc import Callable
from functools import cache
from typing import Any

import altair as alt

from dashboard import theme

AnyChart = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart


PADDING = {"left": 2, "right": 6, "top": 4, "bottom": 4}
ROWS = alt.NamedData("rows")
"""Stands for the rows that a figure brings."""


def rows() -> alt.Chart:
    """A chart of the rows that a figure brings; every chart function starts here."""
    return alt.Chart(ROWS)


@cache
def spec(build: Callable[..., AnyChart], *arguments: object) -> dict[str, Any]:
    """The specification of `build(*arguments)` without its data: treat it as read-only."""
    with alt.data_transformers.enable(consolidate_datasets=False):
        made: dict[str, Any] = build(*arguments).to_dict()
    bare: dict[str, Any] = _unspoken(_without_rows(made))
    return bare | {"config": theme.CONFIG, "padding": PADDING}


def _without_rows(part: Any) -> Any:
    """The specification without its mentions of `ROWS`: what names no data takes what the figure brings."""
    if isinstance(part, list):
        return [_without_rows(each) for each in part]
    if isinstance(part, dict):
        return {name: _without_rows(each) for name, each in part.items() if (name, each) != ("data", {"name": "rows"})}
    return part


def _unspoken(part: Any) -> Any:
    """The specification with marks that are not read out one by one: the chart has a text, and its rows a table."""
    if isinstance(part, list):
        return [_unspoken(each) for each in part]
    if not isinstance(part, dict):
        return part
    walked = {name: _unspoken(each) for name, each in part.items()}
    mark = part.get("mark")
    if isinstance(mark, str):
        return walked | {"mark": {"type": mark, "aria": False}}
    return walked | {"mark": mark | {"aria": False}} if isinstance(mark, dict) and "type" in mark else walked


def bloc_scale(*blocs: str) -> alt.Scale:
    """The fixed colours of these blocs, or of all."""
    shown = blocs or tuple(theme.BLOCS)
    return alt.Scale(domain=shown, range=[theme.BLOCS[bloc] for bloc in shown])
