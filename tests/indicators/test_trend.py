"""Trends against closed forms, and the written rule."""

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import trend
from indicators.definitions.bloc_members import INDICATOR
from indicators.trend import Slope


def observations(
    values: list[float | None], *, coverage: str = "complete", open_last: bool = False, first: int = 2000
) -> pl.DataFrame:
    count = len(values)
    return pl.DataFrame(
        {
            "indicator_id": [INDICATOR.id] * count,
            "entity": ["nato"] * count,
            "counterpart": [""] * count,
            "frequency": ["A"] * count,
            "period_start": [date(first + i, 1, 1) for i in range(count)],
            "value": values,
            "coverage": [coverage] * count,
            "known_on": [date(first + i, 12, 31) for i in range(count)],
            "is_preliminary": [open_last and i == count - 1 for i in range(count)],
        },
        schema_overrides={"value": pl.Float64},
    )


def test_theil_sen_is_exact_on_a_line() -> None:
    steps = np.arange(10.0)
    found = trend.theil_sen(steps, 3.0 + 2.0 * steps)
    assert (found.slope, found.low, found.high) == pytest.approx((2.0, 2.0, 2.0))
    assert found.p_value < 1e-5


def test_theil_sen_is_the_median_of_pairwise_slopes() -> None:
    values = np.array([1.0, 4.0, 2.0, 8.0, 5.0])
    slopes = [(values[j] - values[i]) / (j - i) for i in range(5) for j in range(i + 1, 5)]
    assert trend.theil_sen(np.arange(5.0), values).slope == pytest.approx(np.median(slopes))


def test_mann_kendall_p_of_a_strict_order_is_exact() -> None:
    # Of 5! orders, one rises and one falls throughout: p = 2 / 120.
    assert trend.theil_sen(np.arange(5.0), np.arange(5.0)).p_value == pytest.approx(2 / 120)


def test_poisson_rate_of_a_doubling_series_is_log_two() -> None:
    found = trend.poisson_rate(np.arange(6.0), 2.0 ** np.arange(6.0))
    assert found.slope == pytest.approx(np.log(2))
    assert found.method == "poisson_rate"


def test_overdispersed_counts_get_wider_intervals_than_poisson() -> None:
    steps = np.arange(8.0)
    calm = trend.poisson_rate(steps, np.array([9.0, 11, 10, 12, 9, 11, 10, 12]))
    wild = trend.poisson_rate(steps, np.array([1.0, 30, 2, 28, 0, 1, 25, 3]))
    assert wild.high - wild.low > 3 * (calm.high - calm.low)


@given(st.lists(st.integers(0, 50), min_size=5, max_size=20))
def test_slopes_turn_with_the_series(values: list[int]) -> None:
    steps, forward = np.arange(float(len(values))), np.array(values, dtype=float)
    there, back = trend.theil_sen(steps, forward), trend.theil_sen(steps, forward[::-1].copy())
    assert there.slope == pytest.approx(-back.slope)
    assert there.low <= there.slope <= there.high


@pytest.mark.parametrize(
    ("slope", "direction", "word"),
    [
        (1.0, "higher_is_worse", "deteriorating"),
        (-1.0, "higher_is_worse", "easing"),
        (1.0, "lower_is_worse", "easing"),
        (-1.0, "lower_is_worse", "deteriorating"),
        (1.0, "neutral", "rising"),
        (-1.0, "neutral", "falling"),
    ],
)
def test_verdict_by_direction(slope: float, direction: str, word: str) -> None:
    estimate = Slope(slope=slope, low=slope - 0.5, high=slope + 0.5, p_value=0.01, method="theil_sen")
    assert trend.verdict(estimate, direction) == word


@pytest.mark.parametrize(("p_value", "low", "high"), [(0.06, 0.5, 1.5), (0.01, -0.1, 1.5), (0.01, 0.0, 0.0)])
def test_steady_when_the_rule_is_not_met(p_value: float, low: float, high: float) -> None:
    assert (
        trend.verdict(Slope(slope=0.7, low=low, high=high, p_value=p_value, method="theil_sen"), "neutral") == "steady"
    )


def test_a_change_in_steps_counts_though_its_interval_touches_zero() -> None:
    row = trend.trends((INDICATOR,), observations([5, 5, 5, 5, 5, 5, 5, 5, 9, 10])).row(0, named=True)
    assert (row["slope_low"], row["verdict"]) == (0.0, "rising")


def test_constant_series_are_steady() -> None:
    row = trend.trends((INDICATOR,), observations([57.0] * 12)).row(0, named=True)
    assert (row["verdict"], row["slope"], row["p_value"], row["periods"]) == ("steady", 0.0, 1.0, 10)


def test_open_period_and_old_periods_are_left_out() -> None:
    row = trend.trends((INDICATOR,), observations([*range(15)], open_last=True)).row(0, named=True)
    assert (row["first_period"], row["last_period"], row["periods"]) == (date(2004, 1, 1), date(2013, 1, 1), 10)
    assert row["level"] == 13.0


def test_short_series_abstain_with_a_reason() -> None:
    row = trend.trends((INDICATOR,), observations([1.0, 2.0, 3.0])).row(0, named=True)
    assert (row["verdict"], row["method"], row["slope"]) == ("abstained", "none", None)
    assert row["reason"] == "3 complete periods, 8 needed."


