"""Indicators that wait for a live source: what they show before it is loaded."""

import polars as pl

from indicators.indicator import Frames
from indicators.periods import end_of, start_of, up_to_vintage
from indicators.vintages import FIRST_VINTAGE


def published_share(frames: Frames, series_id: str, entities: tuple[str, ...], frequency: str) -> pl.DataFrame:
    """A share that the live source publishes in percent, by entity and closed period; not observed before it is loaded.

    Reads measurement, and membership_event for the vintages. Returns the computed columns of an indicator.
    """
    asked = (pl.col("series_id") == series_id) & (pl.col("frequency") == frequency) & pl.col("entity").is_in(entities)
    rows = frames["measurement"].filter(asked)
    closed = rows.filter(end_of(pl.col("period_start"), frequency) <= pl.col("vintage"))
    shares = closed.select(
        "vintage",
        "entity",
        "period_start",
        "known_on",
        counterpart=pl.lit(""),
        value=pl.col("value") / 100,
        low=pl.lit(None, dtype=pl.Float64),
        high=pl.lit(None, dtype=pl.Float64),
        coverage=pl.lit("complete"),
        evidence_rows=pl.lit(1, dtype=pl.Int64),
    )
    waiting = not_observed(frames["membership_event"], shares, entities, frequency)
    return pl.concat([shares, waiting], how="diagonal_relaxed")


def not_observed(stacked: pl.DataFrame, seen: pl.DataFrame, entities: tuple[str, ...], frequency: str) -> pl.DataFrame:
    """Cells without a value for every entity and period closed since 2014, at each vintage that is not in `seen`.

    `stacked` is any stacked frame of embedded evidence: an empty live table does not tell the vintages.
    Returns the computed columns of an indicator; without rows once the source is loaded.
    """
    waiting = stacked.select("vintage").unique().join(seen.select("vintage").unique(), on="vintage", how="anti")
    first = waiting.join(pl.DataFrame({"entity": entities}), how="cross").with_columns(first_day=pl.lit(FIRST_VINTAGE))
    cells = up_to_vintage(first.with_columns(first_day=start_of(pl.col("first_day"), frequency)), frequency)
    nothing = [pl.lit(None, dtype=pl.Float64).alias(name) for name in ("value", "low", "high")]
    return cells.filter(end_of(pl.col("period_start"), frequency) <= pl.col("vintage")).with_columns(
        *nothing,
        counterpart=pl.lit(""),
        coverage=pl.lit("not_observed"),
        known_on=pl.lit(None, dtype=pl.Date),
        evidence_rows=pl.lit(0, dtype=pl.Int64),
    )


def load_first(source_id: str) -> str:
    """The sentence of an indicator whose source has not been loaded."""
    return f"Not observed: load the source {source_id} with `detente refresh --live {source_id}`."
