"""Exact statistics of very few cases, against closed forms and other implementations."""

from itertools import product
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from indicators.bunching import interval, mirror_p, permutation_p, share_below, wilson

VOTES = st.lists(st.sampled_from([0.0, 1 / 3, 0.5, 1.0]), min_size=1, max_size=6).map(
    lambda votes: tuple(sorted(votes))
)


def test_mirror_test_is_the_sign_test_where_votes_are_whole() -> None:
    assert mirror_p((1.0,) * 8) == pytest.approx(0.5**8)
    # Seven or more of eight heads: (8 + 1) / 256.
    assert mirror_p((0.0, *(1.0,) * 7)) == pytest.approx(9 / 256)


def test_a_split_vote_says_nothing() -> None:
    assert mirror_p((0.5, 1.0, 1.0)) == mirror_p((1.0, 1.0))


def test_permutation_test_is_fishers_where_votes_are_whole() -> None:
    own, others = (0.0, 1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 1.0)
    expected = fisher_exact([[4, 1], [1, 3]], alternative="greater").pvalue
    assert permutation_p(own, others) == pytest.approx(expected)


@settings(deadline=None)
@given(VOTES)
def test_mirror_test_counts_every_reflection(votes: tuple[float, ...]) -> None:
    sums = [sum(v if keep else 1 - v for v, keep in zip(votes, kept, strict=True))
            for kept in product([True, False], repeat=len(votes))]  # fmt: skip
    expected = mean(total >= sum(votes) - 1e-9 for total in sums)
    assert mirror_p(votes) == pytest.approx(expected)


@settings(deadline=None)
@given(VOTES)
def test_interval_holds_the_share_and_stays_a_share(votes: tuple[float, ...]) -> None:
    low, high = interval(votes)
    assert 0 <= low <= share_below(votes) + 1e-12
    assert share_below(votes) - 1e-12 <= high <= 1


def test_agreeing_votes_are_not_certain() -> None:
    # Wilson's lower end for 3 of 3 is n / (n + z^2).
    assert interval((1.0, 1.0, 1.0))[0] == pytest.approx(3 / (3 + 1.959964**2), abs=1e-6)
    assert wilson(0.0, 3)[0] == 0


def test_bootstrap_counts_every_resample() -> None:
    # A hundred votes are enough for the normal limit; Wilson is a little wider.
    low, high = interval((0.5,) * 50 + (1.0,) * 50)
    # The standard error of the mean is 0.25 / 10.
    assert low == pytest.approx(0.75 - 1.96 * 0.025, abs=0.06)
    assert high == pytest.approx(0.75 + 1.96 * 0.025, abs=0.06)


@settings(deadline=None)
@given(VOTES, VOTES)
def test_sides_share_the_permutations(own: tuple[float, ...], others: tuple[float, ...]) -> None:
    assert permutation_p(own, others) + permutation_p(others, own) >= 1 - 1e-9


def test_many_cases_are_judged_like_few() -> None:
    own, others = (1.0, 0.0, 1.0, 1.0), (0.0, 1.0, 0.0, 0.5)
    few = permutation_p(own * 12, others * 12)
    many = permutation_p(own * 13, others * 13)
    assert 0 < many < few < 0.05
    assert many == pytest.approx(few, rel=0.6)
