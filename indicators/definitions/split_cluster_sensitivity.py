"""How the number of clusters depends on what counts as near."""

import polars as pl

from indicators.clusters import ALLIED, ANYWHERE, RADII, THRESHOLD, WINDOWS, pairs, small_exercises, stars, sums
from indicators.declared import since_the_first
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.sampling import as_sample

SETTING = ("vintage", "window", "radius")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by bloc and setting (`14d:600km`) over the whole record: the number of clusters."""
    small = small_exercises(frames)
    near = pairs(small)
    grid = pl.DataFrame({"window": WINDOWS}).join(pl.DataFrame({"radius": RADII}), how="cross")
    within = near.join(grid, how="cross").filter(
        (pl.col("days") <= pl.col("window")) & (pl.col("km") <= pl.col("radius"))
    )
    clusters = sums(stars(within, SETTING), small, SETTING).filter(pl.col("bloc").is_in(ALLIED))
    counts = clusters.group_by(*SETTING, entity="bloc").agg(
        value=(pl.col("declared") >= THRESHOLD).sum().cast(pl.Float64),
        high=pl.len().cast(pl.Float64),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.col("members").sum(),
    )
    reach = pl.when(pl.col("radius") < ANYWHERE).then(pl.format("{}km", pl.col("radius").cast(pl.Int64)))
    return as_sample(
        counts.with_columns(
            counterpart=pl.format("{}d:{}", "window", reach.otherwise(pl.lit("any"))), low=pl.col("value")
        ).join(since_the_first(frames["exercise"]), on="vintage")
    )


def finding(latest: pl.DataFrame) -> str:
    """The span of the number of clusters over the settings, by bloc."""
    cells = observed(latest)
    if cells.is_empty():
        return NOTHING
    spans = cells.group_by("entity").agg(least=pl.col("value").min(), most=pl.col("value").max()).sort("entity")
    told = " and ".join(
        f"{row['least']:.0f} to {row['most']:.0f} {_NAMES[row['entity']]}" for row in spans.rows(named=True)
    )
    return f"Depending on what counts as near, the exercises recorded hold {told} clusters."


_NAMES = {"nato": "NATO-led", "csto": "Russia-led"}

INDICATOR = Indicator(
    id="split_cluster_sensitivity",
    system="exercises",
    title="Clusters by window and radius",
    question="How far do the clusters of small exercises depend on the choice of window and radius?",
    unit="clusters",
    direction="neutral",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule="Sample: the same exercises as in `split_exercise_clusters`; one value over the whole record.",
    model_family="none",
    minimum_periods=3,
    definition=(
        "Number of clusters by the rule of `split_exercise_clusters` for windows of 0, 7, 14 and 30 days and radii "
        "of 300, 600 and 1,000 km or any, by bloc of the lead. Value and low count clusters that reach 13,000 "
        "without adding parts to their whole, high also those that need the parts. A setting without a cluster "
        "has no row. Wider settings join more, so a number means little without its neighbours."
    ),
    compute=compute,
    finding=finding,
)
