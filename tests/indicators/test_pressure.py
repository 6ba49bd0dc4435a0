"""Standardised components, totals and what the weights decide, against closed forms."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import pressure
from indicators.pressure import WEIGHTS, Component, standardised, totals

DAY = date(2026, 1, 1)
RISING = Component(id="force", name="force", weight=1.0, sign=1, reason="Test.")
FALLING = Component(id="restraint", name="restraint", weight=1.0, sign=-1, reason="Test.")
NAN = float("nan")


def annual(values: list[float], component: str = "force", first: int = 2000) -> pl.DataFrame:
    years = [date(first + step, 1, 1) for step in range(len(values))]
    return pl.DataFrame(
        {
            "vintage": [DAY] * len(values),
            "theatre": ["Baltic"] * len(values),
            "component": [component] * len(values),
            "period_start": years,
            "value": values,
            "known_on": [year.replace(month=12) for year in years],
        }
    )


def points(values: list[float], component: str = "force", first: int = 2000) -> list[float | None]:
    return standardised(annual(values, component, first), (RISING, FALLING))["points"].to_list()


def test_points_against_the_earlier_years_by_hand() -> None:
    # Earlier years 1, 2, 3, 4, 5: mean 3, deviation the root of 10 / 4. The sixth is (5 - 3) / 1.58 above: 12.6 points.
    assert points([1.0, 2, 3, 4, 5, 5]) == [None] * 5 + [63.0]
    assert points([1.0, 2, 3, 4, 5, 5], "restraint") == [None] * 5 + [37.0]


def test_points_stop_three_deviations_away() -> None:
    assert points([1.0, 2, 3, 4, 5, 1000])[-1] == 80.0
    assert points([1.0, 2, 3, 4, 5, -1000])[-1] == 20.0


def test_alike_or_few_or_distant_years_are_no_past() -> None:
    assert points([4.0] * 5 + [9.0])[-1] is None
    assert points([1.0, 2, 3, 4])[-1] is None
    assert points([1.0, 2, 3, 4, 5, 5], first=1990) == [None] * 4


def test_a_year_is_not_set_against_later_ones() -> None:
    assert points([1.0, 2, 3, 4, 5, 5, 400])[5] == points([1.0, 2, 3, 4, 5, 5])[5]


@given(st.lists(st.integers(0, 50), min_size=6, max_size=12), st.sampled_from([0.1, 3.0, 1000.0]))
def test_points_do_not_depend_on_the_unit(values: list[int], factor: float) -> None:
    plain = [float(value) for value in values]
    there, scaled = points(plain), points([value * factor for value in plain])
    for one, other in zip(there, scaled, strict=True):
        assert (one is None) == (other is None)
        assert one is None or other == pytest.approx(one, abs=1.0)  # one point where rounding is a tie


def test_range_of_a_total_in_closed_form() -> None:
    found = totals(np.array([[80.0, 50.0, 20.0]]), np.array([1.0, 1.0, 2.0]), np.array([1]))
    # As they stand: (80 + 50 + 40) / 4. Lowest without the first: (50 + 40) / 3. Highest without the third: 130 / 2.
    assert (found.total[0], found.low[0], found.high[0]) == (round(170 / 4), 30.0, 65.0)


def test_range_over_halves_and_half_as_much_again() -> None:
    changed = pressure._variations(np.array([1.0, 2.0]))
    assert changed.tolist() == [[1, 2], [0, 2], [0.5, 2], [1.5, 2], [1, 0], [1, 1], [1, 3]]


def test_ranks_of_three_theatres_in_closed_form() -> None:
    # The first and the second change places only when the first component is left out (60 against 61); halved, it
    # still decides: (40 + 120) / 2.5 = 64 against (35 + 122) / 2.5 = 63. The third stays last throughout.
    rows = np.array([[80.0, 60.0, 60.0], [70.0, 61.0, 61.0], [20.0, 20.0, 20.0]])
    found = totals(rows, np.ones(3), np.zeros(3, dtype=np.int64))
    assert found.total.tolist() == [67.0, 64.0, 20.0]
    assert found.rank.tolist() == [1.0, 2.0, 3.0]
    assert found.rank_low.tolist() == [1.0, 1.0, 3.0]
    assert found.rank_high.tolist() == [2.0, 2.0, 3.0]


def test_ties_share_the_better_rank_and_groups_are_apart() -> None:
    rows = np.full((4, 3), 60.0)
    rows[1] = 40.0
    found = totals(rows, np.ones(3), np.array([7, 7, 2, 2]))
    assert found.rank.tolist() == [1.0, 2.0, 1.0, 1.0]


def test_too_few_components_have_no_total() -> None:
    found = totals(np.array([[80.0, 50.0, NAN], [80.0, 50.0, 60.0]]), np.ones(3), np.zeros(2, dtype=np.int64))
    assert np.isnan([found.total[0], found.low[0], found.rank[0], found.rank_high[0]]).all()
    assert (found.total[1], found.rank[1]) == (63.0, 1.0)


@given(st.lists(st.lists(st.integers(20, 80), min_size=6, max_size=6), min_size=1, max_size=6))
def test_totals_lie_in_their_range_and_between_their_components(rows: list[list[int]]) -> None:
    weights = np.array([component.weight for component in WEIGHTS])
    values = np.array(rows, dtype=float)
    found = totals(values, weights, np.zeros(len(rows), dtype=np.int64))
    assert (found.low <= found.total).all()
    assert (found.total <= found.high).all()
    assert (found.high <= values.max(axis=1)).all()
    assert (found.low >= values.min(axis=1)).all()
    assert (found.rank_low <= found.rank).all()
    assert (found.rank <= found.rank_high).all()


def test_every_weight_has_a_reason() -> None:
    assert len({component.id for component in WEIGHTS}) == len(WEIGHTS)
    assert all(component.weight > 0 and component.sign in (-1, 1) and component.reason for component in WEIGHTS)
