"""What the organiser said before, what it said later, and what others said of the same exercise.

Figures for the exercise as a whole are claims of the scope total that are bare or carry one of two kinds of
detail: `ANNOUNCED` (a size given ahead) or `WHOLE` (the organiser's later account of all stages). All other
details change the meaning (with linked drills, with civilians, make-up not given) and stay out.
"""

import polars as pl

from indicators.figures import EXERCISE, by_side, troop_figures
from indicators.periods import start_of

ANNOUNCED = ("planned", "declared", "first plan", "as announced a month before", "as announced at the start")
FIRST_SIZE = "first announcement"
"""Detail of the scope phase where the organiser first announced a size that it later raised."""
WHOLE = ("all stages, military only", "after the event")
NOT_LAND = ("naval", "nuclear", "air_defence")
"""Kinds of exercise that the troop thresholds of the Vienna Document do not aim at."""


def whole_claims(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with the organiser's accounts of all stages read as totals, for `best_figures` and `troop_figures`."""
    is_whole = pl.col("scope_detail").is_in(WHOLE)
    return claims.with_columns(scope_detail=pl.when(~is_whole).then("scope_detail"))


def organiser_figures(claims: pl.DataFrame, exercises: pl.DataFrame, *, with_first_size: bool = False) -> pl.DataFrame:
    """One row per vintage, exercise and distinct figure of the organising side, in persons.

    `is_before`: announced as a plan, or known by the first day of the exercise. Repeats count from the first day
    they were known, so a figure that is merely repeated later is not a later figure. `is_announced` marks
    figures known only as announced ones. `with_first_size` also takes a first announced size that was raised.
    """
    detail = pl.col("scope_detail")
    is_total = (pl.col("scope") == "total") & (detail.is_null() | detail.is_in((*ANNOUNCED, *WHOLE)))
    is_first = pl.lit(with_first_size) & (pl.col("scope") == "phase") & (detail == FIRST_SIZE)
    ahead = detail.is_in((*ANNOUNCED, FIRST_SIZE)).fill_null(value=False)
    own = claims.filter(
        (pl.col("metric") == "troops") & (pl.col("claimant_type") == "official_lead") & (is_total | is_first)
    )
    distinct = own.group_by(*EXERCISE, "value_low", "value_high").agg(
        known_on=pl.col("known_on").min(), was_announced=ahead.any(), is_announced=ahead.all()
    )
    return (
        distinct.join(exercises.select(*EXERCISE, "start_date"), on=EXERCISE)
        .with_columns(
            middle=(pl.col("value_low") + pl.col("value_high")) / 2,
            is_before=pl.col("was_announced") | (pl.col("known_on") <= pl.col("start_date")),
        )
        .drop("start_date", "was_announced")
    )


def other_figures(claims: pl.DataFrame, claimant_types: tuple[str, ...]) -> pl.DataFrame:
    """The distinct bare totals of those who do not run the exercise."""
    return troop_figures(claims).filter(pl.col("claimant_type").is_in(claimant_types))


def by_exercise(figures: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and exercise: median, low and high of its distinct figures."""
    return by_side(figures.with_columns(claimant_type=pl.lit("any"))).drop("claimant_type")


def declared_first(figures: pl.DataFrame) -> pl.DataFrame:
    """The organiser's figures given before where there are any, else all of them."""
    any_before = pl.col("is_before").any().over(EXERCISE)
    return figures.filter(pl.col("is_before") | ~any_before)


def ratios(above: pl.DataFrame, below: pl.DataFrame, exercises: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and exercise begun with both: the medians' ratio, low and high pairing the extremes.

    `above` and `below` come from `by_exercise`. Keeps the columns of `exercises`; adds period_start (the year).
    """
    usable = below.filter((pl.col("low") > 0) & (pl.col("middle") > 0))
    both = above.filter(pl.col("middle") > 0).join(usable, on=EXERCISE, suffix="_below")
    begun = exercises.filter(pl.col("start_date") <= pl.col("vintage")).rename({"known_on": "exercise_known_on"})
    return both.join(begun, on=EXERCISE).with_columns(
        period_start=start_of(pl.col("start_date"), "A"),
        value=pl.col("middle") / pl.col("middle_below"),
        low=pl.col("low") / pl.col("high_below"),
        high=pl.col("high") / pl.col("low_below"),
        known_on=pl.max_horizontal("known_on", "known_on_below", "exercise_known_on", "start_date"),
        evidence_rows=pl.col("evidence_rows") + pl.col("evidence_rows_below"),
    )


def others_over_declared(claims: pl.DataFrame, exercises: pl.DataFrame) -> pl.DataFrame:
    """`ratios` of what other governments and independent voices say over what the organiser declared first."""
    others = other_figures(claims, ("independent", "official_other"))
    own = organiser_figures(claims, exercises)
    return ratios(by_exercise(others), by_exercise(declared_first(own)), exercises)


def later_over_before(claims: pl.DataFrame, exercises: pl.DataFrame) -> pl.DataFrame:
    """`ratios` of what the organiser first said later over what it had said before."""
    own = organiser_figures(claims, exercises, with_first_size=True)
    return ratios(by_exercise(own.filter(~pl.col("is_before"))), by_exercise(own.filter("is_before")), exercises)


def zone() -> pl.Expr:
    """inside, outside or unclear: the Vienna Document's zone of application, from the column vd_zone."""
    words = {"true": "inside", "false": "outside"}
    return pl.col("vd_zone").cast(pl.String).replace_strict(words, default="unclear", return_dtype=pl.String)


def shown(exercise_id: str) -> str:
    """An exercise's key as a reader knows it: zapad-2017 is Zapad 2017."""
    return exercise_id.replace("-", " ").title()


def since_the_first(exercises: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage: period_start, the year of the first exercise, for values over the whole record."""
    return exercises.group_by("vintage").agg(period_start=start_of(pl.col("start_date").min(), "A"))