def test_a_sample_is_not_activity() -> None:
    row = trend.trends((INDICATOR,), observations([*range(20)], coverage="sample")).row(0, named=True)
    assert row["verdict"] == "abstained"
    assert row["reason"] == "A sample is not activity: 10 of 10 periods are samples or not observed."


def test_partial_series_abstain() -> None:
    row = trend.trends((INDICATOR,), observations([*range(20)], coverage="partial")).row(0, named=True)
    assert row["reason"] == "10 of 10 periods are partial or not observed."


def test_counts_in_one_end_period_abstain_instead_of_diverging() -> None:
    counting = replace(INDICATOR, model_family="count")
    row = trend.trends((counting,), observations([*[0.0] * 9, 5.0])).row(0, named=True)
    assert row["verdict"] == "abstained"
    assert row["reason"].startswith("All counts fall into the first or the last period")


@given(st.lists(st.integers(0, 30), min_size=8, max_size=20))
def test_rates_are_finite_for_all_other_counts(values: list[int]) -> None:
    counts = np.array(values, dtype=float)
    if not trend.is_separated(counts):
        found = trend.poisson_rate(np.arange(float(len(counts))), counts)
        assert np.isfinite([found.slope, found.low, found.high, found.p_value]).all()
        assert found.low <= found.slope <= found.high


def test_single_values_have_no_trend() -> None:
    assert trend.trends((replace(INDICATOR, model_family="none"),), observations([*range(20)])).is_empty()


def test_logit_of_odds_that_double_is_log_two() -> None:
    odds = 2.0 ** np.arange(-4.0, 4.0)
    found = trend.logit(np.arange(8.0), odds / (1 + odds))
    assert found.slope == pytest.approx(np.log(2))
    assert found.p_value < 1e-6
    assert found.method == "logit"


def test_logit_of_two_groups_is_their_log_odds_ratio() -> None:
    # With two values of the regressor the fitted shares are the groups' means: 0.25 and 0.5.
    found = trend.logit(np.array([0.0, 0, 1, 1]), np.array([0.2, 0.3, 0.4, 0.6]))
    assert found.slope == pytest.approx(np.log(1 / 1) - np.log(0.25 / 0.75))
    # Pearson: ((.05)^2 * 2 / (.25 * .75) + (.1)^2 * 2 / .25) / 2 degrees; variance: scale * (1 / .375 + 1 / .5).
    scale = (0.005 / 0.1875 + 0.02 / 0.25) / 2
    reach = 4.302652730 * np.sqrt(scale * (1 / 0.375 + 1 / 0.5))
    assert (found.low, found.high) == pytest.approx((found.slope - reach, found.slope + reach))


def test_shares_of_zero_and_one_are_allowed() -> None:
    found = trend.logit(np.arange(6.0), np.array([0.0, 0.2, 0.0, 0.6, 1.0, 0.9]))
    assert np.isfinite([found.slope, found.low, found.high]).all()
    assert found.slope > 0


@pytest.mark.parametrize(
    ("shares", "split"),
    [
        ([0, 0, 0, 0.3], True),
        ([0.4, 1, 1, 1], True),
        ([0, 0, 1, 1], True),
        ([1, 0.5, 0, 0], True),
        ([0, 0, 0, 0], False),
        ([0, 0.3, 0, 0], False),
        ([0, 0.3, 0.2, 1], False),
    ],
)
def test_split_shares_have_no_finite_slope(shares: list[float], split: bool) -> None:  # noqa: FBT001
    assert trend.is_split(np.array(shares, dtype=float)) is split


def test_split_shares_abstain() -> None:
    sharing = replace(INDICATOR, model_family="share")
    row = trend.trends((sharing,), observations([*[0.0] * 9, 0.5])).row(0, named=True)
    assert (row["verdict"], row["change_point"], row["change_evidence"]) == ("abstained", None, None)
    assert row["reason"].startswith("All shares are zero or one on either side")


@given(st.lists(st.floats(0, 1).map(lambda share: round(share, 2)), min_size=8, max_size=15))
def test_log_odds_turn_with_the_series(values: list[float]) -> None:
    shares, steps = np.array(values), np.arange(float(len(values)))
    if not trend.is_split(shares):
        there, back = trend.logit(steps, shares), trend.logit(steps, shares[::-1].copy())
        assert there.slope == pytest.approx(-back.slope, abs=1e-5)
        assert there.low <= there.slope <= there.high


def test_a_shift_is_dated_by_the_first_period_of_the_new_level() -> None:
    row = trend.trends((INDICATOR,), observations([5, 6, 5, 6, 5, 6, 19, 20, 19, 20])).row(0, named=True)
    assert row["change_point"] == date(2006, 1, 1)
    assert row["change_evidence"].startswith("Mean 5.5, 19.5 from 2006 (BIC ")


def test_large_levels_are_written_out() -> None:
    row = trend.trends(
        (INDICATOR,), observations([11800.0, 11810, 11790, 11800, 11805, 12500, 12510, 12490, 12500, 12495])
    )
    assert row["change_evidence"][0].startswith("Mean 11,801, 12,499 from 2005 (BIC ")


def test_a_steady_rise_is_a_slope_and_no_shift() -> None:
    row = trend.trends((INDICATOR,), observations([*range(20)])).row(0, named=True)
    assert (row["verdict"], row["change_point"]) == ("rising", None)
    assert row["change_evidence"].startswith("No shift of level: the best cut gains")
