"""The steps by which parties loosened or left commitments, as they are recorded in treaty_event."""

import polars as pl

STEPS = ("suspended", "withdrew")
NO_EXIT = ("ctbt-rus-withdrew-2023-11-02", "inf-rus-withdrew-2025-08-04")
"""Coded as withdrawals, yet no exit from a treaty: a revoked ratification (the signature stays, the treaty never
was in force), and the end of a unilateral moratorium six years after the treaty had ended."""
PANDEMIC_PAUSES = ("new-start-rus-suspended-2020-03-01", "new-start-usa-suspended-2020-03-01")
"""Inspections that both sides paused together for the pandemic; the treaty was kept."""


def steps(events: pl.DataFrame) -> pl.DataFrame:
    """The suspensions (in full or part) and withdrawals that had happened by the vintage; a stacked frame."""
    loosened = pl.col("event").cast(pl.String).is_in(STEPS) & (pl.col("event_date") <= pl.col("vintage"))
    return events.filter(loosened & ~pl.col("event_id").is_in([*NO_EXIT, *PANDEMIC_PAUSES]))
