"""Blocs' share of world output at market exchange rates."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING
from indicators.world_shares import LARGEST, member_share, told


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year; low and high bound the states without a value."""
    return member_share(frames, "gdp_usd")


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of the largest organisations."""
    return told(latest, "world output at market exchange rates", LARGEST) or NOTHING


INDICATOR = Indicator(
    id="bloc_gdp_market_share",
    system="blocs",
    title="Blocs' share of world output at market rates",
    question="How much of the world's output does each bloc weigh in money that buys abroad?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event", "country_year"),
    coverage_rule="Complete where every member has a value in the year, else partial (BRICS without Ethiopia in 2024).",
    model_family="share",
    minimum_periods=8,
    definition=(
        "Sum of GDP in current US dollars of the states that were members at the year's end, divided by the sum over "
        "all economies with a value (World Bank, one vintage). Taiwan is never among them, nor is North Korea. Where "
        "a state lacks a value that it had in another year (South Korea and Ethiopia in 2024), low and high put in "
        "that value: low for states outside the bloc, high for its members. Exchange rates move these shares as "
        "much as growth does; at purchasing power parity poorer states weigh more. Hong Kong and Macao are not "
        "counted with China. Organisations overlap and must not be added up."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
