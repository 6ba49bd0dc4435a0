"""Exercises recorded in the states of NATO's eastern flank."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import NAMES, named
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import counted

HOSTS = ("BGR", "EST", "FIN", "HUN", "LTU", "LVA", "NOR", "POL", "ROU", "SVK")
BALTIC_STATES = ("EST", "LTU", "LVA")
ELSEWHERE = r"(?i)\bnear [\w ]+"
"""A neighbour named to say where a place is hosts nothing."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by host and year: exercises whose place, in words, names the state."""
    return counted(_held(frames["exercise"]), "A")


def _held(exercises: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, exercise and host; an exercise that is part of another one in the same host is left out."""
    place = pl.col("location").fill_null("").str.replace_all(ELSEWHERE, "")
    held = [
        exercises.filter(place.str.contains(_named(host))).select(
            "vintage",
            "exercise_id",
            "part_of",
            "known_on",
            entity=pl.lit(host),
            day="start_date",
            counterpart=pl.lit(""),
        )
        for host in HOSTS
    ]
    found = pl.concat(held)
    wholes = found.select("vintage", "entity", part_of="exercise_id")
    return found.join(wholes, on=["vintage", "entity", "part_of"], how="anti")


def _named(host: str) -> str:
    """A pattern for the state's name, and for the Baltic states together."""
    return rf"\b{NAMES[host]}\b" + (r"|\bBaltic states\b" if host in BALTIC_STATES else "")


def finding(latest: pl.DataFrame) -> str:
    """The hosts of the last year that has any recorded exercise."""
    rows = of_last_period(latest).rows(named=True)
    if not rows:
        return NOTHING
    counts = joined([f"{named(row['entity'])} {row['value']:.0f}" for row in rows])
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return f"Exercises recorded on the eastern flank in {year}, by host: {counts} (a sample, not activity)."


INDICATOR = Indicator(
    id="exercises_hosted",
    system="eastern_flank",
    title="Exercises on the eastern flank",
    question="Which states of the eastern flank are recorded as hosts of exercises?",
    unit="exercises",
    direction="neutral",
    frequency="A",
    entity_kind="host",
    reads=("exercise",),
    coverage_rule=(
        "Sample: what could be found, and only rows whose place names the state; years without such a row are not "
        "observed."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Recorded exercises by year of their first day and host, for ten states from Norway and Finland to Bulgaria. "
        "A state counts as host only where the place in words names it (`Baltic states` names three); taking part is "
        "not hosting, and drills at sea, in `nine countries` or with no place have no host here. An exercise in "
        "several states counts for each, so hosts must not be added; one that is part of another in the same host is "
        "not counted again. National drills are recorded thinly, and years differ in how well they were searched."
    ),
    compute=compute,
    finding=finding,
)
