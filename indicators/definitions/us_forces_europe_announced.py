"""United States forces in Europe as announced or estimated, rotations included."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import SIDES
from indicators.reading import NOTHING, newest
from indicators.strengths import RULE, present, step_bands

TOTAL = "US forces in Europe (total)"
STANDING = "US forces "


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by formation as it is named, claiming side and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter(
        (pl.col("sender") == "USA") & pl.col("formation").str.starts_with(STANDING)
    )
    return step_bands(claims.with_columns(entity="formation", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The newest announced total with the band of its claims."""
    totals = newest(latest.filter((pl.col("entity") == TOTAL) & (pl.col("coverage") == "sample")))
    if totals.is_empty():
        return NOTHING
    row = totals.sort("period_start", "counterpart").row(-1, named=True)
    band = f"{row['low']:,.0f}" if row["low"] == row["high"] else f"{row['low']:,.0f} to {row['high']:,.0f}"
    return (
        f"US forces in Europe, rotations included: {band} by the last total recorded ({SIDES[row['counterpart']]}, "
        f"{label(row['period_start'], 'Q')}); counts of assigned personnel are another series."
    )


INDICATOR = Indicator(
    id="us_forces_europe_announced",
    system="deployments",
    title="US forces in Europe as announced",
    question="How many US troops are in Europe with rotations, according to whom?",
    unit="persons",
    direction="neutral",
    frequency="Q",
    entity_kind="formation",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Totals of US forces in Europe, and in Germany, Poland, Romania and Lithuania, as announced by the United "
        "States (official_lead), other governments or press and research, one series for each formation as it is "
        "named: all forces with rotations, permanently based, assigned to the European Command, in NATO Europe. They "
        "differ in scope and lie within one another, so they are never added or chained. The DMDC counts of assigned "
        "personnel are left out here and stand in us_troops_europe. Ceilings, plans, withdrawals and exercise "
        "reinforcements are left out. A claim holds for its quarter and is carried for 365 days."
    ),
    compute=compute,
    finding=finding,
)
