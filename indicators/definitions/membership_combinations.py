"""States by the exact combination of six blocs they belong to."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.memberships import closed, members
from indicators.periods import up_to_vintage
from indicators.reading import NOTHING, joined, of_last_period
from indicators.statuses import standing

SIX = ("brics", "csto", "eaeu", "eu", "nato", "sco")
CELL = ["vintage", "entity", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by combination (org_ids joined by +) and closed year, from the combination's first year on."""
    events = frames["membership_event"].filter(pl.col("org_id").is_in(SIX))
    states = closed(members(events, SIX)).group_by("vintage", "period_start", "actor").agg(pl.col("org_id").sort())
    counts = (
        states.with_columns(entity=pl.col("org_id").list.join("+"))
        .group_by(CELL)
        .agg(value=pl.len().cast(pl.Float64), evidence_rows=pl.len())
    )
    first = counts.group_by("vintage", "entity").agg(first_day=pl.col("period_start").min())
    known = standing(events, {"size": ("member",)}).group_by("vintage", "period_start").agg(pl.col("known_on").max())
    return (
        closed(up_to_vintage(first, "A"))
        .join(counts, on=CELL, how="left")
        .join(known, on=["vintage", "period_start"], how="left")
        .with_columns(
            pl.col("value", "evidence_rows").fill_null(0),
            counterpart=pl.lit(""),
            low=None,
            high=None,
            coverage=pl.lit("complete"),
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """How many states are in more than one of the six, and the largest combinations."""
    held = of_last_period(latest).filter(pl.col("value") > 0)
    several = held.filter(pl.col("entity").str.contains("+", literal=True))
    if several.is_empty():
        return NOTHING
    sets = joined(
        [f"{r['entity'].upper().replace('+', ' with ')} {r['value']:.0f}" for r in several.head(3).rows(named=True)]
    )
    year, count, members_of_any = held["period_start"][0].year, several["value"].sum(), held["value"].sum()
    return (
        f"At the end of {year}, {count:.0f} of {members_of_any:.0f} member states of six blocs belong to more than one "
        f"by recorded status, most often {sets}."
    )


INDICATOR = Indicator(
    id="membership_combinations",
    system="blocs",
    title="Combinations of membership",
    question="Which states sit in several blocs at once?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule="Complete: the memberships of six blocs at the ends of closed years.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "States whose memberships in BRICS, the CSTO, the EAEU, the EU, NATO and the SCO at the year's end are exactly "
        "those named, so that every state counts once and the numbers add up to the states in any of the six. Full "
        "members only: partners, candidates, invited and suspended states do not count, so Armenia moves from CSTO "
        "with EAEU to EAEU alone in 2024. A combination that no state has any longer stays at zero."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
