"""One series as numbers: the complete periods of one entity and counterpart, and why there may be too few."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from indicators.periods import ordinal_of, period_start

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
KEY = ("indicator_id", "entity", "counterpart")
MOSTLY = 0.5
"""Share of incomplete periods above which a series says nothing about activity."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """Final, completely covered values of one series, by period ordinal, in order.

    `incomplete` counts the closed periods of the same span that are samples, partial or not observed.
    """

    indicator_id: str
    entity: str
    counterpart: str
    frequency: str
    ordinals: Ints
    values: Floats
    known_on: tuple[date, ...]
    incomplete: int
    samples: int

    @property
    def key(self) -> dict[str, str]:
        """The columns that name the series in every mart table."""
        return {
            "indicator_id": self.indicator_id,
            "entity": self.entity,
            "counterpart": self.counterpart,
            "frequency": self.frequency,
        }

    def head(self, count: int) -> "Series":
        """The series as it stood `count` complete periods after its beginning."""
        return Series(
            **self.key,
            ordinals=self.ordinals[:count],
            values=self.values[:count],
            known_on=self.known_on[:count],
            incomplete=self.incomplete,
            samples=self.samples,
        )

    def start(self, position: int) -> date:
        """First day of the period at that position."""
        return period_start(int(self.ordinals[position]), self.frequency)

    def shortfall(self, minimum_periods: int) -> str:
        """Why no trend or forecast may rest on this series; empty when one may."""
        if self.incomplete > MOSTLY * (self.incomplete + len(self.values)):
            return _coverage_reason(self)
        if len(self.values) < minimum_periods:
            return f"{len(self.values)} complete periods, {minimum_periods} needed."
        return ""


def _coverage_reason(series: Series) -> str:
    periods = series.incomplete + len(series.values)
    if series.samples:
        return f"A sample is not activity: {series.incomplete} of {periods} periods are samples or not observed."
    return f"{series.incomplete} of {periods} periods are partial or not observed."


def each(latest: pl.DataFrame, *, window: int | None = None) -> Iterator[Series]:
    """The series of latest observations, in the order of their keys; preliminary periods are left out.

    With `window`, only the last so many periods of each series, counted on the calendar.
    """
    for (frequency,), group in latest.sort(*KEY, "period_start").group_by("frequency", maintain_order=True):
        yield from (_series(row) for row in _gathered(group, str(frequency), window).iter_rows(named=True))


def _gathered(group: pl.DataFrame, frequency: str, window: int | None) -> pl.DataFrame:
    """One row per series of one frequency, its complete periods as lists: built at once, as there may be hundreds."""
    final = ~pl.col("is_preliminary")
    ordinals = group.with_columns(ordinal=ordinal_of(pl.col("period_start"), frequency).cast(pl.Int64))
    if window is not None:
        last = pl.col("ordinal").filter(final).max().over(KEY)
        final &= pl.col("ordinal") > last - window
    complete = final & (pl.col("coverage") == "complete") & pl.col("value").is_not_null()
    return ordinals.group_by(*KEY, "frequency", maintain_order=True).agg(
        pl.col("ordinal", "value", "known_on").filter(complete),
        incomplete=(final & ~complete).sum(),
        samples=(final & (pl.col("coverage") == "sample")).sum(),
    )


def _series(row: dict[str, Any]) -> Series:
    return Series(
        indicator_id=row["indicator_id"],
        entity=row["entity"],
        counterpart=row["counterpart"],
        frequency=row["frequency"],
        ordinals=np.array(row["ordinal"], dtype=np.int64),
        values=np.array(row["value"], dtype=np.float64),
        known_on=tuple(row["known_on"]),
        incomplete=row["incomplete"],
        samples=row["samples"],
    )
