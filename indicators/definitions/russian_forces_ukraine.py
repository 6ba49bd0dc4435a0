"""Russian forces against and in Ukraine, in three scopes that are never mixed."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import SIDES
from indicators.reading import NOTHING, joined, newest
from indicators.strengths import RULE, present, step_bands

SCOPES = ("Russian forces against Ukraine", "Russian forces in Ukraine", "Russian forces in Ukraine war zone")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by scope (the formation as named), claiming side and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter((pl.col("sender") == "RUS") & pl.col("formation").is_in(SCOPES))
    return step_bands(claims.with_columns(entity="formation", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The newest claim of every scope, never added."""
    rows = newest(latest.filter(pl.col("coverage") == "sample")).sort("period_start").rows(named=True)
    last = {row["entity"]: row for row in rows}
    if not last:
        return NOTHING
    parts = [
        f"{scope.removeprefix('Russian forces ')} {row['value']:,.0f} ({SIDES[row['counterpart']]}, "
        f"{label(row['period_start'], 'Q')})"
        for scope, row in sorted(last.items())
    ]
    return f"Russian forces by the last recorded claim of each scope: {joined(parts)}; scopes differ and do not add up."


INDICATOR = Indicator(
    id="russian_forces_ukraine",
    system="deployments",
    title="Russian forces in and against Ukraine",
    question="How many Russian troops are engaged against Ukraine, in which scope and according to whom?",
    unit="persons",
    direction="higher_is_worse",
    frequency="Q",
    entity_kind="formation",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Three scopes, one series each, never added or chained: `Russian forces against Ukraine` (claims of the "
        "Ukrainian side, 2025-26), `Russian forces in Ukraine` (several claimants, 2022-23) and `Russian forces in "
        "Ukraine war zone` (the Russian President, 2023-25). They differ in who counts, in border regions, National "
        "Guard and support. Figures of either side of a war are no count by a neutral. Other scopes (ground forces "
        "only, occupied territory, the force massed before the invasion) are in deployed_troops and troops_by_host. "
        "A claim holds for its quarter and is carried for 365 days; several current claims make the band."
    ),
    compute=compute,
    finding=finding,
)
