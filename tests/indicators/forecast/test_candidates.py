"""The models that stand against the baseline."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from indicators.forecast import candidates
from indicators.series import Floats, Series

SeriesOf = Callable[..., Series]
CUT = 2020
"""Values after this year are changed."""


def shocked(series: Series) -> Series:
    return replace(series, values=np.where(series.ordinals > CUT, 1 - series.values, series.values))


@pytest.fixture
def shares(series_of: SeriesOf) -> list[Series]:
    """Series of unequal length, one with a gap, one that ended earlier."""
    rng = np.random.default_rng(3)
    made: list[list[float | None]] = [
        np.clip(0.5 + rng.normal(0, 0.05, size).cumsum(), 0, 1).tolist() for size in (26, 26, 23, 18)
    ]
    made[1][9] = None
    return [series_of(values) for values in made]


@pytest.mark.parametrize("is_share", [True, False])
def test_no_candidate_looks_ahead(shares: list[Series], *, is_share: bool) -> None:
    made = candidates.combination(shares, 3, is_share=is_share)
    again = candidates.combination([shocked(each) for each in shares], 3, is_share=is_share)
    seen = 0
    for one, other in zip(made, again, strict=True):
        for origin in [ordinal for ordinal in one.past if ordinal <= CUT]:
            assert np.array_equal(one.past[origin], other.past[origin], equal_nan=True)
            seen += bool(np.isfinite(one.past[origin]).all())
    assert seen > 20
    assert not np.array_equal(made[0].past[CUT + 2], again[0].past[CUT + 2])


def test_the_past_of_a_candidate_is_what_it_would_have_said(shares: list[Series]) -> None:
    """Cut off at an origin, the chain gives the quantiles that its hindcast gave; up to the shared factors."""
    now = candidates.combination(shares, 3, is_share=False)
    then = candidates.combination([each.head(int((each.ordinals <= CUT).sum())) for each in shares], 3, is_share=False)
    assert now[0].past[CUT] == pytest.approx(then[0].ahead, rel=0.1)


def test_shares_stay_shares(shares: list[Series]) -> None:
    for made in candidates.combination(shares, 3, is_share=True):
        known = [made.ahead, *(values for values in made.past.values() if np.isfinite(values).all())]
        assert all(((values >= 0) & (values <= 1)).all() and (np.diff(values) >= 0).all() for values in known)


def test_count_candidates_do_not_look_ahead(series_of: SeriesOf) -> None:
    rng = np.random.default_rng(5)
    series = [series_of(rng.poisson(2.0, size).astype(float).tolist()) for size in (24, 24, 20)]
    louder = [replace(each, values=np.where(each.ordinals > 2015, 50.0, each.values)) for each in series]
    made, again = (candidates.mixture(each, 3) for each in (series, louder))
    for one, other in zip(made, again, strict=True):
        early = [origin for origin in one.past if origin <= 2015]
        assert early
        assert all(_same(one.past[origin], other.past[origin]) for origin in early)
        assert (one.ahead == np.round(one.ahead)).all()


def _same(one: Floats, other: Floats) -> bool:
    return bool((one == other).all())


def test_counts_with_fractions_are_not_simulated(series_of: SeriesOf) -> None:
    assert candidates.whole_counts(series_of([1.0, 0.0, 2.0]))
    assert candidates.whole_counts(series_of([1.0, None, 2.0]))
    assert not candidates.whole_counts(series_of([1.0, 0.5, 2.0]))


def test_counts_with_gaps_are_simulated_beside_others_that_ended_earlier(series_of: SeriesOf) -> None:
    values: list[float | None] = np.random.default_rng(6).poisson(5.0, 22).astype(float).tolist()
    gappy = series_of([*values[:10], None, *values[11:]])
    short = series_of(values[:12])
    together = candidates.mixture([gappy, short], 3)
    assert [list(each.past)[-1] for each in together] == [2020, 2010]
    assert all(np.isfinite(each.ahead).all() for each in together)
    # A series needs eight values before it says anything: the short one had them after 2007.
    assert min(together[1].past) == 2007


def test_no_series_no_candidate() -> None:
    assert candidates.combination([], 3, is_share=False) == []
    assert candidates.mixture([], 3) == []
