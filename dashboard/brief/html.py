"""A brief as one HTML file: no script, nothing fetched, charts drawn as SVG on this machine."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dashboard import download, theme, wording
from dashboard.brief.content import Brief, Finding, Picture

HERE = Path(__file__).parent
_OWN_ID = re.compile(r'\b(id="|url\(#|href="#)')
_HEIGHT = re.compile(r'<svg[^>]* height="([\d.]+)"')
TALLEST = 520
"""Pixels: a chart of this height stands on one sheet with its words and a headline."""
LABEL = 260
LABELS: dict[str, Any] = {
    "background": None,
    "axis": theme.CONFIG["axis"] | {"labelLimit": LABEL},
    "legend": theme.CONFIG["legend"] | {"labelLimit": LABEL},
}
_SPOKEN = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')


def rendered(brief: Brief) -> str:
    """The whole file as text. All words are escaped; only the charts drawn here are taken as they are."""
    style = (HERE / "brief.css").read_text(encoding="utf-8").replace("STAMP", _stamp(brief))
    drawn = {
        block.key: Markup(svg(block.picture, block.key))  # noqa: S704
        for section in brief.sections
        for block in section.blocks
        if isinstance(block, Finding) and block.picture
    }
    page: str = _template().render(
        brief=brief,
        digest=brief.digest,
        style=Markup(style),  # noqa: S704
        drawn=drawn,
        day=wording.day,
        kind_of=lambda block: type(block).__name__,
    )
    return page


def svg(picture: Picture, key: str) -> str:
    """A chart as SVG with a text alternative; its ids are its own, so that charts in one file do not meet."""
    import vl_convert  # heavy, and not needed for text

    specified = _specified(picture)
    drawn: str = vl_convert.vegalite_to_svg(specified)
    height = float(_HEIGHT.search(drawn)[1])  # type: ignore[index]
    step = specified.get("height")
    if height > TALLEST and isinstance(step, dict):
        # Rows closer together, so that the chart and its words fit on one sheet.
        specified["height"] = {"step": step["step"] * TALLEST / height}
        drawn = vl_convert.vegalite_to_svg(specified)
    own = _OWN_ID.sub(rf"\g<1>{key}-", _SPOKEN.sub("", drawn))
    label = Markup.escape(picture.alt)
    labelled: str = own.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return labelled


def _specified(picture: Picture) -> dict[str, Any]:
    filled = download.filled(picture.spec, picture.rows, picture.width)
    # Labels count within the width, so that a chart is as wide as its column; stacked charts know no such fit.
    fit = {} if "vconcat" in filled else {"autosize": {"type": "fit-x", "contains": "padding"}}
    roomy: dict[str, Any] = _unclipped(filled | fit)
    return roomy | {"config": theme.CONFIG | LABELS}


def _unclipped(part: Any) -> Any:
    """The specification with room for long labels: a sheet cannot show them on pointing."""
    if isinstance(part, list):
        return [_unclipped(each) for each in part]
    if isinstance(part, dict):
        return {
            name: LABEL if name == "labelLimit" else _unclipped(each) for name, each in part.items() if name != "values"
        } | ({"values": part["values"]} if "values" in part else {})
    return part


def _stamp(brief: Brief) -> str:
    """What stands at the foot of every sheet; letters that CSS would read stay out."""
    made = f"release {brief.release}, sha256 {brief.digest[:16]}"
    told = f"Détente brief, {brief.subject}, {wording.day(brief.as_of)}, {made}"
    return re.sub(r'["\\<>\n]', "", told)


@cache
def _template() -> Any:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=False)
    return made.from_string((HERE / "brief.html").read_text(encoding="utf-8"))
