"""Troops by sender and host: a step band between the claims of each side."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import SIDES, named
from indicators.reading import NOTHING, joined, of_last_period
from indicators.strengths import RULE, present, step_bands

IN = " in "
SHOWN = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by sender and host (`RUS in BLR`), claiming side (in counterpart) and quarter, in persons."""
    sender = pl.col("sender").str.to_uppercase()
    return step_bands(
        present(frames["deployment_claim"]).with_columns(
            entity=pl.concat_str(sender, pl.lit(IN), "host"), counterpart="side"
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """The largest strengths still believed in the last quarter, each of another sender and host."""
    rows = of_last_period(latest).unique("entity", keep="first", maintain_order=True).head(SHOWN).rows(named=True)
    if not rows:
        return NOTHING
    parts = []
    for row in rows:
        sender, _, host = row["entity"].partition(IN)
        parts.append(f"{named(sender)} in {named(host)} {row['value']:,.0f} ({SIDES[row['counterpart']]})")
    quarter = label(rows[0]["period_start"], "Q")
    return f"Largest strengths that recorded claims still bear out in {quarter}: {joined(parts)}."


INDICATOR = Indicator(
    id="troops_by_host",
    system="deployments",
    title="Troops by sender and host",
    question="How many troops of whom stand where, according to whom, and how wide apart are the claims?",
    unit="persons",
    direction="neutral",
    frequency="Q",
    entity_kind="sender and host",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Claims that count or estimate troops as present (plans, expected arrivals and ceilings are left out), by "
        "sender, host and the side that claims (counterpart: official_lead is the sender, official_other any other "
        "government, independent press and research). A claim holds for its quarter and is carried for 365 days "
        "unless its side makes a later one; the band runs from the lowest to the highest claim of the newest quarter. "
        "Formations are never added: what counts within another gives way, and the largest of the rest stands, so "
        "read `at least`; the formation can change from quarter to quarter. US counts of assigned personnel (DMDC) "
        "are left out. The host is where the troops stand; whose territory that is follows the UN."
    ),
    compute=compute,
    finding=finding,
)
