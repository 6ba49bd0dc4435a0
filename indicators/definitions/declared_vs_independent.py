"""Independent troop figures against the organiser's own, exercise by exercise."""

import polars as pl

from indicators.declared import by_exercise, other_figures, ratios, shown
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.sampling import as_sample

FAR = 1.5
"""Independent over declared from which the gap is called wide."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by exercise and its year: independent over declared; low and high pair the extreme claims."""
    independent = by_exercise(other_figures(frames["exercise_claim"], ("independent",)))
    declared = by_exercise(other_figures(frames["exercise_claim"], ("official_lead",)))
    both = ratios(independent, declared, frames["exercise"].select("vintage", "exercise_id", "start_date", "known_on"))
    return as_sample(both.with_columns(entity="exercise_id", counterpart=pl.lit("")))


def finding(latest: pl.DataFrame) -> str:
    """How often the gap is wide, and where it is widest."""
    seen = observed(latest)
    if seen.is_empty():
        return NOTHING
    far = int((seen["value"] >= FAR).sum())
    top = seen.sort("value", "entity").row(-1, named=True)
    return (
        f"In {far} of {seen.height} exercises recorded with both kinds of figure, independent figures exceed the "
        f"organiser's by half or more; the widest gap is {shown(top['entity'])} ({top['value']:.1f} times)."
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
