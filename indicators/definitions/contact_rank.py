"""Which leaders the Russian president is recorded to deal with most."""

import polars as pl

from indicators.contacts import PERIOD, partner, taken_place, totals
from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

SHOWN = 5


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, counterpart and quarter: rank by recorded contacts, 1 the most; ties span low to high."""
    contacts = taken_place(frames["leader_contact"], "Q")
    counts = contacts.group_by(*PERIOD, "counterpart").agg(count=pl.len())
    count = pl.col("count")
    ranked = counts.join(totals(contacts), on=PERIOD).with_columns(
        value=pl.when("enough").then(count.rank("average", descending=True).over(PERIOD)),
        low=pl.when("enough").then(count.rank("min", descending=True).over(PERIOD).cast(pl.Float64)),
        high=pl.when("enough").then(count.rank("max", descending=True).over(PERIOD).cast(pl.Float64)),
    )
    return as_sample(ranked.with_columns(evidence_rows=pl.when("enough").then(pl.col("count").cast(pl.Int64))))


def finding(latest: pl.DataFrame) -> str:
    """The counterparts at the head of the last quarter with enough contacts, those with a single contact left out."""
    ranked = of_last_period(latest)
    if ranked.is_empty():
        return NOTHING
    rows = ranked.sort("value", "counterpart").filter(pl.col("evidence_rows") > 1).head(SHOWN).rows(named=True)
    if not rows:
        return f"No leader had more than one contact recorded in {label(ranked['period_start'][0], 'Q')}."
    order = joined([f"{partner(row['counterpart'])} ({row['evidence_rows']})" for row in rows])
    quarter = f"{label(rows[0]['period_start'], 'Q')}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Leaders met or called most by the Russian president in {quarter}, by contacts recorded: {order}."


INDICATOR = Indicator(
    id="contact_rank",
    system="diplomacy",
    title="Rank of leader contacts",
    question="Whose leader does the Russian president deal with most?",
    unit="rank",
    direction="neutral",
    frequency="Q",
    entity_kind="actor",
    reads=("leader_contact",),
    coverage_rule=(
        "Sample: dated headlines, heavy on calls and thin in 2025 and from April 2026; quarters with fewer than ten "
        "contacts are not observed, and a counterpart without a recorded contact in a quarter has no row."
    ),
    model_family="ratio",
    minimum_periods=12,
    definition=(
        "Counterparts ordered by recorded contacts of the Russian president with their top leader in the quarter, all "
        "kinds alike; 1 is the most. Counterparts with equally many share the mean of their ranks, and low and high "
        "are the first and last rank of the tie, which is often wide because one contact more or less decides. A "
        "rank in a sample of headlines says who made news, and a missing counterpart is not one without contacts."
    ),
    compute=compute,
    finding=finding,
)
