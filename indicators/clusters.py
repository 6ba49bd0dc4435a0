"""Exercises that stand close in time and space: several names below the observation threshold, together above.

A cluster is a star: the exercise with the largest declared figure among its neighbours, with all of them.
Neighbours are led by the same actor or by the same bloc (NATO and members, the CSTO and members), and lie within
`window` days (between the end of one and the start of the other) and `radius` kilometres (between approximate
centres). Stars do not chain across a summer, as single linkage would; an exercise may belong to two.

What comes out at 14 days and 600 km on the curated rows, by the declared figures of 2003 to spring 2026, is
listed in the test of `split_exercise_clusters`; Zapad-2017 is in it with the Baltic Fleet's drill two weeks
before, Kavkaz-2016 only without a limit of distance, Zapad-2021 never: its split lies within one row, see
`split_within_exercise`.
"""

from collections.abc import Sequence

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.declared import by_exercise, organiser_figures, other_figures
from indicators.figures import EXERCISE
from indicators.indicator import Frames

THRESHOLD = 13_000
"""Troops from which the Vienna Document 2011 asks for the invitation of observers."""
WINDOWS = (0, 7, 14, 30)
RADII = (300.0, 600.0, 1000.0, 50_000.0)
ANYWHERE = RADII[-1]
"""More kilometres than there are on Earth."""
MEAN_EARTH_RADIUS_KM = 6371.0088
ALLIED = ("nato", "csto")
STRETCH_DAYS = 60
"""Length of the stretches of time in which neighbours are looked for; about the length of a long exercise."""


def haversine_km(latitude: pl.Expr, longitude: pl.Expr, latitude_b: pl.Expr, longitude_b: pl.Expr) -> pl.Expr:
    """Great-circle distance in kilometres between points in degrees."""
    a, b = latitude.radians(), latitude_b.radians()
    half = ((b - a) / 2).sin() ** 2 + a.cos() * b.cos() * ((longitude_b.radians() - longitude.radians()) / 2).sin() ** 2
    return 2 * MEAN_EARTH_RADIUS_KM * half.clip(0, 1).sqrt().arcsin()


def small_exercises(frames: Frames) -> pl.DataFrame:
    """One row per vintage and exercise begun whose smallest declared figure is below the threshold.

    Declared is the organiser's smallest figure for the whole, announced or not (`declared`); others' median
    figure is `others`, null where there is none. In the zone or of unknown place, dated to the month or better,
    not nuclear. Reads exercise, exercise_claim and membership_event.
    """
    held = frames["exercise"].filter(
        (pl.col("vd_zone").cast(pl.String) != "false")
        & (pl.col("exercise_type").cast(pl.String) != "nuclear")
        & (pl.col("date_precision").cast(pl.String) != "year")
        & (pl.col("start_date") <= pl.col("vintage"))
    )
    own = by_exercise(organiser_figures(frames["exercise_claim"], frames["exercise"]))
    declared = own.filter(pl.col("low") < THRESHOLD).select(*EXERCISE, declared="low", declared_known_on="known_on")
    others = by_exercise(other_figures(frames["exercise_claim"], ("independent", "official_other")))
    small = held.join(declared, on=EXERCISE).join(
        others.select(*EXERCISE, others="middle", others_known_on="known_on"), on=EXERCISE, how="left"
    )
    return with_lead_bloc(small, frames["membership_event"]).select(
        *EXERCISE, "lead_actor", "bloc", "part_of", "start_date", "end_date", "latitude", "longitude",
        pl.col("declared").cast(pl.Float64), "others",
        known_on=pl.max_horizontal("known_on", "declared_known_on", "start_date"), others_known_on="others_known_on",
    )  # fmt: skip


