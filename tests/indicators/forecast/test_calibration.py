"""Ranges are widened where they held too seldom, from earlier misses alone."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.forecast import baseline, hindcast, scores
from indicators.forecast.calibration import Said, calibrated
from indicators.forecast.hindcast import Past
from indicators.series import Floats, Series

SeriesOf = Callable[..., Series]
HORIZONS = 2
OFFSETS = np.array([-1.96, -1.28, -0.67, 0.0, 0.67, 1.28, 1.96])


def forecast(series: Series, width: float) -> Said:
    """Normal ranges about 10, `width` standard deviations wide, whatever the series does."""
    quantiles = np.tile(10 + width * OFFSETS, (HORIZONS, 1))
    origins = series.ordinals[7:-1]
    past = Past(
        model_id="normal",
        origins=origins,
        quantiles=np.tile(quantiles, (len(origins), 1, 1)),
        truths=hindcast.truths(series, origins, HORIZONS),
    )
    return Said(series, quantiles, past)


@pytest.fixture
def noise(series_of: SeriesOf) -> list[Series]:
    rng = np.random.default_rng(1)
    return [series_of((10 + rng.standard_normal(48)).tolist()) for _ in range(6)]


def held(said: list[Said], *, after: int) -> float:
    """Coverage of 95 % at origins after so many."""
    quantiles = np.concatenate([each.past.quantiles[after:].reshape(-1, 7) for each in said])
    truths = np.concatenate([each.past.truths[after:].ravel() for each in said])
    return scores.coverage(quantiles[:, 0], quantiles[:, 6], truths).value


def test_ranges_that_hold_stay_as_they_are(noise: list[Series]) -> None:
    before = [forecast(each, 1.0) for each in noise]
    for one, other in zip(calibrated(before, "level"), before, strict=True):
        assert (one.ahead == other.ahead).all()
        assert (one.past.quantiles == other.past.quantiles).all()


def test_ranges_half_as_wide_come_to_hold(noise: list[Series]) -> None:
    before = [forecast(each, 0.5) for each in noise]
    after = calibrated(before, "level")
    assert held(before, after=15) < 0.8
    assert 0.92 <= held(after, after=15) <= 0.99
    # Widened by about what was missing: the range of 95 % to about that of the noise.
    assert after[0].ahead[0, 6] - after[0].ahead[0, 0] == pytest.approx(2 * 1.96, rel=0.25)
    assert after[0].ahead[0, 3] == 10


def test_one_tail_is_widened_where_one_is_missed(noise: list[Series]) -> None:
    before = [forecast(each, 1.0) for each in noise]
    high = [
        replace(each.series, values=np.where(each.series.values > 10.5, each.series.values + 3, each.series.values))
        for each in before
    ]
    after = calibrated([forecast(each, 1.0) for each in high], "level")
    assert all(each.ahead[0, 6] > 12.5 for each in after)
    assert all(each.ahead[0, 0] == pytest.approx(10 - 1.96, abs=0.25) for each in after)


def test_no_range_looks_ahead(noise: list[Series]) -> None:
    cut = 2030
    shocked = [replace(each, values=np.where(each.ordinals > cut, 90.0, each.values)) for each in noise]
    made, again = (calibrated([forecast(each, 0.5) for each in some], "level") for some in (noise, shocked))
    for one, other in zip(made, again, strict=True):
        early = one.past.origins <= cut
        assert early.sum() > 20
        assert np.array_equal(one.past.quantiles[early], other.past.quantiles[early])
        assert not np.array_equal(one.past.quantiles[~early], other.past.quantiles[~early])


def test_a_series_that_moves_more_is_widened_more(noise: list[Series]) -> None:
    calm = [replace(each, values=10 + 0.5 * (each.values - 10)) for each in noise[:5]]
    lively = [replace(each, values=10 + 4 * (each.values - 10)) for each in noise[5:]]
    after = calibrated([forecast(each, 0.1) for each in calm + lively], "level")
    widths = [each.ahead[0, 6] - each.ahead[0, 0] for each in after]
    assert min(widths[5:]) > 4 * max(widths[:5])


def test_shares_stay_shares_and_counts_whole(noise: list[Series]) -> None:
    shares = [replace(each, values=np.clip((each.values - 7) / 6, 0, 1)) for each in noise]
    naive = [
        Said(
            each,
            np.tile(np.full(7, 0.9), (HORIZONS, 1)),
            replace(forecast(each, 0.0).past, quantiles=np.full((40, HORIZONS, 7), 0.9)),
        )
        for each in shares
    ]
    for each in calibrated(naive, "share"):
        assert each.ahead[0, 0] < 0.9
        assert (each.ahead >= 0).all()
        assert (each.ahead <= 1).all()
    counts = [replace(each, values=np.round(each.values)) for each in noise]
    for each in calibrated([forecast(one, 0.0) for one in counts], "count"):
        assert each.ahead[0, 6] > 10
        assert (each.ahead == np.round(each.ahead)).all()


def test_of_nothing_nothing() -> None:
    assert calibrated([], "level") == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), min_size=12, max_size=24), min_size=1, max_size=4))
def test_quantiles_keep_their_order_and_never_narrow(series_of: SeriesOf, histories: list[list[int]]) -> None:
    before = [naive(series_of([float(value) for value in values])) for values in histories]
    for one, other in zip(calibrated(before, "level"), before, strict=True):
        for after, was in ((one.ahead, other.ahead), (one.past.quantiles, other.past.quantiles)):
            assert (np.diff(after, axis=-1) >= 0).all()
            assert (widths(after) >= widths(was)).all()
            assert (after >= 0).all()


def naive(series: Series) -> Said:
    past = hindcast.naive(series, "level", minimum_periods=8, horizons=HORIZONS)
    return Said(series, baseline.quantiles(series, "level", HORIZONS), past)


def widths(quantiles: Floats) -> Floats:
    return np.asarray(quantiles[..., 4:] - quantiles[..., 2::-1])
