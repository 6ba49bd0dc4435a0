"""What was known when: evidence repeated for every vintage, and computed cells folded back into revisions.

A vintage is a day on which the whole computation is redone with only the evidence known by then: every
month's end since January 2014, and the day up to which the data goes.
"""

from datetime import date, timedelta

import polars as pl

from indicators.indicator import COMPUTED, Frames, Indicator
from indicators.periods import end_of, month_end

FIRST_VINTAGE = date(2014, 1, 31)
CELL = ("entity", "counterpart", "period_start")
CONTENT = ("value", "low", "high", "coverage", "is_preliminary")
SERIES = ("indicator_id", "entity", "counterpart", "frequency")
DECIMALS = 9
"""Sums in another row order differ in the last bits; nine decimals are kept so that they do not count as revisions."""


def month_ends(data_as_of: date) -> list[date]:
    """Month ends from January 2014 up to `data_as_of`, and that day itself, in order."""
    days = []
    day = FIRST_VINTAGE
    while day < data_as_of:
        days.append(day)
        day = month_end(day + timedelta(days=1))
    return [*days, data_as_of]


def days_of(indicator: Indicator, data_as_of: date) -> list[date]:
    """The vintages at which `indicator` is computed."""
    return month_ends(data_as_of) if indicator.revisable else [data_as_of]


def stack(frames: Frames, days: list[date]) -> dict[str, pl.DataFrame]:
    """The same frames, with each row of evidence repeated for every day of `days` by which it was known.

    Evidence frames are those with a column `known_on`; they gain a column `vintage` (pl.Date). Reference
    frames pass unchanged.
    """
    return {name: _stacked(frame, days) if "known_on" in frame.columns else frame for name, frame in frames.items()}


def _stacked(frame: pl.DataFrame, days: list[date]) -> pl.DataFrame:
    ladder = pl.DataFrame({"vintage": pl.Series(days, dtype=pl.Date)})
    return frame.join_where(ladder, pl.col("known_on") <= pl.col("vintage"))


def observe(indicator: Indicator, stacked: Frames) -> pl.DataFrame:
    """The observations of one indicator: the columns of the mart table, one row per cell and revision.

    `stacked` comes from `stack` with the days of `days_of`.
    """
    computed = indicator.compute({name: stacked[name] for name in indicator.reads})
    cells = computed.select(pl.col(name).cast(kind) for name, kind in COMPUTED.items())
    revisions = _revisions(_dated(_rounded(cells), indicator.frequency))
    return (
        revisions.with_columns(indicator_id=pl.lit(indicator.id), frequency=pl.lit(indicator.frequency))
        .select(*SERIES, "period_start", *CONTENT[:4], "known_on", "evidence_rows", "is_preliminary")
        .sort(*SERIES, "period_start", "known_on")
    )


def _rounded(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.with_columns(pl.col("value", "low", "high").round(DECIMALS))


def _dated(cells: pl.DataFrame, frequency: str) -> pl.DataFrame:
    """Adds is_preliminary; a final cell is known at its period's end at the earliest, an open one at its start."""
    end = end_of(pl.col("period_start"), frequency)
    flagged = cells.with_columns(is_preliminary=end > pl.col("vintage"))
    bound = pl.when("is_preliminary").then(pl.col("period_start")).otherwise(end)
    return flagged.with_columns(known_on=pl.max_horizontal("known_on", bound))


def _revisions(cells: pl.DataFrame) -> pl.DataFrame:
    """The rows that differ from the vintage before, at most one per cell and day.

    What first shows at a vintage was not known at the one before, whatever its evidence says of itself
    (time alone can change a cell), so its day is moved behind that vintage.
    """
    days = cells.select(pl.col("vintage").unique().sort()).with_columns(before=pl.col("vintage").shift(1))
    ordered = cells.join(days, on="vintage", how="left").sort(*CELL, "vintage")
    first = pl.col("vintage").shift(1).over(*CELL).is_null()
    changed = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift(1).over(*CELL)) for name in CONTENT)
    kept = ordered.filter(first | changed)
    moved = kept.with_columns(known_on=pl.max_horizontal("known_on", pl.col("before").dt.offset_by("1d")))
    return moved.unique(subset=[*CELL, "known_on"], keep="last", maintain_order=True)


def known_by(observations: pl.DataFrame, day: date) -> pl.DataFrame:
    """One row per cell: its latest revision knowable on `day`."""
    return latest(observations.filter(pl.col("known_on") <= day))


def latest(observations: pl.DataFrame) -> pl.DataFrame:
    """One row per cell: its latest revision."""
    cell = (*SERIES, "period_start")
    return observations.sort(*cell, "known_on").unique(subset=cell, keep="last", maintain_order=True)
