"""Many series side by side: one array, every series starting in column 0, NaN where it has no value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.series import Floats, Ints


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Series of one frequency. `values` has shape (series, time); NaN is a missing or not yet reached period.

    `season` is the number of periods in a year (12, 4) or 1 where there is no season to look for.
    """

    values: Floats
    season: int

    @property
    def lengths(self) -> Ints:
        """Periods up to the last value of each series; shape (series,)."""
        known = ~np.isnan(self.values)
        if not known.shape[1]:
            return np.zeros(len(known), dtype=np.int64)
        last = known.shape[1] - np.argmax(known[:, ::-1], axis=1)
        return np.where(known.any(axis=1), last, 0).astype(np.int64)

    def rows(self, chosen: Ints) -> "Panel":
        """The same panel with these series only, cut to the longest of them."""
        kept = Panel(values=self.values[chosen], season=self.season)
        return Panel(values=kept.values[:, : kept.lengths.max(initial=0)], season=self.season)

    def parts(self, size: int) -> Iterator[tuple[Ints, "Panel"]]:
        """Row numbers and panels of at most `size` series of about the same length, shortest first."""
        order = np.argsort(self.lengths, kind="stable").astype(np.int64)
        for start in range(0, len(order), size):
            chosen = order[start : start + size]
            yield chosen, self.rows(chosen)


def panel(series: Sequence[Floats], *, season: int) -> Panel:
    """Series of unequal length as a panel; NaN inside a series is a missing period."""
    columns = max((len(values) for values in series), default=0)
    stacked = np.full((len(series), columns), np.nan)
    for row, values in enumerate(series):
        stacked[row, : len(values)] = values
    return Panel(values=stacked, season=season)
