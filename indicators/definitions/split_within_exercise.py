"""Exercises told in parts below the observation threshold, whose whole lies above it."""

import polars as pl

from indicators.clusters import THRESHOLD
from indicators.declared import by_exercise, organiser_figures, other_figures, shown
from indicators.figures import EXERCISE
from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, observed
from indicators.sampling import as_sample

PART_SCOPES = ("vd_portion", "territory")
OWN, OTHERS_SAY = "own_whole", "others_say"
SHOWN = 4


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by exercise, whose whole it is (`counterpart`) and year: the whole over the largest part told."""
    claims = frames["exercise_claim"]
    parts = _parts(claims)
    own = by_exercise(organiser_figures(claims, frames["exercise"]).filter(pl.col("middle") >= THRESHOLD))
    others = by_exercise(other_figures(claims, ("independent", "official_other")).filter(pl.col("middle") >= THRESHOLD))
    wholes = pl.concat([own.with_columns(counterpart=pl.lit(OWN)), others.with_columns(counterpart=pl.lit(OTHERS_SAY))])
    places = frames["exercise"].filter(
        (pl.col("vd_zone").cast(pl.String) != "false") & (pl.col("start_date") <= pl.col("vintage"))
    )
    return as_sample(
        wholes.join(parts, on=EXERCISE)
        .join(places.select(*EXERCISE, "start_date", exercise_known_on="known_on"), on=EXERCISE)
        .select(
            "vintage",
            "counterpart",
            entity="exercise_id",
            period_start=start_of(pl.col("start_date"), "A"),
            value=pl.col("middle") / pl.col("part"),
            low=pl.col("low") / pl.col("part"),
            high=pl.col("high") / pl.col("part"),
            known_on=pl.max_horizontal("known_on", "parts_known_on", "exercise_known_on", "start_date"),
            evidence_rows=pl.col("evidence_rows") + pl.col("parts"),
        )
    )


def _parts(claims: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and exercise told in parts, all below the threshold: the largest `part`."""
    told = claims.filter(
        (pl.col("metric") == "troops") & pl.col("scope").cast(pl.String).is_in(PART_SCOPES)
        & (pl.col("claimant_type") == "official_lead")
    )  # fmt: skip
    distinct = told.group_by(*EXERCISE, "scope", "scope_detail", "value_high").agg(pl.col("known_on").min())
    return (
        distinct.group_by(EXERCISE)
        .agg(
            part=pl.col("value_high").max(),
            parts=pl.len().cast(pl.Int64),
            parts_known_on=pl.col("known_on").max(),
        )
        .filter(pl.col("part").is_between(1, THRESHOLD - 1))
    )


def finding(latest: pl.DataFrame) -> str:
    """The exercises told in parts whose organiser itself gives the larger whole."""
    cells = observed(latest)
    if cells.is_empty():
        return NOTHING
    own = cells.filter(pl.col("counterpart") == OWN).sort("value", "entity", descending=[True, False])
    named = joined([f"{shown(row['entity'])} ({row['value']:.0f} times)" for row in own.head(SHOWN).rows(named=True)])
    most = f", most of all for {named}" if own.height else ""
    return (
        f"{cells['entity'].n_unique()} recorded exercises were told in parts below {THRESHOLD:,} while the whole was "
        f"put at or above it, {own.height} of them by the organiser itself{most}."
    )


INDICATOR = Indicator(
    id="split_within_exercise",
    system="exercises",
    title="Exercises told in parts",
    question="Which large exercises were told in parts that stay below the threshold for observers?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="exercise",
    reads=("exercise", "exercise_claim"),
    coverage_rule="Sample: exercises for which figures of parts and of the whole were found.",
    model_family="none",
    minimum_periods=3,
    definition=(
        "The whole over the largest part told by the organising side. Parts are its figures for the Vienna "
        "Document or for a territory, all below 13,000; the whole is the median of its own totals of 13,000 "
        "and more (own_whole), or of others' (others_say). Low and high use the smallest and the largest such "
        "total. Contingents are not parts in this sense: every multinational exercise has them. In the zone of "
        "the Vienna Document, or of unknown place. Kavkaz-2016 is the model: never more than 12,500 at one time, "
        "125,000 in all stages. Parts told apart may be separate activities under the rules; the ratio shows the "
        "distance, not a breach."
    ),
    compute=compute,
    finding=finding,
)
