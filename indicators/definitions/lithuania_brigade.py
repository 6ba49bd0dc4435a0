"""The German brigade in Lithuania: what is in the country, apart from what is planned or stands in Germany."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.reading import NOTHING, joined, newest
from indicators.strengths import RULE, present, step_bands

BRIGADE = "45th Panzer Brigade Lithuania"
IN_COUNTRY = f"{BRIGADE} (in country)"
WORDS = {BRIGADE: "permanent German staff", IN_COUNTRY: "in the country with the battlegroup and its allies"}


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by scope (the formation as named), claiming side and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter(
        (pl.col("sender") == "DEU") & pl.col("formation").str.starts_with(BRIGADE)
    )
    return step_bands(claims.with_columns(entity="formation", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The newest figure of each scope with its quarter."""
    rows = newest(latest.filter(pl.col("coverage") == "sample")).rows(named=True)
    if not rows:
        return NOTHING
    parts = [
        f"{row['value']:,.0f} {WORDS.get(row['entity'], row['entity'])} ({label(row['period_start'], 'Q')})"
        for row in rows
    ]
    return f"Germany's brigade in Lithuania, as last recorded: {joined(parts)}."


INDICATOR = Indicator(
    id="lithuania_brigade",
    system="deployments",
    title="The German brigade in Lithuania",
    question="How much of the brigade announced for Lithuania is in the country?",
    unit="persons",
    direction="neutral",
    frequency="Q",
    entity_kind="formation",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=8,
    definition=(
        "Strength of Germany's 45th Panzer Brigade in Lithuania by scope: the permanent German staff, and all in the "
        "country with the multinational battlegroup under it, about 500 allies among them. The first lies within the "
        "second. Announced is not deployed: the total with units still in Germany and the advance element that was "
        "only expected are left out. Most figures are the German side's. A claim holds for its quarter and is carried "
        "for 365 days."
    ),
    compute=compute,
    finding=finding,
)
