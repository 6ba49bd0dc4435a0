"""Reading the latest observations of one indicator for its finding."""

from datetime import date

import polars as pl

NOTHING = "Nothing recorded in the sources seen."


def observed(observations: pl.DataFrame) -> pl.DataFrame:
    """The cells that hold a value, by period, entity and counterpart."""
    return observations.filter(pl.col("value").is_not_null()).sort("period_start", "entity", "counterpart")


def newest(observations: pl.DataFrame) -> pl.DataFrame:
    """The latest cell with a value of every entity and counterpart, by entity and counterpart."""
    return (
        observed(observations)
        .unique(["entity", "counterpart"], keep="last", maintain_order=True)
        .sort("entity", "counterpart")
    )


def of_last_period(observations: pl.DataFrame) -> pl.DataFrame:
    """The cells with a value in the last period that has any, largest first."""
    seen = observed(observations)
    last = seen.filter(pl.col("period_start") == pl.col("period_start").max())
    return last.sort("value", "entity", "counterpart", descending=[True, False, False])


def value_at(observations: pl.DataFrame, entity: str, start: date) -> float | None:
    """The value of an entity (counterpart empty) in the period that starts on `start`; None where there is none."""
    cell = observed(observations).filter(
        (pl.col("entity") == entity) & (pl.col("counterpart") == "") & (pl.col("period_start") == start)
    )
    return float(cell["value"][0]) if cell.height else None


def so_far(*, is_preliminary: bool) -> str:
    """The words that mark an open period in a sentence."""
    return " so far" if is_preliminary else ""


def joined(parts: list[str]) -> str:
    """Parts as an enumeration: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
