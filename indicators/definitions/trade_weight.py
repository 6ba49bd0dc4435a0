"""Blocs' share of world exports."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.live_sources import load_first
from indicators.reading import NOTHING
from indicators.world_shares import LARGEST_ECONOMIES, measured_share, told

SERIES = "NE.EXP.GNFS.CD"
SOURCE = "world_bank_exports"


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year; without a value while the source is not loaded."""
    return measured_share(frames, SERIES)


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of the largest organisations, or what to load."""
    if latest.is_empty():
        return NOTHING
    return told(latest, "world exports", LARGEST_ECONOMIES) or load_first(SOURCE)


INDICATOR = Indicator(
    id="trade_weight",
    system="money",
    title="Blocs' share of world exports",
    question="How much of the world's exports does each bloc weigh?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event", "measurement"),
    coverage_rule=(
        "Complete where every member has a value in the year, else partial; needs the live source world_bank_exports, "
        "not observed without it."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Exports of goods and services in current US dollars of the states that were members at the year's end, "
        "divided by the sum over all economies with a value (World Bank; Taiwan is not among them). Trade between "
        "members counts in full, so a bloc whose members trade with each other, like the EU, weighs more than its "
        "trade with the rest of the world. Low and high put in the nearest known value of states that lack one: "
        "low for states outside the bloc, high for its members. Hong Kong and Macao are not counted with China. "
        "Exports are counted, not what depends on them."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
