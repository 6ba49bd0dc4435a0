"""Which states came to which summits."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, observed
from indicators.summits import participants

NAMES = {
    "brics": "BRICS", "csto": "CSTO", "eaeu": "EAEU", "russia-africa": "Russia-Africa", "sco": "SCO",
    "ukraine-peace": "Ukraine peace",
}  # fmt: skip


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by state, series and year: editions attended at any level; zero where an absence is recorded."""
    attended = pl.col("came").cast(pl.Float64)
    firm = (pl.col("came") & ~pl.col("is_disputed")).cast(pl.Float64)
    return (
        participants(frames)
        .group_by(
            "vintage", start_of(pl.col("start_date"), "A").alias("period_start"), entity="actor", counterpart="series"
        )
        .agg(
            value=attended.sum(),
            low=firm.sum(),
            high=attended.sum(),
            coverage=pl.when(pl.col("is_listed").all()).then(pl.lit("complete")).otherwise(pl.lit("partial")),
            known_on=pl.col("known_on").max(),
            evidence_rows=pl.len().cast(pl.Int64),
        )
    )


def finding(latest: pl.DataFrame) -> str:
    """How many states the lists of each series' last year name as present."""
    cells = observed(latest).filter(pl.col("counterpart").is_in(list(NAMES)))
    if cells.is_empty():
        return NOTHING
    last = cells.filter(pl.col("period_start") == pl.col("period_start").max().over("counterpart"))
    parts = [
        f"{NAMES[series]} {states} in {year}"
        for series, year, states in last.filter(pl.col("value") > 0)
        .group_by("counterpart", year=pl.col("period_start").dt.year())
        .agg(pl.len())
        .sort("counterpart")
        .rows()
    ]
    return f"States recorded as present in the last year listed: {joined(parts)}; a state without a row is not absent."


INDICATOR = Indicator(
    id="summit_attendance_by_country",
    system="diplomacy",
    title="States at summits",
    question="Which states come to whose summits?",
    unit="editions",
    direction="neutral",
    frequency="A",
    entity_kind="country",
    reads=("summit", "summit_attendance"),
    coverage_rule=(
        "Partial: a state without a row is not known to have stayed away. Complete for the years in which as many "
        "states are recorded as present as each edition counted in all."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Editions of a series at which the state is recorded as present in the year, at any level, as member, guest, "
        "observer or online; zero means a recorded absence. Planned editions are left out. Low leaves out a presence "
        "that is disputed. Presence is no consent: at the Ukraine peace summit of 2024 some came and did not sign, "
        "and the level of its delegations was not coded. NATO summits have no list by state."
    ),
    compute=compute,
    finding=finding,
)
