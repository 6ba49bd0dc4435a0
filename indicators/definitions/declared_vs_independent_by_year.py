"""Independent over declared troop figures, by year and the bloc of the lead."""

import polars as pl

from indicators.blocs import OTHER, with_lead_bloc
from indicators.declared import by_exercise, other_figures, ratios
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

COLUMNS = ("vintage", "exercise_id", "start_date", "known_on", "lead_actor")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by bloc and year: the median over its exercises of the ratio, and of its low and its high."""
    independent = by_exercise(other_figures(frames["exercise_claim"], ("independent",)))
    declared = by_exercise(other_figures(frames["exercise_claim"], ("official_lead",)))
    both = ratios(independent, declared, frames["exercise"].select(COLUMNS))
    led = with_lead_bloc(both, frames["membership_event"])
    cells = led.group_by("vintage", "period_start", entity="bloc").agg(
        pl.col("value", "low", "high").median(),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    return as_sample(cells.with_columns(counterpart=pl.lit("")))


def finding(latest: pl.DataFrame) -> str:
    """The median ratio of the last year with any, by bloc."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    told = joined([f"{row['value']:.1f} where {_NAMES[row['entity']]} lead" for row in rows])
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Independent over declared troops, median of the exercises recorded in {year} with both: {told}."


_NAMES = {"nato": "NATO or members", "csto": "Russia and its allies", "sco": "SCO members", OTHER: "others"}

INDICATOR = Indicator(
    id="declared_vs_independent_by_year",
    system="exercises",
    title="Independent against declared troops by year",
    question="Whose exercises are larger than they say, and when?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: exercises with both kinds of figure, one or two a year and bloc; disputed ones attract independent "
        "figures. Years without one have no row."
    ),
    model_family="ratio",
    minimum_periods=8,
    definition=(
        "The ratios of `declared_vs_independent` (median independent over median declared figure, bare totals "
        "only) by year of the first day and bloc of the lead on that day: their median, with the medians of the "
        "ratios' lows and highs. The same rule holds for every lead. One disputed exercise can be the whole year, "
        "so the years must not be read as a series of conduct."
    ),
    compute=compute,
    finding=finding,
)
