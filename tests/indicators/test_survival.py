"""Kaplan-Meier and waits, against hand values and statsmodels."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from indicators.survival import kaplan_meier, waits_until_next

DAY = date(2026, 11, 22)


def test_by_hand() -> None:
    # Events at 1 and 3 of four, one lost at 2: S(1) = 3/4, S(3) = 3/4 * (1 - 1/2).
    waits, happened = np.array([1.0, 2.0, 3.0, 5.0]), np.array([1.0, 0.0, 1.0, 0.0])
    found = kaplan_meier(waits, happened, (0, 1, 3, 6))
    assert [at and at.value for at in found] == [1.0, 0.75, 0.375, None]


def test_nobody_left_waits_for_ever() -> None:
    found = kaplan_meier(np.array([1.0, 2.0]), np.array([1.0, 1.0]), (100,))[0]
    assert found is not None
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high > 0.5


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=4, max_size=20))
def test_agrees_with_statsmodels(cases: list[tuple[int, bool]]) -> None:
    waits = np.array([float(wait) for wait, _ in cases])
    happened = np.array([float(event) for _, event in cases])
    if not happened.any():
        return
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = SurvfuncRight(waits, happened)
    times = tuple(int(time) for time in expected.surv_times)
    found = kaplan_meier(waits, happened, times)
    for at, share, error in zip(found, expected.surv_prob, expected.surv_prob_se, strict=True):
        assert at is not None
        assert at.value == pytest.approx(share)
        if 0 < share < 1:
            reach = 1.959964 * error / (share * abs(np.log(share)))
            assert at.low == pytest.approx(share ** np.exp(reach), rel=1e-5)
            assert at.high == pytest.approx(share ** np.exp(-reach), rel=1e-5)


def test_waits_end_at_the_next_event_or_at_the_vintage() -> None:
    starts = pl.DataFrame({"vintage": [DAY] * 3, "day": [date(2020, 1, 1), date(2020, 3, 1), date(2026, 11, 1)]})
    events = pl.DataFrame({"vintage": [DAY], "day": [date(2020, 3, 1)], "known_on": [date(2020, 3, 2)]})
    found = waits_until_next(starts, events).sort("day")
    # An event on the same day does not follow.
    assert found["happened"].to_list() == [1.0, 0.0, 0.0]
    assert found["wait"].to_list() == [60.0, 2457.0, 21.0]
