"""Blocs' share of world output."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING
from indicators.world_shares import LARGEST, member_share, told


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year."""
    return member_share(frames, "gdp_ppp_2021_usd")


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of the largest organisations."""
    return told(latest, "world output at purchasing power parity", LARGEST) or NOTHING


INDICATOR = Indicator(
    id="bloc_gdp_ppp_share",
    system="blocs",
    title="Blocs' share of world output",
    question="How much of the world's output does each bloc weigh?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event", "country_year"),
    coverage_rule="Complete where every member has a value in the year, else partial and too low by that member.",
    model_family="share",
    minimum_periods=8,
    definition=(
        "Sum of GDP at purchasing power parity (constant 2021 international dollars) of the states that were "
        "members at the year's end, divided by the sum over all economies with a value (World Bank, one vintage; "
        "Taiwan and a few others are missing). Organisations overlap and must not be added up. A jump comes from "
        "an accession, not from growth. Purchasing power parity weighs what is produced, not what can be bought "
        "abroad: at market rates the shares of poorer states are smaller."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
