"""Agreement of every pair of states in roll calls, as two matrix products instead of a join.

Agreement in one roll call in which both cast a vote is 1 for the same vote, 0.5 where one of the two abstains
and 0 for yes against no. Code a vote by two signs: is it at least an abstention, and is it a yes (+1 or -1 each;
0 and 0 for no vote). The product of two states' codes is then 2 for the same vote, 0 where one abstains and -2
for opposite votes, so that its sum W over roll calls gives agreement = 1/2 + W / (4 C) with C the votes in common.
Sums are whole numbers below 2**24, so that single precision is exact up to 8 million roll calls.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

CODES = {"no": (-1, -1), "abstain": (1, -1), "yes": (1, 1)}
"""At least an abstention?, a yes?; any other vote (absent) was not cast."""


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Square matrices by state (in the order of `states`): agreement (nan without common votes) and common votes."""

    states: tuple[str, ...]
    agreement: npt.NDArray[np.float64]
    common: npt.NDArray[np.int64]


def all_pairs(votes: pl.DataFrame) -> Pairs:
    """Agreement of all states with one another.

    `votes` has one row per roll call and state: roll_call (any type), iso3 and vote (yes, no, abstain, absent).
    """
    row, states = _numbered(votes["iso3"])
    column, roll_calls = _numbered(votes["roll_call"])
    word, words = _numbered(votes["vote"])
    ballots = np.zeros((len(states), len(roll_calls)), dtype=np.uint8)
    ballots.reshape(-1)[row * len(roll_calls) + column] = word + 1
    signs = np.array([(0, 0), *(CODES.get(vote, (0, 0)) for vote in words)], dtype=np.float32)
    first, second = (signs[:, part][ballots] for part in (0, 1))
    took_part = np.abs(first)
    common = (took_part @ took_part.T).astype(np.float64)
    with np.errstate(invalid="ignore"):
        agreement = 0.5 + (first @ first.T + second @ second.T) / (4 * common)
    return Pairs(states=tuple(states), agreement=agreement, common=common.astype(np.int64))


def _numbered(values: pl.Series) -> tuple[npt.NDArray[np.int64], list[str]]:
    """A number from zero for each value, and the values by number as text, in the order of the alphabet or the Enum."""
    if isinstance(values.dtype, pl.Enum):
        return values.to_physical().to_numpy(), values.dtype.categories.to_list()
    if values.is_empty():
        return np.zeros(0, dtype=np.int64), []
    if values.dtype.is_integer():
        lowest = int(values.to_numpy().min())
        codes = values.to_numpy() - lowest
        present = np.flatnonzero(np.bincount(codes))
        names = pl.Series(present + lowest).cast(pl.String)
    else:
        coded = values.cast(pl.Categorical)
        codes, distinct = coded.to_physical().to_numpy(), coded.unique()
        present, names = distinct.to_physical().to_numpy(), distinct.cast(pl.String)
    order = names.arg_sort()
    position = np.zeros(int(present.max()) + 1, dtype=np.int64)
    position[present[order.to_numpy()]] = np.arange(len(present))
    return position[codes], names[order].to_list()


def as_rows(pairs: Pairs) -> pl.DataFrame:
    """One row per unordered pair with common votes, the state first in the alphabet in `left`."""
    left, right = np.triu_indices(len(pairs.states), k=1)
    states = np.array(pairs.states, dtype=object)
    rows = pl.DataFrame(
        {
            "left": pl.Series(states[left], dtype=pl.String),
            "right": pl.Series(states[right], dtype=pl.String),
            "agreement": pairs.agreement[left, right],
            "common": pairs.common[left, right],
        }
    )
    return rows.filter(pl.col("common") > 0)
