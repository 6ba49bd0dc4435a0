"""Figures of exercises."""

import polars as pl

from dashboard import data, focus, wording
from dashboard.charts import exercise as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

COMPARED = 16
CALENDAR_SINCE = 2013
FIRST_YEAR = 1999
SAMPLE = "Sample: what could be found, not activity. A year with fewer rows is a year with fewer sources."


def gap(selected: Selection) -> Figure:
    """The organiser's figures beside the independent ones."""
    seen = focus.of(selected)
    answer = data.ask("exercise_gap", as_of=selected.as_of, rows=COMPARED, focus=seen.actors)
    widest = [
        f"{row['exercise']} {row['declared']:,.0f} and {row['independent']:,.0f}" for row in answer.rows.to_dicts()
    ]
    return Figure(
        key="exercise-gap",
        finding=f"{answer.rows.height} exercises with {seen.who} have figures of both sides"
        if seen.id
        else data.finding("declared_vs_independent", selected.as_of),
        statistic=f"Troops by the organiser and by independent sources, the {answer.rows.height} exercises furthest "
        f"apart{seen.only}; marks: median of the distinct figures, bars: their range",
        answer=answer,
        spec=spec(chart.gap),
        alt="Organiser's and independent troop figures per exercise on a log scale, lines at 9,000 and 13,000. "
        f"Furthest apart: {'; '.join(widest[:3])}.",
        evidence=lambda: data.ask("exercise_gap_evidence", as_of=selected.as_of, focus=seen.actors),
        limits="Only figures for the whole exercise are compared, from every organiser alike; a figure that several "
        "publishers repeat counts once. Dashed lines: the Vienna Document 2011 asks for notice from 9,000 troops and "
        f"for observers from 13,000. {SAMPLE}",
    )


def per_year(selected: Selection) -> Figure:
    """Exercises found per year, by the bloc of their lead."""
    seen = focus.of(selected)
    answer = data.ask("exercise_year", as_of=selected.as_of, focus=seen.actors)
    return Figure(
        key="exercise-year",
        finding=f"{answer.rows['exercises'].sum()} exercises were found; how many took place is not known",
        statistic="Sample, hence hatched bars: exercises found per year, by the bloc of their lead on the first day"
        f"{seen.only}",
        answer=answer,
        spec=spec(chart.per_year),
        alt="Stacked bars: exercises found per year by lead bloc, a sample and not a measure of activity.",
        evidence=lambda: data.ask("exercise_evidence", as_of=selected.as_of, since=FIRST_YEAR, focus=seen.actors),
        limits=f"{SAMPLE} A state in two blocs counts with its alliance.",
    )


def calendar(selected: Selection) -> Figure:
    """When in the year exercises and snap inspections fell."""
    seen = focus.of(selected)
    answer = data.ask("exercise_calendar", as_of=selected.as_of, since=CALENDAR_SINCE, focus=seen.actors)
    snaps = answer.rows.filter(pl.col("kind") == "Snap inspection").height
    return Figure(
        key="exercise-calendar",
        finding=f"{snaps} snap inspections among {answer.rows.height} exercises found since {CALENDAR_SINCE}",
        statistic=f"Days of the year; diamonds: called without notice; pale: known to the month only{seen.only}",
        answer=answer,
        spec=spec(chart.calendar),
        alt=f"Calendar of {answer.rows.height} exercises by year, {snaps} snap inspections marked as diamonds.",
        evidence=lambda: data.ask("exercise_evidence", as_of=selected.as_of, since=CALENDAR_SINCE, focus=seen.actors),
        limits=f"{SAMPLE} Exercises known to the year only are left out.",
    )


def claims_title(name: str, selected: Selection) -> str:
    """What the table of one exercise's claims is about."""
    return f"Claims about {name} known on {wording.day(selected.as_of)}"
