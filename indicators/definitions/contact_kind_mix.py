"""By what means the Russian president's recorded contacts with leaders take place."""

import polars as pl

from indicators.contacts import PERIOD, taken_place, totals
from indicators.indicator import Frames, Indicator
from indicators.periods import label
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

KINDS = {
    "call": "calls", "host": "guests in Russia", "summit": "margins of meetings", "video": "video",
    "visit": "visits abroad",
}  # fmt: skip


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, kind and quarter: share of the quarter's recorded contacts."""
    contacts = taken_place(frames["leader_contact"], "Q").with_columns(pl.col("kind").cast(pl.String))
    grid = totals(contacts).join(pl.DataFrame({"counterpart": list(KINDS)}), how="cross")
    counts = contacts.group_by(*PERIOD, counterpart="kind").agg(count=pl.len())
    return as_sample(
        grid.join(counts, on=[*PERIOD, "counterpart"], how="left").with_columns(
            value=pl.when("enough").then(pl.col("count").fill_null(0) / pl.col("total")),
            evidence_rows=pl.when("enough").then(pl.col("total").cast(pl.Int64)),
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """The mix of the last quarter with enough contacts."""
    rows = [row for row in of_last_period(latest).rows(named=True) if row["value"] > 0]
    if not rows:
        return NOTHING
    mix = joined([f"{KINDS[row['counterpart']]} {row['value']:.0%}" for row in rows])
    quarter = f"{label(rows[0]['period_start'], 'Q')}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    count = rows[0]["evidence_rows"]
    return f"Of {count} contacts of the Russian president with leaders recorded in {quarter}, a sample: {mix}."


INDICATOR = Indicator(
    id="contact_kind_mix",
    system="diplomacy",
    title="Calls, visits and guests",
    question="Does the Russian president travel, receive or telephone?",
    unit="share",
    direction="neutral",
    frequency="Q",
    entity_kind="actor",
    reads=("leader_contact",),
    coverage_rule=(
        "Sample: dated headlines, heavy on calls and thin in 2025 and from April 2026; quarters with fewer than ten "
        "contacts are not observed, quarters without any have no row."
    ),
    model_family="share",
    minimum_periods=12,
    definition=(
        "Recorded contacts of the Russian president with the top leader of another state, by kind: visit (he "
        "travels), host (in Russia), summit (beside a meeting of several states or in a third country), call and "
        "video, divided by all of them in the quarter. Two contacts of one kind with one leader on one day count "
        "once. The mix of what was found is not the mix of what took place: most rows come from one broadcaster's "
        "headlines, which favour calls, and the number of contacts in a quarter is no measure of activity."
    ),
    compute=compute,
    finding=finding,
)
