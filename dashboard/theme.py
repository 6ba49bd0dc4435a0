"""Colours, type and number formats, in one place; nothing here imports streamlit.

Colours are told apart by hue and lightness under the common kinds of colour blindness, read on both
grounds, and mean whom a mark is about, never whether that is good. Red is not used.
"""

from functools import cache
from pathlib import Path
from typing import Any

OPTIONS = Path(__file__).with_name("theme.toml")

BLOCS = {
    "NATO": "#3A78B8",
    "CSTO": "#C07C14",
    "SCO": "#159583",
    "BRICS": "#8A5BB0",
    "EAEU": "#C2639A",
    "Other": "#8B8A84",
}
"""Fixed colour of each bloc, by the name that readers see."""

CLAIMANTS = {"Organiser": "#56748C", "Other government": "#159583", "Independent": "#C07C14"}
"""Fixed colour of who made a claim."""

SENDERS = {"Russia and CSTO": "#C07C14", "NATO and allies": "#3A78B8", "DPR Korea": "#8A5BB0"}
"""Fixed colour of who sends troops."""

POWERS = {"China": "#159583", "Russia": "#C07C14", "United States": "#3A78B8"}
"""Fixed colour of the states that others are compared with; Russia and the United States as their alliances."""

VOTES = {"Yes": "#3A78B8", "Abstain": "#979080", "No": "#C07C14", "Absent": "#DCD7C9"}
"""Fixed colour of a vote; absent is paler than abstain and never the same."""

AGREEMENT = (0.2, 0.35, 0.5, 0.65, 0.8)
AGREEMENT_COLOURS = ("#8C510A", "#D8B365", "#F6E8C3", "#C7EAE5", "#5AB4AC", "#01665E")
"""Shares that part the colours of a map of agreement, and the colours, brown to green by way of the middle."""

STANCES = {"Promotes": "#159583", "Neutral": "#979080", "Rejects": "#8A5BB0"}
"""Fixed colour of how a speaker uses a term."""

ACCENT = "#2C7A86"
MUTED = "#8B8A84"
RULE = "#928E84"
INTERVALS = {"80": 0.22, "50": 0.34}
"""Opacity of the intervals of a fan; there is no bold line in their middle."""

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "DejaVu Sans", sans-serif'
COUNT = ",.0f"
SHARE = ".0%"
UNITS = {"share": SHARE}

CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 190, "domain": False},
    "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleBaseline": "bottom", "titleY": -8},
    "axisBand": {"labelFlush": False},
    "legend": {
        "orient": "top",
        "title": None,
        "labelFontSize": 12,
        "symbolStrokeWidth": 2,
        "symbolOpacity": 1,
        "columnPadding": 12,
        "layout": {"top": {"anchor": "start", "direction": "vertical"}},
    },
    "line": {"strokeWidth": 2},
    "text": {"fontSize": 12},
}

LABELS = {"light": "#5F6368", "dark": "#C4C2BB"}
"""Colour of the words round a chart, by the ground that they stand on."""

WRITTEN = {"light": "#14181B", "dark": "#E8E4DB"}
"""Colour of the words and numbers within a chart, which may stand on a mark."""


@cache
def config(ground: str) -> dict[str, Any]:
    """The configuration of charts on a light or dark ground: `CONFIG` with words that can be read there."""
    words = {"labelColor": LABELS[ground], "titleColor": LABELS[ground]}
    told = {"axis": words, "legend": words, "header": words, "text": {"color": WRITTEN[ground]}}
    return CONFIG | {part: CONFIG.get(part, {}) | colours for part, colours in told.items()}


def unit_format(unit: str) -> str:
    """The number format of an indicator's unit."""
    return UNITS.get(unit, COUNT)
