"""Blocs' share of world GDP at market exchange rates."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.live_sources import load_first
from indicators.reading import NOTHING
from indicators.world_shares import LARGEST_ECONOMIES, measured_share, told

SERIES = "NY.GDP.MKTP.CD"
SOURCE = "world_bank_gdp"


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year; without a value while the source is not loaded."""
    return measured_share(frames, SERIES)


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of the largest organisations, or what to load."""
    if latest.is_empty():
        return NOTHING
    return told(latest, "world GDP at market exchange rates", LARGEST_ECONOMIES) or load_first(SOURCE)


INDICATOR = Indicator(
    id="gdp_weight",
    system="money",
    title="Blocs' share of world GDP, live",
    question="How much of the world's GDP does each bloc weigh by the newest figures?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event", "measurement"),
    coverage_rule=(
        "Complete where every member has a value in the year, else partial; needs the live source world_bank_gdp, "
        "not observed without it."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "GDP in current US dollars of the states that were members at the year's end, divided by the sum over all "
        "economies with a value (World Bank as last loaded; Taiwan is not among them). It goes on where the embedded "
        "table of bloc_gdp_market_share ends; figures of past years may differ from it, as the World Bank revises "
        "them. Low and high put in the nearest known value of states that lack one: low for states outside the "
        "bloc, high for its members. Exchange rates move these shares as much as growth does. Hong Kong and Macao "
        "are not counted with China."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
