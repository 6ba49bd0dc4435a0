"""Troops in large exercises led by Russia and its allies over those led by NATO and its members."""

import polars as pl

from indicators.gap import LARGE, troops_by_side
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed, so_far
from indicators.sampling import as_sample

YEAR = ["vintage", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by year in which both sides have a recorded exercise of that size."""
    troops = troops_by_side(frames)
    own = troops.filter((pl.col("entity") == "csto") & (pl.col("value") > 0))
    theirs = troops.filter((pl.col("entity") == "nato") & (pl.col("value") > 0))
    both = own.join(theirs, on=YEAR, suffix="_nato")
    cells = both.select(
        *YEAR,
        entity=pl.lit("csto"),
        counterpart=pl.lit("nato"),
        value=pl.col("value") / pl.col("value_nato"),
        low=pl.col("low") / pl.col("high_nato"),
        high=pl.when(pl.col("low_nato") > 0).then(pl.col("high") / pl.col("low_nato")),
        known_on=pl.max_horizontal("known_on", "known_on_nato"),
        evidence_rows=pl.col("evidence_rows") + pl.col("evidence_rows_nato"),
    )
    return as_sample(cells)


def finding(latest: pl.DataFrame) -> str:
    """The last ratio with its interval, and the highest one."""
    ratios = observed(latest)
    if ratios.is_empty():
        return NOTHING
    last = ratios.row(-1, named=True)
    top = ratios.sort("value", "period_start").row(-1, named=True)
    reach = f" ({last['low']:.1f} to {last['high']:.1f} by the claims)" if last["high"] is not None else ""
    year = f"{last['period_start'].year}{so_far(is_preliminary=last['is_preliminary'])}"
    return (
        f"In {year} recorded exercises of {LARGE:,} and more led by Russia and its allies held {last['value']:.1f} "
        f"times the troops of those led by NATO and its members{reach}; the highest ratio recorded is "
        f"{top['value']:.0f} in {top['period_start'].year}."
    )


INDICATOR = Indicator(
    id="exercise_gap_ratio",
    system="exercises",
    title="Exercise gap",
    question="How far do the large exercises of one side exceed the other's?",
    unit="ratio",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule="Sample: years in which a figure of 10,000 or more was found for both sides; others have no row.",
    model_family="ratio",
    minimum_periods=8,
    definition=(
        "The yearly sums of `exercise_gap`: csto over nato. Low divides the sum of the smallest claims by the "
        "other side's sum of the largest, high the other way round; without a NATO-led exercise that reaches "
        "10,000 by its smallest claim there is no high. The two sides count differently (Russian totals take in "
        "support, staffs and troops on home bases, and inflate more freely outside the zone), so the ratio "
        "compares what was said, not what was in the field."
    ),
    compute=compute,
    finding=finding,
)
