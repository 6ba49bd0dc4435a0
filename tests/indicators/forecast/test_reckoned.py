"""Forecasts put back to past days: nothing that came later is used."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.definitions.bloc_accessions import INDICATOR as COUNT
from indicators.definitions.bloc_members import INDICATOR as LEVEL
from indicators.definitions.bloc_un_seats import INDICATOR as SHARE
from indicators.forecast import ahead, baseline, candidates, levels, reckoned
from indicators.forecast.panel import panel
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.indicator import Indicator
from indicators.reckoning import knowable
from indicators.reuse import Reuse
from indicators.series import Series

SeriesOf = Callable[..., Series]
Frames = dict[str, pl.DataFrame]
THEN = date(2012, 12, 31)
MODELS = {
    "bloc_members": "combination", "bloc_accessions": "count_mixture", "bloc_un_seats": "combination_log_odds",
}  # fmt: skip


def history(indicator: Indicator, values: list[float], *late: tuple[int, float, date]) -> pl.DataFrame:
    """Years from 2000 on, each known at its end, and revisions known later."""
    rows = [(2000 + i, value, date(2000 + i, 12, 31)) for i, value in enumerate(values)] + list(late)
    return pl.DataFrame(
        [
            {
                "indicator_id": indicator.id,
                "entity": "nato",
                "counterpart": "",
                "frequency": "A",
                "period_start": date(year, 1, 1),
                "value": value,
                "coverage": "complete",
                "known_on": known_on,
                "is_preliminary": False,
            }
            for year, value, known_on in rows
        ]
    )


def said(indicator: Indicator, observation: pl.DataFrame, models: dict[str, str] = MODELS) -> pl.DataFrame:
    days = knowable(observation, [indicator], [THEN])
    return reckoned.hindcasts([indicator], days, observation, models, Reuse())


@pytest.mark.parametrize("indicator", [LEVEL, COUNT, SHARE], ids=lambda indicator: indicator.id)
def test_what_came_later_changes_the_truth_alone(indicator: Indicator) -> None:
    scale = 20.0 if indicator is SHARE else 1.0
    past = [(i * 7 % 5) / scale for i in range(13)]
    calm = said(indicator, history(indicator, [*past, 3 / scale, 2 / scale]))
    shock = said(indicator, history(indicator, [*past, 9 / scale, 0.0], (2003, 8 / scale, date(2013, 5, 1))))
    assert set(calm["model_id"]) == {"naive", MODELS[indicator.id]}
    assert_frame_equal(calm.drop(reckoned.LATER), shock.drop(reckoned.LATER))
    first = pl.col("target_period_start") == date(2013, 1, 1)
    assert set(calm.filter(first)["truth"]) == {3 / scale}
    assert set(shock.filter(first)["truth"]) == {9 / scale}


def test_a_revision_known_by_then_is_used() -> None:
    past = [float(i * 7 % 5) for i in range(13)]
    one, other = (said(LEVEL, history(LEVEL, past, *late)) for late in ([], [(2012, 9.0, date(2012, 12, 31))]))
    assert one["value"].to_list() != other["value"].to_list()


def test_the_baseline_is_the_one_of_the_series_then(series_of: SeriesOf) -> None:
    past = [float(i * 7 % 5) for i in range(13)]
    found = said(LEVEL, history(LEVEL, past), {})
    expected = baseline.quantiles(series_of(list(past)), "level", 3)
    assert found.sort("horizon", "quantile_level")["value"].to_list() == expected.ravel().tolist()
    assert found["horizon"].to_list() == sorted([1, 2, 3] * len(QUANTILE_LEVELS))
    assert set(found["as_of"]) == set(found["data_as_of"]) == {THEN}
    assert found["truth"].null_count() == found.height


def test_a_series_too_short_then_is_not_hindcast() -> None:
    late_starter = history(LEVEL, [float(i) for i in range(15)]).filter(pl.col("period_start") > date(2006, 1, 1))
    assert said(LEVEL, late_starter).is_empty()


def test_periods_whose_value_was_known_then_are_left_out() -> None:
    known_ahead = history(LEVEL, [float(i) for i in range(13)], (2013, 30.0, date(2012, 6, 1)))
    partial = known_ahead.with_columns(
        coverage=pl.when(pl.col("value") == 30.0).then(pl.lit("partial")).otherwise("coverage")
    )
    assert said(LEVEL, partial)["horizon"].unique().sort().to_list() == [2, 3]


def test_days_side_by_side_say_what_each_says_alone(series_of: SeriesOf) -> None:
    days = [[series_of([float((i * k) % 7) for i in range(n)]) for k in (2, 3, 5)] for n in (12, 13, 20)]
    together = ahead.combination(days, 3, is_share=False)
    for series, found in zip(days, together, strict=True):
        (alone,) = ahead.combination([series], 3, is_share=False)
        assert found == pytest.approx(alone)
        expected = levels.quantiles(panel([candidates.dense(each) for each in series], season=1), 3)
        assert found == pytest.approx(expected)


def test_counts_of_one_length_are_simulated_once(series_of: SeriesOf) -> None:
    quiet, loud = series_of([0.0, 1.0] * 8), series_of([4.0, 9.0] * 8)
    found = ahead.mixture([quiet, loud, quiet], 3)
    assert (found[0] == found[2]).all()
    assert found[1][:, 3].min() > found[0][:, 3].max()
    assert ahead.mixture([], 3) == ahead.combination([], 3, is_share=False) == []


def test_hindcasts_of_real_series(marts: Frames) -> None:
    found = marts["hindcast"]
    assert (found["data_as_of"] <= found["as_of"]).all()
    assert (found["truth_known_on"].drop_nulls() > found.drop_nulls("truth_known_on")["as_of"]).all()
    skilful = set(reckoned.skilful(marts["skill"]))
    assert set(found.filter(pl.col("model_id") != "naive")["indicator_id"]) == skilful
    key = ["indicator_id", "entity", "counterpart", "as_of", "target_period_start"]
    usual = found.filter(pl.col("model_id") == "naive")
    assert found.join(usual, on=key, how="anti").is_empty()
    nato = found.filter(
        (pl.col("indicator_id") == "bloc_members") & (pl.col("entity") == "nato") & (pl.col("as_of") == THEN)
    )
    assert set(nato["truth"]) == {28.0}
