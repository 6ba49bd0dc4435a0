"""What other governments and independent voices say against what was declared first, exercise by exercise."""

import polars as pl

from indicators.declared import others_over_declared, shown, zone
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.sampling import as_sample

FAR = 1.5
COLUMNS = ("vintage", "exercise_id", "start_date", "known_on", "vd_zone")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by exercise, zone (`counterpart`) and year."""
    said = others_over_declared(frames["exercise_claim"], frames["exercise"].select(COLUMNS))
    return as_sample(said.with_columns(entity="exercise_id", counterpart=zone()))


def finding(latest: pl.DataFrame) -> str:
    """The widest gaps in both directions, with their zone."""
    seen = observed(latest).sort("value", "entity")
    if seen.is_empty():
        return NOTHING
    least, most = seen.row(0, named=True), seen.row(-1, named=True)
    far = int((seen["value"] >= FAR).sum())
    return (
        f"Others say half as much again or more for {far} of {seen.height} exercises recorded with both figures; "
        f"most for {shown(most['entity'])} ({most['value']:.1f} times what was declared first, "
        f"{most['counterpart']} the zone), least for {shown(least['entity'])} ({least['value']:.1f} times, "
        f"{least['counterpart']} the zone)."
    )


INDICATOR = Indicator(
    id="declared_vs_others",
    system="exercises",
    title="Others' accounts against what was declared first",
    question="How far apart are what was declared and what others say, and where?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="exercise",
    reads=("exercise", "exercise_claim"),
    coverage_rule=(
        "Sample: exercises for which a figure of the organising side and one of anyone else were found; disputed "
        "ones attract figures, so the mix is not representative."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Median of the distinct totals given by other governments and independent voices, over the median of the "
        "organiser's figures declared first (known by the first day, or announced; where none is dated so, any of "
        "its figures). Low and high pair the extremes. The counterpart says whether the exercise lay inside or "
        "outside the zone of the Vienna Document (unclear: just east of the Urals). Above 1 more than declared is "
        "claimed by others, below 1 less. Who is right is not decided here."
    ),
    compute=compute,
    finding=finding,
)
