"""Neighbouring exercises of one side, each declared below the observation threshold and together above it."""

import polars as pl

from indicators.clusters import THRESHOLD, pairs, small_exercises, stars, sums
from indicators.declared import shown
from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import as_sample

WINDOW, RADIUS = 14, 600.0
"""Days and kilometres within which exercises count as neighbours."""
DECLARED, OTHERS_SAY = "declared", "others_say"
SHOWN = 3


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by the cluster's largest exercise and its year: troops `declared` and, where known, as `others_say`."""
    small = small_exercises(frames)
    found = sums(stars(pairs(small, window=WINDOW, radius=RADIUS)), small).with_columns(
        entity="centre", period_start=start_of(pl.col("start_date"), "A"), evidence_rows="members"
    )
    declared = found.with_columns(
        counterpart=pl.lit(DECLARED), value="declared", low="declared", high=pl.col("declared_high")
    )
    said = found.filter(pl.col("others").is_not_null()).with_columns(
        counterpart=pl.lit(OTHERS_SAY), value="others", low=None, high=None, known_on="others_known_on"
    )
    columns = ("vintage", "entity", "counterpart", "period_start", "value", "known_on", "evidence_rows")
    bounds = (pl.col("low").cast(pl.Float64), pl.col("high").cast(pl.Float64))
    return as_sample(pl.concat([each.select(*columns, *bounds) for each in (declared, said)]))


def finding(latest: pl.DataFrame) -> str:
    """How many clusters there are, and the largest."""
    cells = observed(latest).filter(pl.col("counterpart") == DECLARED)
    if cells.is_empty():
        return NOTHING
    surely = cells.filter(pl.col("value") >= THRESHOLD)
    top = surely.sort("value", "entity", descending=[True, False]).head(SHOWN).rows(named=True)
    largest = f"; the largest stand around {joined([shown(row['entity']) for row in top])}" if top else ""
    return (
        f"{surely.height} clusters of recorded exercises by one side, within {WINDOW} days and {RADIUS:.0f} km, were "
        f"each declared below {THRESHOLD:,} and reach it together, {cells.height - surely.height} more only if parts "
        f"are added to their whole{largest}; neighbours are no proof of a split."
    )


INDICATOR = Indicator(
    id="split_exercise_clusters",
    system="exercises",
    title="Clusters of small exercises",
    question="Is something large being held in pieces, each below the threshold for observers?",
    unit="persons",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="exercise",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: exercises with a declared figure that were found; one exercise in five has none and cannot be added."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "A cluster is an exercise declared below 13,000 with all neighbours declared below 13,000 that have the "
        "same lead or bloc (NATO and members; CSTO and members), lie within 14 days and 600 km of it, and are no "
        "larger. Declared is the organiser's smallest figure for the whole. The value is the sum without parts of "
        "an exercise in the cluster, since a part may be in its whole; high adds them too and must reach 13,000. "
        "others_say replaces declared figures by the median of others' where there is one. In the zone, dated to "
        "the month or better, not nuclear; the same rule for every side. Distances are between rough centres. "
        "Neighbouring drills are common and mostly separate: a cluster is a question."
    ),
    compute=compute,
    finding=finding,
)
