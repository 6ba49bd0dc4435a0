"""Claims of troop strength as step bands: what is claimed for a quarter, how long it is believed, and between whom.

THE RULE. A claim counts in the quarters its date covers (a claim dated by its year alone covers that year), and
is carried until the quarter in which it is `CARRIED_DAYS` old, unless the same side makes a later claim about the
same formation. Quarters with a claim of their own are a `sample`, those with a carried one `partial`, later ones
`not_observed`; a series ends after `EMPTY_DAYS` of these. The value is the last claim of the quarter, the band
runs over all of its claims; only the last claim is carried. Formations are never added up: one counted within
another gives way to it, and of the rest the largest stands for the series, so that a value reads `at least`.
"""

import polars as pl

from indicators.periods import TRUNCATE, start_of
from indicators.sampling import as_sample

CARRIED_DAYS = 365
EMPTY_DAYS = 730
RULE = (
    "Sample: claims that were found. A quarter with a claim of its own is a sample; a claim is carried for "
    f"{CARRIED_DAYS} days as partial; after that the quarter is not observed until the next claim, and a series ends "
    f"{EMPTY_DAYS} days later."
)
"""The coverage rule of every indicator made here."""
ASSIGNED = "DMDC"
"""Marks formations that are counts of assigned personnel, never mixed with announced totals."""
SINGLE_POINTS = "(?i)reinforcement|exercise"
"""Marks formations that are movements or exercise strengths, not a standing force."""
SERIES = ["vintage", "entity", "counterpart"]
CELL = [*SERIES, "period_start"]
FORMATION = [*SERIES, "formation"]


def present(claims: pl.DataFrame) -> pl.DataFrame:
    """The claims that count or estimate a standing force as being there, with `side`, the claimant's type.

    No plans, expected arrivals or ceilings; no counts of assigned personnel, no exercise strengths.
    """
    is_standing = ~pl.col("formation").str.contains(f"{ASSIGNED}|{SINGLE_POINTS}")
    there = (pl.col("status") == "actual") & (pl.col("as_of") <= pl.col("vintage"))
    return claims.filter(there & is_standing).with_columns(side=pl.col("claimant_type").cast(pl.String))


def step_bands(claims: pl.DataFrame) -> pl.DataFrame:
    """The computed columns of an indicator, one row per series and quarter, in persons.

    `claims` are rows of `present` with entity and counterpart.
    """
    dated = claims.with_columns(last_day=_last_day())
    bands = _largest(_by_formation(_without_parts(_current(dated))))
    cells = as_sample(_quarters(dated).join(bands, on=CELL, how="left"))
    is_carried = (~pl.col("is_fresh")).fill_null(value=False)
    return cells.with_columns(coverage=pl.when(is_carried).then(pl.lit("partial")).otherwise("coverage"))


def _last_day() -> pl.Expr:
    """The last day that the date of a claim can mean."""
    day, precision = pl.col("as_of"), pl.col("date_precision").cast(pl.String)
    return (
        pl.when(precision == "year").then(day.dt.offset_by("1y").dt.offset_by("-1d"))
        .when(precision == "month").then(day.dt.month_end())
        .otherwise(day)
    )  # fmt: skip


def _carried(days: int) -> pl.Expr:
    """The quarters from a claim's date to so many days after it, or to the vintage."""
    until = pl.min_horizontal(pl.col("last_day") + pl.duration(days=days), "vintage")
    return pl.date_ranges(start_of(pl.col("as_of"), "Q"), until, interval=TRUNCATE["Q"])


def _quarters(claims: pl.DataFrame) -> pl.DataFrame:
    """Every quarter of each series, without gaps."""
    spans = claims.group_by(SERIES).agg(pl.col("as_of").min(), pl.col("last_day").max())
    return spans.select(*SERIES, period_start=_carried(CARRIED_DAYS + EMPTY_DAYS)).explode("period_start")


def _current(claims: pl.DataFrame) -> pl.DataFrame:
    """One row per formation, quarter and distinct claim of the newest quarter that has any; `is_last` of its day."""
    figure = [*FORMATION, "as_of", "last_day", "counts_within", "personnel_low", "personnel_high"]
    figures = claims.group_by(figure).agg(pl.col("known_on").min())
    spread = figures.with_columns(period_start=_carried(CARRIED_DAYS)).explode("period_start")
    newest = pl.min_horizontal("period_start", start_of(pl.col("last_day"), "Q"))
    formation = [*FORMATION, "period_start"]
    return (
        spread.with_columns(newest=newest, known_on=pl.max_horizontal("known_on", "as_of"))
        .filter(pl.col("newest") == pl.col("newest").max().over(formation))
        .with_columns(
            is_fresh=pl.col("newest") == pl.col("period_start"),
            is_last=pl.col("as_of") == pl.col("as_of").max().over(formation),
        )
        .filter(pl.col("is_fresh") | pl.col("is_last"))
    )


def _without_parts(current: pl.DataFrame) -> pl.DataFrame:
    """Leaves out what counts within a formation that has a claim in the same series and quarter."""
    wholes = current.select(*CELL, counts_within="formation").unique()
    return current.join(wholes, on=[*CELL, "counts_within"], how="anti")


def _by_formation(current: pl.DataFrame) -> pl.DataFrame:
    middle = (pl.col("personnel_low") + pl.col("personnel_high")) / 2
    return current.group_by(*CELL, "formation").agg(
        value=middle.filter("is_last").median(),
        low=pl.col("personnel_low").min(),
        high=pl.col("personnel_high").max(),
        known_on=pl.col("known_on").max(),
        is_fresh=pl.col("is_fresh").any(),
        evidence_rows=pl.len().cast(pl.Int64),
    )


def _largest(formations: pl.DataFrame) -> pl.DataFrame:
    """The formation with the largest value of every series and quarter."""
    ordered = formations.sort("value", "formation", descending=[True, False])
    return ordered.unique(CELL, keep="first", maintain_order=True)
