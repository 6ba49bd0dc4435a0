"""North Korean troops in Russia, by formation and claimant."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import SIDES
from indicators.reading import NOTHING, joined, newest
from indicators.strengths import RULE, present, step_bands


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by formation, claiming side (in counterpart) and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter(pl.col("sender") == "PRK")
    return step_bands(claims.with_columns(entity="formation", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The newest claims of the quarter that has the latest ones, largest first."""
    rows = newest(latest.filter(pl.col("coverage") == "sample"))
    if rows.is_empty():
        return NOTHING
    last = rows.filter(pl.col("period_start") == pl.col("period_start").max()).sort("value", descending=True)
    parts = [f"{row['entity']} {row['value']:,.0f} ({SIDES[row['counterpart']]})" for row in last.rows(named=True)]
    quarter = label(last["period_start"][0], "Q")
    return f"Recorded for {quarter}: {joined(parts)}; each may be counted within the larger one."


INDICATOR = Indicator(
    id="dprk_troops",
    system="deployments",
    title="DPRK troops in Russia",
    question="How many North Korean troops are in Russia and at the front, according to whom?",
    unit="persons",
    direction="higher_is_worse",
    frequency="Q",
    entity_kind="formation",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Claims about North Korean troops by formation as it is named: all in Russia, those in Kursk region within "
        "them, waves, reinforcements, combat troops and engineers within those. Formations lie within one another "
        "and are never added. The claimants are Ukraine, the Republic of Korea, the United States, NATO and research; "
        "no strength stated by Moscow or Pyongyang is in the table. Numbers sent and numbers present differ by "
        "losses and rotation. A claim holds for its quarter and is carried for 365 days."
    ),
    compute=compute,
    finding=finding,
)
