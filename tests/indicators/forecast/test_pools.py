"""Pools of series: what their forecasts rest on, and that none reaches into another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import chain

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from indicators.definitions.bloc_accessions import INDICATOR as COUNT
from indicators.definitions.bloc_members import INDICATOR as LEVEL
from indicators.forecast import issue, pools, trial
from indicators.registry import INDICATORS
from indicators.reuse import content_of
from indicators.series import Series

SeriesOf = Callable[..., Series]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=9), st.integers(0, 8), st.floats(0.001, 10))
def test_every_value_of_a_series_counts(series_of: SeriesOf, values: list[float], at: int, change: float) -> None:
    other = list(values)
    other[at % len(values)] += change
    assert (content_of(series_of(values)) == content_of(series_of(other))) == (values == other)


def test_periods_names_and_declarations_count(series_of: SeriesOf) -> None:
    one = series_of([1.0, None, 2.0])
    contents = [
        pools.content([each])
        for each in (
            (LEVEL, one),
            (LEVEL, series_of([1.0, 2.0])),
            (LEVEL, replace(one, entity="sco")),
            (LEVEL, replace(one, incomplete=1)),
            (replace(LEVEL, minimum_periods=9), one),
            (replace(LEVEL, model_family="share"), one),
        )
    ]
    assert len({tuple(content) for content in contents}) == len(contents)


def test_levels_and_ratios_are_one_pool_counts_another(series_of: SeriesOf) -> None:
    one = series_of([1.0, 2.0])
    ratio = replace(LEVEL, model_family="ratio")
    found = pools.pools([(LEVEL, one), (COUNT, one), (ratio, one)])
    assert {name: [indicator for indicator, _ in members] for name, members in found.items()} == {
        "level A": [LEVEL, ratio],
        "count A": [COUNT],
    }


def test_pools_one_by_one_say_what_all_at_once_says(newest: pl.DataFrame, data_as_of: date) -> None:
    chosen = [(indicator, each) for indicator, each, no in issue.eligible(INDICATORS, newest, data_as_of) if not no]
    whole = issue.numbers(chosen)
    parts = [issue.numbers(members) for members in pools.pools(chosen).values()]
    assert len(parts) > 2
    for name in issue.NUMBERS:
        key = [column for column in whole[name].columns if column not in {"value", "targets", "reason"}]
        key = [column for column in key if not column.startswith("skill")]
        assert_frame_equal(pl.concat([part[name] for part in parts]).sort(key), whole[name].sort(key))


def test_every_pool_has_its_series_and_horizon() -> None:
    kinds = set(chain.from_iterable((pools.KIND[i.model_family],) for i in INDICATORS if i.model_family != "none"))
    assert kinds == {"level", "share", "count"}
    assert {i.frequency for i in INDICATORS if i.model_family != "none"} <= trial.HORIZONS.keys()
