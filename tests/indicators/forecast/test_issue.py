"""Which series are forecast, and which not and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from indicators.definitions.bloc_members import INDICATOR
from indicators.forecast import issue
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.registry import INDICATORS
from indicators.series import Series

SeriesOf = Callable[..., Series]
Frames = dict[str, pl.DataFrame]


def test_reasons_to_abstain(series_of: SeriesOf) -> None:
    long = series_of([float(i) for i in range(20)])
    assert issue.abstention(INDICATOR, long, date(2020, 6, 1)) == ""
    assert issue.abstention(INDICATOR, long.head(5), date(2005, 6, 1)) == "5 complete periods, 8 needed."
    assert issue.abstention(replace(INDICATOR, model_family="none"), long, date(2020, 6, 1)).startswith("Single values")


def test_old_data_are_not_forecast_from(series_of: SeriesOf) -> None:
    long = series_of([float(i) for i in range(20)])  # last complete year 2019, farthest target 2022
    assert issue.abstention(INDICATOR, long, date(2022, 12, 31)) == ""
    reason = issue.abstention(INDICATOR, long, date(2023, 1, 1))
    assert reason == "The last complete period is 2019, too far back to forecast from."


def test_forecasts_have_every_horizon_and_level(marts: Frames) -> None:
    cells = (
        marts["forecast"]
        .group_by("indicator_id", "entity", "counterpart", "model_id")
        .agg(
            rows=pl.len(), horizons=pl.col("horizon").n_unique(), frequency=pl.col("frequency").first().cast(pl.String)
        )
    )
    for row in cells.rows(named=True):
        assert row["horizons"] <= issue.HORIZONS[row["frequency"]]
        assert row["rows"] == row["horizons"] * len(QUANTILE_LEVELS)


def test_forecasts_do_not_cross_and_start_after_the_last_complete_period(marts: Frames, data_as_of: date) -> None:
    ladder = ["indicator_id", "entity", "counterpart", "model_id", "horizon"]
    forecast = marts["forecast"].sort(*ladder, "quantile_level")
    steps = forecast.select(pl.col("value").diff().over(ladder))
    assert (steps["value"].drop_nulls() >= 0).all()
    assert (forecast["issued_on"] == data_as_of).all()
    members = forecast.filter((pl.col("indicator_id") == "bloc_members") & (pl.col("entity") == "nato"))
    assert members["target_period_start"].unique().sort().to_list() == [date(year, 1, 1) for year in (2026, 2027, 2028)]


def test_every_series_is_either_forecast_or_excused(marts: Frames, newest: pl.DataFrame, data_as_of: date) -> None:
    key = ["indicator_id", "entity", "counterpart"]
    excused = issue.abstentions(INDICATORS, newest, data_as_of)
    forecast = marts["forecast"].select(key).unique()
    assert excused.join(forecast, on=key).is_empty()
    modelled = [indicator.id for indicator in INDICATORS if indicator.model_family != "none"]
    series = newest.filter(pl.col("indicator_id").is_in(modelled)).select(key).unique()
    assert excused.height + forecast.height == series.height
    assert excused.filter(pl.col("indicator_id") == "un_agreement")["reason"][0].startswith(
        "The last complete period is 2019"
    )


@pytest.mark.parametrize(
    "metric", ["mean_pinball", "wis", "crps", "log_score", "mase", "coverage_50", "coverage_80", "coverage_95"]
)
def test_scores_of_real_series(marts: Frames, metric: str) -> None:
    values = marts["forecast_score"].filter(pl.col("metric") == metric)["value"]
    assert len(values)
    assert (values >= 0).all()
    if metric.startswith("coverage"):
        assert (values <= 1).all()


def test_only_counts_have_a_log_score(marts: Frames) -> None:
    counts = {indicator.id for indicator in INDICATORS if indicator.model_family == "count"}
    scored = marts["forecast_score"]
    logs = set(scored.filter(pl.col("metric") == "log_score")["indicator_id"])
    assert logs
    assert logs == set(scored["indicator_id"]) & counts
