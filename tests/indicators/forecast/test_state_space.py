"""Series with gaps: the Kalman filter's local level beside the combination."""

import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from indicators.definitions.us_troops_europe import INDICATOR
from indicators.forecast import state_space, trial
from indicators.forecast.candidates import Candidate, combination
from indicators.forecast.quantiles import MEDIAN, position
from indicators.forecast.state_space import MODEL_ID, NORMAL, refined
from indicators.series import Floats, Series

SeriesOf = Callable[..., Series]
HORIZONS = 3
CUT = 2025


@pytest.fixture
def gappy(series_of: SeriesOf) -> Series:
    """A noisy random walk of forty years, two of them missing."""
    rng = np.random.default_rng(7)
    values: list[float | None] = (100 + rng.normal(0, 3, 40).cumsum() + rng.normal(0, 2, 40)).tolist()
    values[20] = values[33] = None
    return series_of(values)


def alone(series: Series) -> Candidate:
    """A candidate whose combination says nothing but NaN: what it asks for is the state-space model's origins."""
    past = {int(ordinal): np.full((HORIZONS, 7), np.nan) for ordinal in series.ordinals[:-1]}
    return Candidate(model_id="combination", ahead=np.full((HORIZONS, 7), np.nan), past=past)


def local_levels(series: Series, *, is_share: bool = False) -> dict[int, Floats]:
    found = state_space._local_levels(series, alone(series), HORIZONS, is_share=is_share)
    return {ordinal: level.quantiles for ordinal, level in found.items()}


def test_quantiles_are_those_the_library_forecasts(gappy: Series) -> None:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    values = np.full(40, np.nan)
    values[gappy.ordinals - 2000] = np.log(gappy.values)
    unit = np.std(np.diff(np.log(gappy.values)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ahead = UnobservedComponents(values / unit, level="local level").fit(disp=0, maxiter=100).get_forecast(HORIZONS)
    spread = np.sqrt(ahead.var_pred_mean)[:, None] * NORMAL
    assert local_levels(gappy)[2039] == pytest.approx(np.exp(unit * (ahead.predicted_mean[:, None] + spread)))


def test_no_origin_looks_ahead(gappy: Series) -> None:
    shocked = replace(gappy, values=np.where(gappy.ordinals > CUT, 500.0, gappy.values))
    made, again = (
        refined([each], combination([each], HORIZONS, is_share=False), HORIZONS, is_share=False)[0]
        for each in (gappy, shocked)
    )
    early = [origin for origin in made.past if origin <= CUT]
    assert len(early) > 10
    assert all(np.array_equal(made.past[origin], again.past[origin]) for origin in early)
    assert not np.array_equal(made.past[CUT + 2], again.past[CUT + 2])


def test_the_longer_the_gap_the_less_is_known(gappy: Series) -> None:
    """With the same parameters, those up to period 29, the first value after a longer gap says less of the level."""
    dense = gappy.values[:30]
    widths = []
    for missing in (1, 9):
        values = np.concatenate([dense, [np.nan] * missing, [dense[-1]]])
        before, after = state_space._block(values, [29, 30 + missing], HORIZONS, state_space.VALUES)
        widths.append((float(np.ptp(before.quantiles[0])), float(np.ptp(after.quantiles[0]))))
    assert widths[0][0] == widths[1][0]
    assert widths[0][1] < widths[1][1]


def test_both_share_evenly_until_one_has_served_better(gappy: Series) -> None:
    origins = gappy.ordinals[10:30]
    near, far = (
        np.array([np.interp(origins + ahead, gappy.ordinals, gappy.values) + miss for ahead in (1, 2, 3)]).T[..., None]
        + np.linspace(-1, 1, 7)
        for miss in (0.0, 5.0)
    )
    shares = state_space._shares(gappy, origins, near, far)
    assert shares[0] == 0.5
    assert shares[-1] > 0.9
    assert (np.diff(shares) >= 0).all()
    assert state_space._shares(gappy, origins, far, near)[-1] < 0.1


def test_only_indicators_with_gaps_are_refined(series_of: SeriesOf, gappy: Series) -> None:
    whole = replace(series_of([float(each) for each in range(20)]), indicator_id="another")
    candidates = combination([gappy, whole], HORIZONS, is_share=False)
    found = refined([gappy, whole], candidates, HORIZONS, is_share=False)
    assert [each.model_id for each in found] == [MODEL_ID, "combination"]
    assert found[1] is candidates[1]


def test_shares_stay_shares(series_of: SeriesOf) -> None:
    rng = np.random.default_rng(1)
    values: list[float | None] = np.clip(0.9 + rng.normal(0, 0.06, 25).cumsum(), 0, 1).tolist()
    values[12] = None
    for quantiles in local_levels(series_of(values), is_share=True).values():
        assert (quantiles >= 0).all()
        assert (quantiles <= 1).all()
        assert (np.diff(quantiles) >= 0).all()


def test_values_that_touch_zero_stay_above_it(series_of: SeriesOf) -> None:
    found = local_levels(series_of([5.0, 3.0, 0.0, 4.0, None, 1.0, 0.0, 2.0, 5.0, 1.0, 0.0, 2.0, 3.0, 0.0]))
    assert min(float(quantiles.min()) for quantiles in found.values()) == 0.0
    assert max(float(quantiles[:, position(MEDIAN)].max()) for quantiles in found.values()) < 5


def test_a_fit_that_fails_shows_the_baseline_and_says_so(series_of: SeriesOf) -> None:
    flat = replace(series_of([7.0] * 15 + [None] + [7.0] * 4), indicator_id=INDICATOR.id)
    (made,) = trial.run([(INDICATOR, flat)])
    assert made.model_id == MODEL_ID
    assert made.gated.reason == "The fit did not converge."
    assert list(made.shown(is_skilful=True)) == ["naive"]
    assert (made.pasts[1].quantiles == made.pasts[0].quantiles).all()


def test_statsmodels_waits_until_a_series_has_gaps() -> None:
    script = "import sys, indicators.publish; sys.exit('statsmodels' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
