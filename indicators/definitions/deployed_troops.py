"""Strength of formations outside their own country or massed at a border, by whose claim."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, newest
from indicators.sampling import as_sample

CELL = ["vintage", "entity", "counterpart", "period_start"]
SHOWN = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by formation, claiming side (in counterpart) and year: the last strength of the year, in persons."""
    present = frames["deployment_claim"].filter((pl.col("status") == "actual") & (pl.col("as_of") <= pl.col("vintage")))
    claims = present.select(
        "vintage",
        "as_of",
        "personnel_low",
        "personnel_high",
        entity="formation",
        counterpart=pl.col("claimant_type").cast(pl.String),
        period_start=start_of(pl.col("as_of"), "A"),
        known_on=pl.max_horizontal("known_on", "as_of"),
    )
    last = claims.filter(pl.col("as_of") == pl.col("as_of").max().over(CELL))
    cells = (
        last.unique([*CELL, "personnel_low", "personnel_high"])
        .group_by(CELL)
        .agg(
            value=((pl.col("personnel_low") + pl.col("personnel_high")) / 2).median(),
            low=pl.col("personnel_low").min(),
            high=pl.col("personnel_high").max(),
            evidence_rows=pl.len(),
        )
    )
    known = last.group_by(CELL).agg(known_on=pl.col("known_on").min())
    return as_sample(cells.join(known, on=CELL))


def finding(latest: pl.DataFrame) -> str:
    """The largest latest strengths of the last two years with any, each with its claiming side."""
    rows = newest(latest)
    if rows.is_empty():
        return NOTHING
    recent = rows.filter(pl.col("period_start") >= pl.col("period_start").max().dt.offset_by("-1y"))
    top = recent.sort("value", "entity", "counterpart", descending=[True, False, False]).head(SHOWN)
    parts = [
        f"{row['entity']} {row['value']:,.0f} ({row['counterpart'].replace('_', ' ')}, {row['period_start'].year})"
        for row in top.rows(named=True)
    ]
    return f"Largest strengths recorded lately, each by one side's claim: {joined(parts)}."


INDICATOR = Indicator(
    id="deployed_troops",
    system="deployments",
    title="Deployed troops by formation",
    question="How many troops are where, according to whom?",
    unit="persons",
    direction="neutral",
    frequency="A",
    entity_kind="formation",
    reads=("deployment_claim",),
    coverage_rule="Sample: figures that were found; a year without a claim of that side has no row.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "Claims of strength that count or estimate a formation as present (planned, expected and ceiling figures are "
        "left out), one series per formation and side that claims: the sending side, other governments, independent "
        "voices. The value is the middle of the last claim of the year; several figures of that day give the range. "
        "Sides are never mixed in one series, and formations must not be added up: some are counted within others."
    ),
    compute=compute,
    finding=finding,
)
