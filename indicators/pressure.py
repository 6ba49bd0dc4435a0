"""A composite handled with care: standardised components, one table of weights, and what the weights decide.

A reading aid and no measurement: it orders what is already shown elsewhere, and it can hold no more than the
rows behind it. Each component is set against its own past, in points: 50 is the mean of its earlier closed years
since 1992, ten points are one standard deviation of them, more points always mean more pressure, and none stands
more than three deviations away. The total is the weighted mean of the components seen.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from indicators.series import Floats, Ints

SERIES = ["vintage", "theatre", "component"]
SINCE = 1992
FEWEST_YEARS = 5
"""Earlier years without which a component has no past to be set against."""
FEWEST_COMPONENTS = 3
"""Components without which a theatre and year has no total."""
MEAN, DEVIATION, REACH = 50.0, 10.0, 3.0
ALIKE = 1e-9
"""Variance below which earlier years are all alike, and no year can be set against them."""
DECIMALS = 0
"""A point is a tenth of a standard deviation, and no component carries more."""
FACTORS = (0.0, 0.5, 1.5)
"""What each weight is multiplied by in turn: left out, halved, and half as large again."""


@dataclass(frozen=True, kw_only=True)
class Component:
    """One part of the view: its weight, whether more of it is more pressure (1) or less (-1), and why."""

    id: str
    name: str
    weight: float
    sign: int
    reason: str


WEIGHTS = (
    Component(
        id="largest_exercise", name="largest exercise", weight=1.0, sign=1,
        reason="Full weight: the largest drill of any lead seldom goes unseen, unlike the number of drills.",
    ),
    Component(
        id="largest_force", name="largest foreign force", weight=1.0, sign=1,
        reason="Full weight: troops in place, from any sender; claims of all sides.",
    ),
    Component(
        id="us_personnel", name="US personnel assigned", weight=0.5, sign=1,
        reason="Half: the only complete yearly count of troops, but of one sender, and assigned is not present.",
    ),
    Component(
        id="restraints", name="restraints kept", weight=0.5, sign=-1,
        reason="Half: complete for the listed instruments, but the same in every theatre; exits count the same matter.",
    ),
    Component(
        id="exits", name="suspensions and exits", weight=0.5, sign=1,
        reason="Half: the yearly change of what restraints count as a stock, here by all states around the theatre.",
    ),
    Component(
        id="un_division", name="division in the General Assembly", weight=0.5, sign=1,
        reason="Half: only key votes, and the texts change from year to year.",
    ),
)  # fmt: skip
"""The one table of weights. Judgments, not estimates: the ranges beside each total show what they decide."""


def standardised(annual: pl.DataFrame, weights: tuple[Component, ...] = WEIGHTS) -> pl.DataFrame:
    """Adds `points` against the earlier years of each series; null where these are too few or all alike.

    `annual` has one row per vintage, theatre, component and period_start with `value` and known_on; known_on becomes
    that of the latest row used. Rows before 1992 are dropped.
    """
    signs = {component.id: component.sign for component in weights}
    ordered = annual.filter(pl.col("period_start").dt.year() >= SINCE).sort(*SERIES, "period_start")
    first = pl.col("value").first().over(SERIES)
    moved = ordered.with_columns(moved=pl.col("value") - first, ones=1.0)  # near zero, so that squares stay exact
    sums = moved.with_columns(
        count=pl.col("ones").cum_sum().shift(1).over(SERIES),
        total=pl.col("moved").cum_sum().shift(1).over(SERIES),
        squares=pl.col("moved").pow(2).cum_sum().shift(1).over(SERIES),
        known_on=pl.col("known_on").cum_max().over(SERIES),
    )
    mean = pl.col("total") / pl.col("count")
    variance = (pl.col("squares") - pl.col("total") * mean) / (pl.col("count") - 1)
    scores = sums.with_columns(mean=mean, variance=variance).with_columns(
        score=(pl.col("moved") - pl.col("mean")) / pl.col("variance").sqrt()
        * pl.col("component").replace_strict(signs, return_dtype=pl.Float64)
    )  # fmt: skip
    is_set = (pl.col("count") >= FEWEST_YEARS) & (pl.col("variance") > ALIKE)
    points = (MEAN + DEVIATION * pl.col("score").clip(-REACH, REACH)).round(DECIMALS)
    return scores.select(*annual.columns, points=pl.when(is_set).then(points))


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Totals and ranks by row (1 is the most pressure), each with the range over all changes of one weight."""

    total: Floats
    low: Floats
    high: Floats
    rank: Floats
    rank_low: Floats
    rank_high: Floats


def totals(points: Floats, weights: Floats, groups: Ints) -> Totals:
    """Weighted means of rows of `points` (NaN: not seen), ranked among the rows of the same group.

    Rows with fewer than three components have no total (NaN) and are not ranked. Ranks are of rounded totals, so
    that totals which read alike share the better rank.
    """
    changed = _variations(weights)
    seen = ~np.isnan(points)
    is_enough = seen.sum(axis=1) >= FEWEST_COMPONENTS
    with np.errstate(invalid="ignore", divide="ignore"):
        each = np.round(np.where(seen, points, 0.0) @ changed.T / (seen @ changed.T), DECIMALS)
    each[~is_enough] = np.nan
    ranks = _ranks(each, groups)
    return Totals(
        total=each[:, 0],
        low=each.min(axis=1),
        high=each.max(axis=1),
        rank=ranks[:, 0],
        rank_low=ranks.min(axis=1),
        rank_high=ranks.max(axis=1),
    )


def _variations(weights: Floats) -> Floats:
    """The weights as they stand, and with one of them multiplied by each factor: a row each."""
    rows = [weights]
    for position in range(len(weights)):
        for factor in FACTORS:
            changed = weights.copy()
            changed[position] *= factor
            rows.append(changed)
    return np.array(rows)


def _ranks(values: Floats, groups: Ints) -> Floats:
    """Rank of each row in its group, column by column: one and the number of larger values."""
    order = np.argsort(groups, kind="stable")
    sizes = np.unique(groups, return_counts=True)[1]
    slots = np.concatenate([np.arange(size) for size in sizes]) if len(sizes) else np.empty(0, dtype=np.intp)
    cube: npt.NDArray[np.float64] = np.full((len(sizes), max(sizes, default=0), values.shape[1]), np.nan)
    which = np.repeat(np.arange(len(sizes)), sizes)
    cube[which, slots] = values[order]
    larger = (cube[:, None, :, :] > cube[:, :, None, :]).sum(axis=2)
    ranks = np.empty_like(values)
    ranks[order] = 1.0 + larger[which, slots]
    return np.where(np.isnan(values), np.nan, ranks)
