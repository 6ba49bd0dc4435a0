"""The largest exercise of each year, by the bloc of its lead."""

import polars as pl

from indicators.blocs import OTHER, with_lead_bloc
from indicators.figures import best_figures
from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

CELL = ["vintage", "entity", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by bloc and year; low and high are the range of the claims about that one exercise, in persons."""
    begun = frames["exercise"].filter(pl.col("start_date") <= pl.col("vintage"))
    sized = with_lead_bloc(begun, frames["membership_event"]).join(
        best_figures(frames["exercise_claim"]), on=["vintage", "exercise_id"]
    )
    cells = sized.with_columns(
        entity=pl.col("bloc"),
        counterpart=pl.lit(""),
        period_start=start_of(pl.col("start_date"), "A"),
        value=pl.col("best"),
        known_on=pl.max_horizontal("known_on", "figures_known_on", "start_date"),
        evidence_rows=pl.col("figures"),
    )
    peaks = cells.sort(*CELL, "value", "exercise_id").unique(CELL, keep="last", maintain_order=True)
    return as_sample(peaks)


def finding(latest: pl.DataFrame) -> str:
    """The largest exercise of the last year with any, by bloc, with the range of claims."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    peaks = joined([_words(row) for row in rows])
    open_year = so_far(is_preliminary=rows[0]["is_preliminary"])
    year = f"{rows[0]['period_start'].year}{open_year}"
    return f"Largest exercises recorded in {year}, in troops: {peaks}, in the sources seen."


def _words(row: dict[str, float | str]) -> str:
    value, low, high = (float(row[name]) for name in ("value", "low", "high"))
    claims = "" if low == high else f" (claims {low:,.0f} to {high:,.0f})"
    lead = "others" if row["entity"] == OTHER else str(row["entity"]).upper()
    return f"{lead} {value:,.0f}{claims}"


INDICATOR = Indicator(
    id="peak_exercise_troops",
    system="exercises",
    title="Largest exercise of the year",
    question="How large do the largest exercises get, by whose account?",
    unit="persons",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule="Sample: the largest exercise that was found; years without any figure have no row.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "Among the exercises that began in the year under a lead of the bloc, the highest best troop figure (the "
        "median of the medians of the organiser's, other governments' and independent figures for the whole "
        "exercise), with the smallest and the largest claim about that exercise as low and high. Figures for a "
        "portion, phase, territory or contingent are not used. Russian strategic exercises include forces on "
        "their home bases, so figures of different leads are not counted alike by the claimants themselves."
    ),
    compute=compute,
    finding=finding,
)
