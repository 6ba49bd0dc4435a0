"""Expected errors: what the witnesses are worth, learnt from a large panel and believed in a small one."""

import numpy as np
import pytest

from indicators.forecast import expected, intervals
from indicators.forecast.batch import Hindcasts, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.expected import expected_error
from indicators.forecast.panel import Panel
from indicators.series import Floats


def found(values: Floats, horizons: int = 4) -> tuple[Hindcasts, Floats]:
    panel = Panel(values=values, season=1)
    made = hindcasts(panel, origins=20, horizons=horizons)
    centre = combined(made)
    return made, expected_error(panel, made, centre, made.truths - centre).by_all_witnesses


def walks(rows: int, periods: int, seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    return np.asarray(200 + rng.lognormal(0, 1, (rows, 1)) * rng.normal(size=(rows, periods)).cumsum(axis=1))


def witnessed(series: int) -> tuple[Floats, Floats]:
    """Witnesses (origin, series, horizon, witness) and errors that follow the second of them alone."""
    rng = np.random.default_rng(2)
    witnesses = rng.normal(size=(30, series, 1, 3))
    return witnesses, np.exp(witnesses[..., 1]) * np.exp(rng.normal(0, 0.5, (30, series, 1)))


def test_a_large_panel_learns_which_witness_is_right() -> None:
    witnesses, missed = witnessed(400)
    told = np.log(expected._moved(witnesses, missed))
    apart = witnesses.reshape(-1, 3) - witnesses.reshape(-1, 3).mean(axis=0)
    assert told.ravel() == pytest.approx(apart @ np.array([0, 1, 0]), abs=0.3)


def test_a_small_panel_keeps_the_plain_shares() -> None:
    witnesses, missed = witnessed(1)
    told = np.log(expected._moved(witnesses, missed))
    apart = witnesses.reshape(-1, 3) - witnesses.reshape(-1, 3).mean(axis=0)
    assert np.abs(told.ravel() - apart @ expected.SHARES).max() < np.abs(told.ravel() - apart[:, 1]).max()


def test_without_errors_nothing_is_moved() -> None:
    missed = np.full((3, 2, 4), np.nan)
    assert expected._moved(np.ones((3, 2, 4, 3)), missed) == pytest.approx(1)


def test_expected_errors_are_those_that_came() -> None:
    values = walks(200, 60)
    made, told = found(values)
    errors = made.truths - combined(made)
    known = ~np.isnan(errors)
    assert np.sqrt(np.mean((errors[known] / told[known]) ** 2)) == pytest.approx(1, abs=0.25)
    assert (np.diff(np.median(told[-1], axis=0)) > 0).all()


def test_disagreement_widens() -> None:
    # Two series of the same past change: one swings about a level, the other has just left it for a steep trend.
    rng = np.random.default_rng(3)
    calm = 100 + rng.normal(0, 2, 40)
    turned = np.concatenate([calm[:30], calm[30:] + 6 * np.arange(1, 11)])
    _, told = found(np.vstack([walks(30, 40), calm, turned]))
    change = [np.abs(np.diff(each)).mean() for each in (calm, turned)]
    assert told[-1, -1, -1] / change[1] > told[-1, -2, -1] / change[0]


def test_recent_unrest_counts_more_than_old() -> None:
    rng = np.random.default_rng(4)
    unrest = np.where(np.arange(60) < 48, 1.0, 5.0)
    noise = rng.normal(0, 1, 60)
    _, told = found(np.vstack([walks(30, 60), 100 + unrest * noise, 100 + unrest[::-1] * noise]))
    change = [np.abs(np.diff(100 + each * noise)).mean() for each in (unrest, unrest[::-1])]
    assert told[-1, -2, 0] / change[0] > told[-1, -1, 0] / change[1]


def test_a_series_that_never_moved_has_no_expectation() -> None:
    _, told = found(np.vstack([np.full(40, 3.0), walks(2, 40)]))
    assert np.isnan(told[-1, 0]).all()
    assert np.isfinite(told[-1, 1:]).all()


def test_only_the_outermost_quantiles_listen_to_all_witnesses(monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(values=walks(40, 40), season=1)
    made = hindcasts(panel, origins=20, horizons=4)
    before = intervals.quantiles(panel, made, combined(made))
    monkeypatch.setattr(expected, "_moved", lambda witnesses, missed: np.exp(witnesses.sum(axis=-1)))
    after = intervals.quantiles(panel, made, combined(made))
    assert (before[..., 1:-1] == after[..., 1:-1]).all()
    assert (before[..., [0, -1]] != after[..., [0, -1]]).any()
    assert (np.diff(after, axis=-1) >= 0).all()
