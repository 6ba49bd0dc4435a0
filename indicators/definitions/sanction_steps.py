"""Steps of sanctions by sender and target."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import named
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import counted
from indicators.sanctions import EU, NO_NEW_MEASURE, without

SENDERS = (EU, "GBR", "RUS", "USA", "un")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by sender, target and year; those of the EU are partial, all others samples."""
    steps = without(frames["sanction_step"], NO_NEW_MEASURE).filter(pl.col("sender").is_in(SENDERS))
    distinct = steps.group_by("vintage", "sanction_id", "sender", "target", day="step_date").agg(
        pl.col("known_on").min()
    )
    cells = counted(distinct.rename({"sender": "entity", "target": "counterpart"}), "A")
    is_dense = (pl.col("entity") == EU) & (pl.col("coverage") == "sample")
    return cells.with_columns(coverage=pl.when(is_dense).then(pl.lit("partial")).otherwise("coverage"))


def finding(latest: pl.DataFrame) -> str:
    """Steps of the last year that has any, by sender and target."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    counts = joined([f"{named(row['entity'])} on {named(row['counterpart'])} {row['value']:.0f}" for row in rows])
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Sanctions steps recorded in {year}, a selection: {counts}."


INDICATOR = Indicator(
    id="sanction_steps",
    system="sanctions",
    title="Sanctions steps by sender",
    question="Who takes new measures against whom?",
    unit="steps",
    direction="neutral",
    frequency="A",
    entity_kind="sender",
    reads=("sanction_step",),
    coverage_rule=(
        "Sample: American, British, Russian and UN steps are a selection. Those of the EU are partial: its numbered "
        "packages are complete, its listings outside them are not. Years without a step are not observed."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Recorded decisions that impose or widen measures, by sender, target and year; the target is the one addressee "
        "that the row names. Running totals, plans, blocked and renewed measures, relief, the end of a panel of "
        "experts and the notice that starts a return of measures are left out. A step can be one bank or a "
        "whole package, so "
        "steps must not be compared between senders, and their number says nothing of their weight or effect. "
        "Russian counter-measures are steps like any other."
    ),
    compute=compute,
    finding=finding,
)
