"""Snap inspections and other no-notice checks, by who ordered them and from how high."""

from datetime import date

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.levels import STRATEGIC, whole_checks
from indicators.periods import label
from indicators.reading import NOTHING, of_last_period, so_far
from indicators.sampling import counted

COMPLETE_FROM, COMPLETE_TO = date(2013, 1, 1), date(2022, 12, 31)
"""Strategic checks in Russia of these years are believed to be all in; beyond them, and for others, nothing is."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by lead, level (`counterpart`) and quarter of the first day."""
    checks = whole_checks(frames["exercise"])
    found = counted(
        checks.select("vintage", "known_on", entity="lead_actor", counterpart="level", day="start_date"), "Q"
    )
    is_complete = (
        (pl.col("entity") == "RUS")
        & (pl.col("counterpart") == STRATEGIC)
        & pl.col("period_start").is_between(COMPLETE_FROM, COMPLETE_TO)
    )
    return found.with_columns(
        value=pl.when(is_complete).then(pl.col("value").fill_null(0)).otherwise("value"),
        coverage=pl.when(is_complete).then(pl.lit("complete")).otherwise("coverage"),
    )


def finding(latest: pl.DataFrame) -> str:
    """Russia's strategic checks of the complete years, and when the latest recorded checks fell, by whom."""
    rows = of_last_period(latest.filter(pl.col("value") > 0)).rows(named=True)
    if not rows:
        return NOTHING
    who = ", ".join(f"{row['entity'].upper()} {_LEVELS[row['counterpart']]}: {row['value']:.0f}" for row in rows)
    quarter = f"{label(rows[0]['period_start'], 'Q')}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    known = _of_the_complete_years(latest)
    opening = f"{known}; the" if known else "The"
    return f"{opening} latest checks recorded in the sources seen fell in {quarter} ({who})."


def _of_the_complete_years(latest: pl.DataFrame) -> str:
    complete = latest.filter(pl.col("coverage").cast(pl.String) == "complete").sort("period_start")
    if complete.is_empty():
        return ""
    first, last = complete["period_start"][0].year, complete["period_start"][-1].year
    return f"Russia held {complete['value'].sum():.0f} strategic snap inspections in {first}-{last}, as far as is known"


_LEVELS = {"strategic": "at strategic level", "district": "at district level", "unknown": "at a level not told"}

INDICATOR = Indicator(
    id="snap_inspections",
    system="exercises",
    title="Snap inspections",
    question="How often are troops alerted without notice, by whom and from how high?",
    unit="inspections",
    direction="higher_is_worse",
    frequency="Q",
    entity_kind="actor",
    reads=("exercise",),
    coverage_rule=(
        "Sample: only strategic checks in Russia from 2013 to 2022 are believed to be all in (complete, zero means "
        "zero). All else is what was found: one Russian district alone claimed more than 250 checks in 2016. There, "
        "quarters without a row are not observed."
    ),
    model_family="count",
    minimum_periods=12,
    definition=(
        "Exercises that a source called a no-notice, surprise or unscheduled check, by quarter of the first day, "
        "by lead and by level. Strategic: ordered from the top of the state or reaching over a military district, "
        "an arm of service, a fleet and beyond, told by the name and the note of the row. District: Russian checks "
        "by a district, fleet, flotilla or commander. Unknown: rows that do not say, as most Belarusian ones and "
        "the alert of the CSTO's rapid force. A check that is part of another check is not counted again. Rows "
        "known to the month only count in that month's quarter. Never read a quarter without rows as one without "
        "checks, except at strategic level in Russia 2013-2022."
    ),
    compute=compute,
    finding=finding,
)
