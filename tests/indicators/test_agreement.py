"""The matrix product against the definition, vote by vote."""

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.agreement import all_pairs, as_rows

VOTES = ("yes", "no", "abstain", "absent")
SCORES = {"no": 0, "abstain": 1, "yes": 2}


def _votes(table: list[tuple[str, ...]]) -> pl.DataFrame:
    """One row of votes a roll call; states are A, B, C ..."""
    rows = [
        {"roll_call": f"rc-{number}", "iso3": chr(65 + position), "vote": vote}
        for number, votes in enumerate(table)
        for position, vote in enumerate(votes)
    ]
    return pl.DataFrame(rows, schema={"roll_call": pl.String, "iso3": pl.String, "vote": pl.String})


def _by_hand(table: list[tuple[str, ...]], left: int, right: int) -> tuple[float, int]:
    pairs = [(v[left], v[right]) for v in table if v[left] != "absent" and v[right] != "absent"]
    scores = [1 - abs(SCORES[a] - SCORES[b]) / 2 for a, b in pairs]
    return (sum(scores) / len(scores) if scores else float("nan")), len(scores)


def test_one_vote_of_each_kind() -> None:
    rows = as_rows(all_pairs(_votes([("yes", "yes", "no", "abstain")])))
    assert rows.rows() == [
        ("A", "B", 1.0, 1), ("A", "C", 0.0, 1), ("A", "D", 0.5, 1), ("B", "C", 0.0, 1), ("B", "D", 0.5, 1),
        ("C", "D", 0.5, 1),
    ]  # fmt: skip


def test_absent_is_not_abstaining() -> None:
    pairs = all_pairs(_votes([("yes", "absent"), ("no", "no")]))
    assert (pairs.agreement[0, 1], pairs.common[0, 1]) == (1.0, 1)


def test_nothing_in_common_has_no_row() -> None:
    pairs = all_pairs(_votes([("yes", "absent"), ("absent", "no")]))
    assert np.isnan(pairs.agreement[0, 1])
    assert as_rows(pairs).is_empty()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.sampled_from(VOTES)] * 4), min_size=1, max_size=12))
def test_equals_the_definition(table: list[tuple[str, ...]]) -> None:
    pairs = all_pairs(_votes(table))
    for left in range(4):
        for right in range(4):
            expected, common = _by_hand(table, left, right)
            assert pairs.common[left, right] == common
            assert pairs.agreement[left, right] == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("kind", [pl.Enum(["yes", "no", "abstain", "absent"]), pl.Categorical, pl.String])
def test_types_and_row_order_do_not_matter(kind: pl.DataType) -> None:
    votes = _votes([("yes", "no", "abstain"), ("absent", "no", "yes"), ("yes", "yes", "no")])
    shuffled = votes.with_columns(pl.col("vote").cast(kind)).sample(fraction=1, shuffle=True, seed=3)
    numbered = shuffled.with_columns(pl.col("roll_call").str.slice(3).cast(pl.Int32) + 9_000_000)
    for other in (shuffled, numbered):
        assert as_rows(all_pairs(other)).equals(as_rows(all_pairs(votes)))
