"""The organisers' figures near thresholds as votes of exercises, by side."""

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.bunching import OTHER_WINDOWS, PLACEBO, REAL, WINDOW
from indicators.declared import NOT_LAND, organiser_figures, since_the_first
from indicators.figures import EXERCISE
from indicators.indicator import Frames

RUSSIA_LED = "csto"
OTHERS = "others"
PORTIONS = ":with_portions"
"""Ends the counterpart of cells that also take announced sizes and the part told for the Vienna Document."""
WITHIN = ":within_"
"""Ends the counterpart of cells with another window."""
GROUP = ["vintage", "counterpart", "entity", "period_start"]


def votes(frames: Frames) -> pl.DataFrame:
    """One row per vintage, threshold (`counterpart`) and side (`entity`): the sorted list `votes`, one an exercise.

    Reads exercise, exercise_claim and membership_event. Takes exercises of the zone (or of unknown place) that
    are not naval, nuclear or of air defence. Also known_on and period_start, the year of the first exercise.
    """
    eligible = frames["exercise"].filter(
        (pl.col("vd_zone").cast(pl.String) != "false")
        & ~pl.col("exercise_type").cast(pl.String).is_in(NOT_LAND)
        & (pl.col("start_date") <= pl.col("vintage"))
    )
    near = _near(_figures(frames["exercise_claim"], frames["exercise"]))
    places = with_lead_bloc(eligible.join(near.select(EXERCISE).unique(), on=EXERCISE), frames["membership_event"])
    sided = places.select(
        *EXERCISE,
        entity=pl.when(pl.col("bloc") == RUSSIA_LED).then(pl.lit(RUSSIA_LED)).otherwise(pl.lit(OTHERS)),
        exercise_known_on=pl.max_horizontal("known_on", "start_date"),
    )
    exercises = near.join(sided, on=EXERCISE).group_by("vintage", "counterpart", "entity", "exercise_id").agg(
        vote=pl.col("is_below").mean(), known_on=pl.max_horizontal(pl.col("known_on", "exercise_known_on").max())
    )  # fmt: skip
    return (
        exercises.join(since_the_first(frames["exercise"]), on="vintage")
        .group_by(GROUP)
        .agg(votes=pl.col("vote").sort(), known_on=pl.col("known_on").max())
        .sort(GROUP)
    )


def _figures(claims: pl.DataFrame, exercises: pl.DataFrame) -> pl.DataFrame:
    """Distinct figures (`middle`) per vintage and exercise, with the variant they belong to."""
    own = organiser_figures(claims, exercises)
    bare = own.filter(~pl.col("is_announced")).select(*EXERCISE, "middle", "known_on", variant=pl.lit(""))
    told = claims.filter(
        (pl.col("metric") == "troops") & (pl.col("scope") == "vd_portion")
        & (pl.col("claimant_type") == "official_lead")
    ).select(*EXERCISE, "known_on", middle=(pl.col("value_low") + pl.col("value_high")) / 2)  # fmt: skip
    wide = pl.concat([own.select(*EXERCISE, "middle", "known_on"), told.select(*EXERCISE, "middle", "known_on")])
    every = pl.concat([bare, wide.with_columns(variant=pl.lit(PORTIONS))])
    return every.group_by(*EXERCISE, "variant", "middle").agg(pl.col("known_on").min())


def _near(figures: pl.DataFrame) -> pl.DataFrame:
    """The figures within the window of each threshold; at the real ones also within other windows, bare totals only."""
    distance = pl.col("middle") - pl.col("threshold")
    return (
        figures.join(_settings(), on="variant")
        .filter((distance >= -pl.col("window")) & (distance < pl.col("window")))
        .with_columns(
            is_below=(distance < 0).cast(pl.Float64),
            counterpart=pl.col("threshold").cast(pl.String) + pl.col("variant") + pl.col("ending"),
        )
    )


def _settings() -> pl.DataFrame:
    """One row per variant, threshold and window, with what its counterpart ends in."""
    rows = [(variant, threshold, WINDOW, "") for variant in ("", PORTIONS) for threshold in sorted((*REAL, *PLACEBO))]
    rows += [("", threshold, window, f"{WITHIN}{window}") for threshold in REAL for window in OTHER_WINDOWS]
    return pl.DataFrame(rows, schema=["variant", "threshold", "window", "ending"], orient="row")
