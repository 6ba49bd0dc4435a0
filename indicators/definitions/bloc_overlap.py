"""How far the members of two organisations are the same states."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.memberships import closed, members
from indicators.reading import NOTHING, joined, of_last_period
from indicators.statuses import standing

YEAR = ["vintage", "period_start"]
PAIR = [*YEAR, "entity", "counterpart"]
LARGEST = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by pair of organisations, in the order of the alphabet, and closed year."""
    sizes = closed(standing(frames["membership_event"], {"size": ("member",)}))
    sizes = sizes.filter(pl.col("size") > 0).select(*YEAR, "org_id", "size", "known_on", "evidence_rows")
    pairs = _paired(sizes.rename({"org_id": "entity"}), sizes.rename({"org_id": "counterpart"}))
    held = closed(members(frames["membership_event"])).select(*YEAR, "actor", "org_id")
    shared = (
        _paired(held.rename({"org_id": "entity"}), held.rename({"org_id": "counterpart"}), "actor")
        .group_by(PAIR)
        .agg(shared=pl.len())
    )
    union = pl.col("size") + pl.col("size_right") - pl.col("shared")
    return (
        pairs.join(shared, on=PAIR, how="left")
        .with_columns(pl.col("shared").fill_null(0).cast(pl.Int64))
        .with_columns(
            value=pl.col("shared") / union,
            low=None,
            high=None,
            coverage=pl.lit("complete"),
            known_on=pl.max_horizontal("known_on", "known_on_right"),
            evidence_rows=pl.col("evidence_rows") + pl.col("evidence_rows_right"),
        )
    )


def _paired(left: pl.DataFrame, right: pl.DataFrame, *also: str) -> pl.DataFrame:
    """Every two organisations that share the year (and `also`), once."""
    return left.join(right, on=[*YEAR, *also]).filter(pl.col("entity") < pl.col("counterpart"))


def finding(latest: pl.DataFrame) -> str:
    """The pairs that share most."""
    rows = of_last_period(latest).head(LARGEST).rows(named=True)
    if not rows:
        return NOTHING
    year = rows[0]["period_start"].year
    pairs = joined([f"{r['entity'].upper()} and {r['counterpart'].upper()} {r['value']:.0%}" for r in rows])
    return f"Most alike in recorded membership at the end of {year}: {pairs} of all states in either."


INDICATOR = Indicator(
    id="bloc_overlap",
    system="blocs",
    title="Overlap of membership",
    question="How far are the members of two organisations the same states?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule="Complete: the memberships of ten organisations at the ends of closed years.",
    model_family="share",
    minimum_periods=8,
    definition=(
        "States that were members of both organisations at the year's end, divided by states that were members of at "
        "least one (Jaccard index): 0 no state in common, 1 the same states. Full members only: partners, invited "
        "and suspended states (Armenia in the CSTO from 2024) do not count. A small organisation inside a large "
        "one has a low index, however complete the inclusion. Pairs stand once, in the order of the alphabet. "
        "Shared members do not make shared policy."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
