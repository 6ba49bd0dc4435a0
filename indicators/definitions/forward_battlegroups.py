"""NATO's multinational battlegroups on the eastern flank, by host."""

from typing import Any

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.places import named
from indicators.reading import NOTHING, joined, newest
from indicators.strengths import RULE, present, step_bands

TOTAL = "nato-eastern-flank"


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by host (and `nato-eastern-flank` for stated totals), claiming side and quarter, in persons."""
    claims = present(frames["deployment_claim"]).filter(
        (pl.col("sender").str.to_lowercase() == "nato") & pl.col("formation").str.contains("(?i)battlegroup")
    )
    return step_bands(claims.with_columns(entity="host", counterpart="side"))


def finding(latest: pl.DataFrame) -> str:
    """The newest figure of every host and of the alliance for all, each with its quarter."""
    rows = newest(latest.filter(pl.col("coverage") == "sample")).sort("period_start").rows(named=True)
    if not rows:
        return NOTHING
    last = {row["entity"]: row for row in rows}
    hosts = [f"{named(host)} {_words(last[host])}" for host in sorted(last) if host != TOTAL]
    total = f"; the alliance stated {_words(last[TOTAL])} for all" if TOTAL in last else ""
    return f"Battlegroup strengths as last recorded: {joined(hosts)}{total}."


def _words(row: dict[str, Any]) -> str:
    return f"{row['value']:,.0f} ({label(row['period_start'], 'Q')})"


INDICATOR = Indicator(
    id="forward_battlegroups",
    system="deployments",
    title="NATO battlegroups by host",
    question="How strong are NATO's forward battlegroups in each host, according to whom?",
    unit="persons",
    direction="neutral",
    frequency="Q",
    entity_kind="host",
    reads=("deployment_claim",),
    coverage_rule=RULE,
    model_family="level",
    minimum_periods=12,
    definition=(
        "Strength of the multinational battlegroups that NATO leads in Estonia, Latvia, Lithuania, Poland (from "
        "2017), Bulgaria, Hungary, Romania and Slovakia (from 2022), by host and claiming side; nato-eastern-flank "
        "holds totals as stated, never sums made here. A claim holds for its quarter and is carried for 365 days. "
        "First elements in February 2017 and the second British battlegroup in Estonia in 2022 are in. Other allied "
        "troops in the same host (national brigades, US rotations, air defence) are not; NATO has published no sizes "
        "since June 2022, so later figures come from hosts and the press."
    ),
    compute=compute,
    finding=finding,
)
