"""Military expenditure as a share of GDP on NATO's eastern flank, and in Russia and the United States."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.live_sources import load_first, published_share
from indicators.places import named
from indicators.reading import NOTHING, joined, of_last_period

SERIES = "MS.MIL.XPND.GD.ZS"
SOURCE = "world_bank_military_share"
STATES = ("BGR", "BLR", "EST", "FIN", "HUN", "LTU", "LVA", "NOR", "POL", "ROU", "RUS", "SVK", "UKR", "USA")
SHOWN = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by state and year; without a value while the source is not loaded."""
    return published_share(frames, SERIES, STATES, "A")


def finding(latest: pl.DataFrame) -> str:
    """The largest shares of the last year with values, or what to load."""
    if latest.is_empty():
        return NOTHING
    rows = of_last_period(latest).head(SHOWN).rows(named=True)
    if not rows:
        return load_first(SOURCE)
    parts = joined([f"{named(row['entity'])} {row['value']:.1%}" for row in rows])
    year = rows[0]["period_start"].year
    return f"Largest shares of GDP spent on the military in {year}, among the states shown: {parts}."


INDICATOR = Indicator(
    id="defence_share",
    system="eastern_flank",
    title="Military spending as a share of GDP",
    question="How much of their output do the states of the eastern flank and their neighbours spend on the military?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("measurement", "membership_event"),
    coverage_rule=(
        "Complete for the states the World Bank covers; needs the live source world_bank_military_share, not observed "
        "without it."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Military expenditure divided by GDP (World Bank, from SIPRI), by calendar year, for the flank states of "
        "NATO, Belarus, Russia, Ukraine and the United States. SIPRI's count differs from NATO's own (pensions, "
        "paramilitary forces, military aid), so it does not say whether a NATO pledge is met; Russian figures are "
        "estimates since parts of the budget became secret. A share can rise because output falls. The table of "
        "memberships only sets the calendar on which the series is judged."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
