"""Contacts between leaders: a sample of headlines, from which a mix or a ranking may be read and no rate."""

import polars as pl

from indicators.periods import start_of
from indicators.places import named

FEWEST = 10
"""Contacts in a period below which a share or a rank is not worth stating."""
PERIOD = ["vintage", "entity", "period_start"]
MORE_NAMES = {
    "ARE": "the United Arab Emirates", "AZE": "Azerbaijan", "BRA": "Brazil", "EGY": "Egypt", "IND": "India",
    "IRN": "Iran", "ISR": "Israel", "JPN": "Japan", "PSE": "Palestine", "QAT": "Qatar", "SAU": "Saudi Arabia",
    "SRB": "Serbia", "TKM": "Turkmenistan", "UZB": "Uzbekistan", "VEN": "Venezuela", "VNM": "Viet Nam",
    "ZAF": "South Africa",
}  # fmt: skip
"""Leaders' states beyond those of deployments."""


def partner(code: str) -> str:
    """The name of the state whose leader it is."""
    return MORE_NAMES.get(code, named(code))


def taken_place(contacts: pl.DataFrame, frequency: str) -> pl.DataFrame:
    """One row per vintage and contact with a top leader that took place: entity, counterpart, kind, period_start.

    Contacts of one day, kind and pair of leaders count once.
    """
    dated = contacts.with_columns(period_start=start_of(pl.col("contact_date"), frequency), entity="actor")
    took_place = dated.filter((pl.col("level") == "head_of_state") & (pl.col("contact_date") <= pl.col("vintage")))
    return took_place.group_by(*PERIOD, "contact_date", "kind", "counterpart").agg(
        known_on=pl.max_horizontal(pl.col("known_on").min(), pl.col("contact_date").min())
    )


def totals(contacts: pl.DataFrame) -> pl.DataFrame:
    """Contacts per actor and period: `total`, known_on of the latest, and whether they are `enough`."""
    return contacts.group_by(PERIOD).agg(total=pl.len(), known_on=pl.col("known_on").max()).with_columns(
        enough=pl.col("total") >= FEWEST
    )  # fmt: skip
