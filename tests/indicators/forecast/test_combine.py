"""The combination: what a panel lends to a series that has little to tell."""

import numpy as np

from indicators.forecast.batch import POOL, hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.masked import median
from indicators.forecast.panel import panel
from indicators.series import Floats

HORIZONS = 4


def last(values: list[Floats]) -> tuple[Floats, Floats]:
    """The combination and the pool at the end of the last series; (horizon,) and (member, horizon)."""
    made = hindcasts(panel(values, season=1), origins=25, horizons=HORIZONS)
    return combined(made)[-1, -1], made.pool[:, -1, -1]


def trending(rows: int, seed: int) -> list[Floats]:
    rng = np.random.default_rng(seed)
    return list(100 + 3 * np.arange(50.0) + rng.normal(0, 2, (rows, 50)).cumsum(axis=1))


def test_without_past_errors_all_members_weigh_alike() -> None:
    made, pool = last([np.array([5.0, 7, 4, 8])])
    plain = (pool.mean(axis=0) + median(pool.T)) / 2
    assert np.allclose(made, plain)


def test_a_panel_of_trends_makes_a_short_series_follow_its_trend() -> None:
    short = np.array([10.0, 13, 15, 19, 21, 24])
    alone, pool = last([short])
    beside, _ = last([*trending(40, seed=1), short])
    flat = pool[POOL.index("ses"), -1]
    assert beside[-1] - flat > alone[-1] - flat > 0


def test_a_long_past_of_its_own_speaks_louder_than_the_panel() -> None:
    flat = np.random.default_rng(2).normal(50, 3, 50)
    alone, _ = last([flat])
    beside, _ = last([*trending(40, seed=3), flat])
    assert np.abs(beside - alone).max() < 1


def test_a_constant_beside_others_stays_and_changes_nothing() -> None:
    values = trending(5, seed=4)
    made, _ = last([*values, np.full(50, 7.0)])
    assert np.allclose(made, 7)
    assert np.allclose(last([np.full(50, 7.0), *values])[0], last(values)[0])
