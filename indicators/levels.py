"""From how high a no-notice check was ordered, as far as its row tells.

strategic: ordered from the top of the state or reaching over a military district, an arm of service, a fleet
and beyond. The curated names keep "Surprise ..." for these ("Surprise readiness inspection, Eastern MD"); else
the note names the president, the Security Council or a move across Russia. district: a Russian check by a
district, fleet, flotilla or commander ("Southern MD surprise check", "... alert"), down to one brigade.
unknown: rows that do not say; most Belarusian ones, and the alert of the CSTO's rapid force.
"""

import polars as pl

STRATEGIC = "strategic"
DISTRICT = "district"
UNKNOWN = "unknown"

_FROM_THE_TOP = r"\bpresident|Security Council|across Russia"
_FROM_BELOW = r"surprise (nuclear safety )?check|alert"


def level() -> pl.Expr:
    """strategic, district or unknown, from the columns name, note and lead_actor of no-notice checks."""
    from_the_top = pl.col("name").str.starts_with("Surprise ") | pl.col("note").fill_null("").str.contains(
        _FROM_THE_TOP
    )
    from_below = (pl.col("lead_actor") == "RUS") & pl.col("name").str.contains(_FROM_BELOW)
    return (
        pl.when(from_the_top).then(pl.lit(STRATEGIC)).when(from_below).then(pl.lit(DISTRICT)).otherwise(pl.lit(UNKNOWN))
    )


def whole_checks(exercises: pl.DataFrame) -> pl.DataFrame:
    """The no-notice checks with their `level`, without those that are part of another check. Stacked frames."""
    checks = exercises.filter("is_snap")
    parents = checks.select("vintage", part_of="exercise_id")
    return checks.join(parents, on=["vintage", "part_of"], how="anti").with_columns(level=level())
