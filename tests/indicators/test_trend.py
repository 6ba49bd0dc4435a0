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
    row = trend.trends((counting,), observations([0.0] * 9 + [5.0])).row(0, named=True)
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
    row = trend.trends((replace(INDICATOR, model_family="none"),), observations([*range(20)])).row(0, named=True)
    assert row["reason"] == "Single values, not a series."
