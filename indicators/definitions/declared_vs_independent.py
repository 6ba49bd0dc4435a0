"""Independent troop figures against the organiser's own, exercise by exercise."""

import polars as pl

from indicators.figures import by_side, troop_figures
from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, observed
from indicators.sampling import as_sample

FAR = 1.5
"""Independent over declared from which the gap is called wide."""
EXERCISE = ["vintage", "exercise_id"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by exercise and its year: independent over declared; low and high pair the extreme claims."""
    sides = by_side(troop_figures(frames["exercise_claim"])).filter(pl.col("middle") > 0)
    declared = sides.filter(pl.col("claimant_type") == "official_lead").filter(pl.col("low") > 0)
    independent = sides.filter(pl.col("claimant_type") == "independent")
    both = independent.join(declared, on=EXERCISE, suffix="_declared").join(
        frames["exercise"].select(*EXERCISE, "start_date", exercise_known_on="known_on"), on=EXERCISE
    )
    cells = both.filter(pl.col("start_date") <= pl.col("vintage")).select(
        "vintage",
        entity="exercise_id",
        counterpart=pl.lit(""),
        period_start=start_of(pl.col("start_date"), "A"),
        value=pl.col("middle") / pl.col("middle_declared"),
        low=pl.col("low") / pl.col("high_declared"),
        high=pl.col("high") / pl.col("low_declared"),
        known_on=pl.max_horizontal("known_on", "known_on_declared", "exercise_known_on", "start_date"),
        evidence_rows=pl.col("evidence_rows") + pl.col("evidence_rows_declared"),
    )
    return as_sample(cells)


def finding(latest: pl.DataFrame) -> str:
    """How often the gap is wide, and where it is widest."""
    ratios = observed(latest)
    if ratios.is_empty():
        return NOTHING
    far = int((ratios["value"] >= FAR).sum())
    top = ratios.sort("value", "entity").row(-1, named=True)
    return (
        f"In {far} of {ratios.height} exercises recorded with both kinds of figure, independent figures exceed the "
        f"organiser's by half or more; the widest gap is {top['entity']} ({top['value']:.1f} times)."
    )


INDICATOR = Indicator(
    id="declared_vs_independent",
    system="exercises",
    title="Independent against declared troops",
    question="Is anyone exercising more than they say?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="exercise",
    reads=("exercise", "exercise_claim"),
    coverage_rule=(
        "Sample: exercises for which both an organiser's and an independent troop figure were found; disputed "
        "ones attract independent figures, so the mix is not representative."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Median of the distinct independent troop figures (press, analysts) divided by the median of the distinct"
        " figures of the organising side, both for the exercise as a whole. Low divides the smallest independent "
        "by the largest declared figure, high the largest by the smallest. Figures for a portion, phase or "
        "contingent are never set against a total. A figure of another government is not independent and is left "
        "out. Above 1 the independent figure is larger; that alone proves no breach, since the two sides may "
        "count different things."
    ),
    compute=compute,
    finding=finding,
)
