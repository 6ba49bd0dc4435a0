"""Heads and delegations at summits, edition by edition."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, observed
from indicators.summits import held

SERIES = {
    "russia-africa": "Russia-Africa",
    "brics": "BRICS",
    "sco": "the SCO",
    "ukraine-peace": "the Ukraine peace summit",
}
COUNTS = {"heads": "heads_attending", "delegations": "total_attending"}
INCOMPLETE = r"members only|lower bound|listed as participants"
"""Remarks by which a number leaves some of those who came out."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by series, heads or delegations, and first day of the edition; editions without a count are empty."""
    editions = held(frames["summit"]).filter(pl.col("series").is_in(list(SERIES)))
    cells = pl.concat(
        [
            editions.with_columns(counterpart=pl.lit(counterpart), value=pl.col(column).cast(pl.Float64))
            for counterpart, column in COUNTS.items()
        ]
    )
    is_part = pl.col("outcome").fill_null("").str.contains(INCOMPLETE)
    return cells.select(
        "vintage",
        "counterpart",
        "value",
        "known_on",
        entity="series",
        period_start="start_date",
        low=pl.when(is_part).then("value"),
        high=pl.lit(None, dtype=pl.Float64),
        coverage=pl.when(pl.col("value").is_null()).then(pl.lit("not_observed"))
        .when(is_part).then(pl.lit("partial"))
        .otherwise(pl.lit("complete")),
        evidence_rows=pl.col("value").is_not_null().cast(pl.Int64),
    )  # fmt: skip


def finding(latest: pl.DataFrame) -> str:
    """The last edition with a count of heads in each series, beside the one right before it if that has one."""
    heads = latest.filter(pl.col("counterpart") == "heads").sort("period_start")
    seen = [name for name in SERIES if name in observed(heads)["entity"]]
    if not seen:
        return NOTHING
    return f"Heads of state or government recorded as attending: {joined([_words(heads, name) for name in seen])}."


def _words(heads: pl.DataFrame, series: str) -> str:
    editions = heads.filter(pl.col("entity") == series).with_columns(before=pl.col("value").shift(1))
    last = observed(editions).row(-1, named=True)
    since = "" if last["before"] is None else f" (after {last['before']:.0f})"
    return f"{last['value']:.0f} at {SERIES[series]} in {last['period_start'].year}{since}"


INDICATOR = Indicator(
    id="summit_heads_attending",
    system="diplomacy",
    title="Heads at summits",
    question="How many heads come to each summit, and how many states send others?",
    unit="states",
    direction="neutral",
    frequency="D",
    entity_kind="summit series",
    reads=("summit",),
    coverage_rule=(
        "Complete for an edition whose number was found; partial where the number is of members only, of a list or a "
        "lower bound; editions without a number are not observed. Planned editions are not held and have no row."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "States represented (delegations) and, of these, heads of state or government (heads), by first day of the "
        "edition, for Russia-Africa, BRICS, SCO and the Ukraine peace summit, online and extraordinary editions "
        "included. The numbers are as published, mostly by hosts or the press, and rules differ: BRICS and the SCO "
        "often count members only, until 2024 in BRICS, so numbers are not to be compared between series. How many "
        "come says nothing of what they came for, and a lower delegation is no rejection."
    ),
    compute=compute,
    finding=finding,
)
