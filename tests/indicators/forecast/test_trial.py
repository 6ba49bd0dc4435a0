"""Baseline and model side by side, as they would be shown."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from indicators.definitions.bloc_accessions import INDICATOR as ACCESSIONS
from indicators.definitions.bloc_members import INDICATOR as MEMBERS
from indicators.forecast import baseline, hindcast, trial
from indicators.forecast.calibration import Said, calibrated
from indicators.indicator import Indicator
from indicators.series import Series

SeriesOf = Callable[..., Series]


@pytest.fixture
def chosen(series_of: SeriesOf) -> list[tuple[Indicator, Series]]:
    """Levels, counts, levels: six series."""
    rng = np.random.default_rng(1)
    levels = [series_of((20 + rng.normal(0, 2, 40).cumsum()).tolist()) for _ in range(4)]
    counts = [series_of(rng.poisson(3.0, 30).astype(float).tolist()) for _ in range(2)]
    return [
        *((MEMBERS, each) for each in levels[:2]),
        *((ACCESSIONS, replace(each, indicator_id=ACCESSIONS.id)) for each in counts),
        *((MEMBERS, each) for each in levels[2:]),
    ]


def test_trials_keep_the_order_of_the_series(chosen: list[tuple[Indicator, Series]]) -> None:
    made = trial.run(chosen)
    assert [each.series for each in made] == [series for _, series in chosen]
    assert [each.model_id for each in made] == ["combination"] * 2 + ["count_mixture"] * 2 + ["combination"] * 2
    assert all(each.is_fitted and not each.gated.is_baseline for each in made)


def test_the_baseline_is_shown_calibrated_over_its_indicator(chosen: list[tuple[Indicator, Series]]) -> None:
    livelier = [
        replace(each, values=each.values + 9 * (each.ordinals > 2015) * (each.ordinals % 2)) for _, each in chosen
    ]
    members = [livelier[0], livelier[1], livelier[4], livelier[5]]
    plain = [
        Said(
            each,
            baseline.quantiles(each, "level", 3),
            hindcast.naive(each, "level", minimum_periods=MEMBERS.minimum_periods, horizons=3),
        )
        for each in members
    ]
    made = trial.run([(MEMBERS, each) for each in members])
    for each, before, expected in zip(made, plain, calibrated(plain, "level"), strict=True):
        assert (each.baseline == expected.ahead).all()
        assert (each.baseline[:, -1] > before.ahead[:, -1]).any()


def test_fractions_get_no_count_model_and_the_reason_is_said(series_of: SeriesOf) -> None:
    halves = replace(series_of([0.5, 1.0, 2.5, 0.0] * 5), indicator_id=ACCESSIONS.id)
    (made,) = trial.run([(ACCESSIONS, halves)])
    assert made.gated.reason == trial.NOT_COUNTABLE
    assert not made.is_fitted
    assert list(made.shown(is_skilful=True)) == ["naive"]


def test_counts_with_gaps_get_a_count_model(series_of: SeriesOf) -> None:
    gappy = replace(series_of([3.0, 1.0, None, 2.0, 4.0, None, 1.0] * 4), indicator_id=ACCESSIONS.id)
    (made,) = trial.run([(ACCESSIONS, gappy)])
    assert made.model_id == "count_mixture"
    assert not made.gated.is_baseline
    assert (made.gated.quantiles == np.round(made.gated.quantiles)).all()
