"""Currencies' share of the world's allocated foreign exchange reserves."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.live_sources import load_first, published_share
from indicators.periods import label
from indicators.reading import NOTHING, joined, newest

SERIES = "COFER.G001.AFXRA.SHRO_PT"
SOURCE = "imf_cofer"
CURRENCIES = ("AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "JPY", "OTHC", "USD")
NAMES = {"USD": "US dollar", "EUR": "euro", "CNY": "renminbi"}


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by currency and quarter; without a value while the source is not loaded."""
    return published_share(frames, SERIES, CURRENCIES, "Q")


def finding(latest: pl.DataFrame) -> str:
    """The latest shares of three currencies, or what to load."""
    if latest.is_empty():
        return NOTHING
    rows = {row["entity"]: row for row in newest(latest).rows(named=True)}
    shown = [f"{name} {rows[code]['value']:.1%}" for code, name in NAMES.items() if code in rows]
    if not shown:
        return load_first(SOURCE)
    quarter = label(max(row["period_start"] for row in rows.values()), "Q")
    return f"Share of the world's allocated reserves in {quarter}: {joined(shown)}."


INDICATOR = Indicator(
    id="reserve_currency_share",
    system="money",
    title="Reserve currencies",
    question="Is the dollar losing its place in the world's reserves, and to what?",
    unit="share",
    direction="neutral",
    frequency="Q",
    entity_kind="currency",
    reads=("measurement", "membership_event"),
    coverage_rule="Complete for allocated reserves; needs the live source imf_cofer, not observed without it.",
    model_family="share",
    minimum_periods=12,
    definition=(
        "Share of each currency in the allocated foreign exchange reserves of the world's monetary authorities (IMF "
        "COFER), by quarter; OTHC is all other currencies together, the rouble and the rupee among them. Gold and "
        "reserves whose currency is not told are no part of it. Shares are at market exchange rates, so a falling "
        "dollar lowers its share without a sale. The IMF gives no shares by holder: Russia's or China's own "
        "reserves cannot be seen. The table of memberships only sets the calendar on which the series is judged."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
