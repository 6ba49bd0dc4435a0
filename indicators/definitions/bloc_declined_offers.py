"""Offers turned down, applications refused and applications withdrawn, per year."""

import polars as pl

from indicators.event_counts import every_year, yearly
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.statuses import BLOCS, replayed

DECLINED = "offer_declined"
OUTSIDE = ("none", "candidate", "invited")
SERIES = ["vintage", "org_id"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation, kind (counterpart) and year; offers with zeros where the table records offers."""
    events = frames["membership_event"].filter(pl.col("org_id").is_in(BLOCS))
    steps = replayed(events)
    ends = _ends(steps)
    offering = steps.filter(pl.col("after") == "invited").select(SERIES).unique()
    offers = every_year(
        ends.filter(pl.col("counterpart") == DECLINED), events.join(offering, on=SERIES, how="semi"), (DECLINED,)
    )
    others = yearly(ends.filter(pl.col("counterpart") != DECLINED))
    is_offer = pl.col("counterpart") == DECLINED
    return pl.concat([offers, others], how="diagonal").with_columns(
        low=None, high=None, coverage=pl.when(is_offer).then(pl.lit("complete")).otherwise(pl.lit("partial"))
    )


def _ends(steps: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and offer or application that came to nothing by an act, with its kind."""
    event, before = pl.col("event").cast(pl.String), pl.col("before")
    kind = (
        pl.when((event == "declined") & (before == "invited")).then(pl.lit(DECLINED))
        .when(event == "declined").then(pl.lit("application_refused"))
        .when((event == "withdrew") & before.is_in(OUTSIDE)).then(pl.lit("application_withdrawn"))
    )  # fmt: skip
    return steps.with_columns(counterpart=kind).drop_nulls("counterpart")


def finding(latest: pl.DataFrame) -> str:
    """How many offers were turned down in all, and in which organisation last."""
    declined = observed(latest).filter((pl.col("counterpart") == DECLINED) & (pl.col("value") > 0))
    if declined.is_empty():
        return NOTHING
    last = declined.row(-1, named=True)
    return (
        f"{declined['value'].sum():.0f} offers of membership are recorded as turned down by the state itself, "
        f"the latest from {last['entity'].upper()} in {last['period_start'].year}."
    )


INDICATOR = Indicator(
    id="bloc_declined_offers",
    system="blocs",
    title="Offers declined, applications refused or withdrawn",
    question="How often does an offer or an application of membership come to nothing?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule=(
        "Complete for declined offers of organisations whose invitations are recorded; partial for refused and "
        "withdrawn applications, which are recorded where found and have no zeros."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Acts by which an offer or application ended, by year. Offer declined: a state that was invited or had signed "
        "turned membership down (Norway in 1972 and 1994, Argentina in BRICS in 2023). Application refused: the "
        "organisation turned it down (Morocco in 1987). Application withdrawn: the state took it back (Iceland in "
        "2015, Switzerland in 2016, Algeria in BRICS in 2024). Offers still open (Saudi Arabia in BRICS) and "
        "applications never answered or blocked without a decision are not in it; the French vetoes of the 1960s "
        "are not in the table."
    ),
    compute=compute,
    finding=finding,
)