def pairs(small: pl.DataFrame, *, window: int = max(WINDOWS), radius: float = ANYWHERE) -> pl.DataFrame:
    """One row per vintage, exercise and neighbour: `days` apart (0 if they overlap) and `km` between them."""
    places = small.select(
        "exercise_id", "start_date", "end_date", "latitude", "longitude"
    ).unique("exercise_id")  # fmt: skip
    later = places.rename({name: f"{name}_b" for name in places.columns})
    gap = pl.max_horizontal(
        (pl.col("start_date_b") - pl.col("end_date")).dt.total_days(),
        (pl.col("start_date") - pl.col("end_date_b")).dt.total_days(),
        pl.lit(0),
    )
    km = haversine_km(*(pl.col(name) for name in ("latitude", "longitude", "latitude_b", "longitude_b")))
    # Only exercises that share a stretch of time can be neighbours: a join on stretches keeps the cost in line
    # with their number, where a cross join would square it.
    near = (
        _by_stretch(places, window)
        .join(_by_stretch(later, window, "_b"), on="stretch")
        .filter(pl.col("exercise_id") != pl.col("exercise_id_b"))
        .unique(["exercise_id", "exercise_id_b"])
        .with_columns(days=gap, km=km)
        .filter((pl.col("days") <= window) & (pl.col("km") <= radius))
        .select("exercise_id", neighbour="exercise_id_b", days="days", km="km")
    )
    held = small.select(*EXERCISE, "lead_actor", "bloc", "declared")
    theirs = held.rename({name: f"{name}_b" for name in ("lead_actor", "bloc", "declared")}).rename(
        {"exercise_id": "neighbour"}
    )
    allied = (pl.col("bloc") == pl.col("bloc_b")) & pl.col("bloc").is_in(ALLIED)
    return (
        held.join(near, on="exercise_id")
        .join(theirs, on=["vintage", "neighbour"])
        .filter(allied | (pl.col("lead_actor") == pl.col("lead_actor_b")))
    )


def _by_stretch(places: pl.DataFrame, window: int, suffix: str = "") -> pl.DataFrame:
    """One row per exercise and stretch of time that it, widened by half the window, touches: column `stretch`."""
    reach = pl.duration(days=(window + 1) // 2)
    first, last = (
        bound.dt.epoch("d") // STRETCH_DAYS
        for bound in (pl.col(f"start_date{suffix}") - reach, pl.col(f"end_date{suffix}") + reach)
    )
    return places.with_columns(stretch=pl.int_ranges(first, last + 1)).explode("stretch")


def stars(neighbours: pl.DataFrame, group: Sequence[str] = ("vintage",)) -> pl.DataFrame:
    """The neighbours of centres only: exercises with no larger neighbour; of two alike the first id is the centre."""
    larger = (pl.col("declared_b") > pl.col("declared")) | (
        (pl.col("declared_b") == pl.col("declared")) & (pl.col("neighbour") < pl.col("exercise_id"))
    )
    return neighbours.filter(~larger.any().over([*group, "exercise_id"]))


def sums(centres: pl.DataFrame, small: pl.DataFrame, group: Sequence[str] = ("vintage",)) -> pl.DataFrame:
    """One row per star that reaches the threshold together: `declared`, `declared_high`, `others`, `members`.

    A part and its whole are never added in `declared`: parts whose parent is in the star count only in
    `declared_high`, which must reach the threshold. `others` takes others' figure of each member that has one,
    else its declared figure, and is null where no member has one.
    """
    key = [*group, "centre"]
    of_centre = centres.select(*group, centre="exercise_id", exercise_id="exercise_id").unique()
    members = pl.concat([of_centre, centres.select(*group, centre="exercise_id", exercise_id="neighbour")])
    full = members.join(small, on=EXERCISE)
    parents = members.select(*key, part_of="exercise_id", is_part=pl.lit(value=True))
    whole = full.join(parents, on=[*key, "part_of"], how="left").with_columns(pl.col("is_part").fill_null(value=False))
    said = pl.coalesce("others", "declared")
    return (
        whole.group_by(key)
        .agg(
            declared=pl.col("declared").filter(~pl.col("is_part")).sum(),
            declared_high=pl.col("declared").sum(),
            others=pl.when(pl.col("others").is_not_null().any()).then(said.filter(~pl.col("is_part")).sum()),
            members=pl.len().cast(pl.Int64),
            has_parts=pl.col("is_part").any(),
            known_on=pl.col("known_on").max(),
            others_known_on=pl.max_horizontal(pl.col("known_on").max(), pl.col("others_known_on").max()),
            start_date=pl.col("start_date").filter(pl.col("exercise_id") == pl.col("centre")).first(),
            bloc=pl.col("bloc").filter(pl.col("exercise_id") == pl.col("centre")).first(),
        )
        .filter(pl.col("declared_high") >= THRESHOLD)
    )
