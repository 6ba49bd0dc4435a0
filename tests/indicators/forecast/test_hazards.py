"""Hazards: few events give wide intervals; closed forms of the Gamma."""

import numpy as np
import pytest
from scipy.stats import chi2

from indicators.forecast.hazards import hazard, next_period


def test_the_interval_is_that_of_jeffreys() -> None:
    found = hazard(3, 40)
    assert found.per_year == pytest.approx(3.5 / 40)
    assert found.low == pytest.approx(chi2.ppf(0.025, 7) / 80)
    assert found.high == pytest.approx(chi2.ppf(0.975, 7) / 80)


def test_the_chance_of_one_event_averages_over_the_rate() -> None:
    probability, low, high = hazard(3, 40).at_least_one(2)
    rates = np.random.default_rng(1).gamma(3.5, 1 / 40, 400_000)
    assert probability == pytest.approx(np.mean(1 - np.exp(-2 * rates)), abs=1e-3)
    assert low < probability < high


def test_no_event_is_not_no_risk() -> None:
    found = hazard(0, 20)
    assert found.low == 0
    assert 0 < found.at_least_one(1)[0] < 0.05
    assert found.at_least_one(1)[2] > 0.1


@pytest.mark.parametrize(("events", "years"), [(1, 0.0), (-1, 5.0)])
def test_nonsense_is_refused(events: int, years: float) -> None:
    with pytest.raises(ValueError, match="exposure must be positive"):
        hazard(events, years)


def test_the_next_period_by_hand() -> None:
    assert next_period(3, 20)[0] == pytest.approx(3.5 / 21)
    assert next_period(0, 10)[0] == pytest.approx(0.5 / 11)
    assert next_period(0, 10)[1] == 0.0
    assert next_period(10, 10)[2] == 1.0
    one, other = next_period(4, 10), next_period(6, 10)
    assert one == pytest.approx((1 - other[0], 1 - other[2], 1 - other[1]))


@pytest.mark.parametrize(("active", "periods"), [(-1, 3), (4, 3), (0, 0)])
def test_impossible_periods_are_refused(active: int, periods: int) -> None:
    with pytest.raises(ValueError, match="active periods"):
        next_period(active, periods)
