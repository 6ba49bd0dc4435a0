"""The record of issued forecasts: when a series is issued anew, seals, scores of what came true."""

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.forecast import ledger
from indicators.forecast.ledger import Damage, Stamp
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.publish import TABLES, run_recorded
from indicators.series import Series
from warehouse.frames import table

SeriesOf = Callable[..., Series]
Frames = dict[str, pl.DataFrame]
Made = Callable[..., pl.DataFrame]
KEY = ("bloc_members", "nato", "", "A")


@pytest.fixture
def made() -> Made:
    """The entries of one refresh about two years of one series."""

    def make(
        refresh: str, *, values: float = 30.0, inputs: str = "a", code: str = "1", models: int = 1
    ) -> pl.DataFrame:
        rows = [
            {
                "indicator_id": KEY[0],
                "entity": KEY[1],
                "counterpart": KEY[2],
                "frequency": KEY[3],
                "issued_on": date(2024, 6, 1),
                "data_as_of": date(2024, 5, 31),
                "target_period_start": date(2023 + horizon, 1, 1),
                "horizon": horizon,
                "model_id": model,
                "quantile_level": level,
                "value": values + level,
            }
            for model in ("naive", "other")[:models]
            for horizon in (1, 2)
            for level in QUANTILE_LEVELS
        ]
        stamp = Stamp(refresh_id=refresh, issued_on=date(2024, 6, 1), code_version=code)
        return ledger.entries(pl.DataFrame(rows), {KEY: inputs}, stamp)

    return make


def test_a_row_is_a_forecast_with_the_hash_of_its_content(made: Made) -> None:
    rows = made("r1")
    assert rows.height == 2
    assert rows["quantiles"].to_list() == [[30.0 + level for level in QUANTILE_LEVELS]] * 2
    assert rows["sha256"].to_list() == ledger.row_hashes(rows)
    assert ledger.row_hashes(made("r1", values=30.000001)) != rows["sha256"].to_list()


def test_a_seal_covers_every_row_and_the_seal_before() -> None:
    assert len({ledger.seal(*given) for given in ((["a", "b"], ""), (["b", "a"], ""), (["a", "b"], "c"))}) == 3


@pytest.mark.parametrize(
    ("now", "rows"),
    [
        ({}, 0),
        ({"values": 31.0}, 0),  # what other series lend may drift: the series' own values did not change
        ({"inputs": "b"}, 2),
        ({"models": 2}, 4),
        ({"code": "2"}, 0),
        ({"code": "2", "values": 31.0}, 2),
    ],
)
def test_a_series_is_issued_anew_when_its_inputs_or_the_models_changed(
    made: Made, now: dict[str, object], rows: int
) -> None:
    assert ledger.due(made("r1"), made("r2", **now)).height == rows


def test_the_latest_issue_is_what_counts(made: Made) -> None:
    past = pl.concat([made("r1"), made("r2", inputs="b")])
    assert ledger.due(past, made("r3", inputs="b")).is_empty()
    assert ledger.due(past, made("r3", inputs="a")).height == 2


def test_the_input_hash_sees_values_and_periods(series_of: SeriesOf) -> None:
    hashes = [ledger.input_hash(series_of(values)) for values in ([1.0, 2.0], [1.0, 2.5], [1.0, None, 2.0])]
    assert len(set(hashes)) == 3


def test_the_mart_shows_the_last_issue_of_a_day(made: Made) -> None:
    found = ledger.forecast(pl.concat([made("r1"), made("r2", values=40.0, inputs="b")]))
    assert found.columns == table("forecast").contract.column_names()
    assert found.height == 2 * len(QUANTILE_LEVELS)
    assert found["value"].min() == 40.025


def test_the_mart_names_the_code_and_the_sealed_row(made: Made) -> None:
    rows = made("r1", code="1+abc")
    found = ledger.forecast(rows)
    assert set(found["code_version"]) == {"1+abc"}
    assert found.group_by("target_period_start").agg(pl.col("sha256").unique().item()).sort("target_period_start")[
        "sha256"
    ].to_list() == list(rows["sha256"])


def observed(value: float, **other: object) -> pl.DataFrame:
    row = {
        **dict(zip(("indicator_id", "entity", "counterpart", "frequency"), KEY, strict=True)),
        "period_start": date(2024, 1, 1),
        "value": value,
        "coverage": "complete",
        "known_on": date(2024, 12, 31),
        "is_preliminary": False,
    }
    return pl.DataFrame([row | other])


def test_a_forecast_is_scored_when_its_period_has_closed(made: Made) -> None:
    rows = ledger.scores(made("r1"), observed(30.5))
    found = {str(row["metric"]): row["value"] for row in rows}
    assert {(row["kind"], row["horizon"], row["model_id"], row["targets"]) for row in rows} == {
        ("issued", 1, "naive", 1)
    }
    assert found["coverage_50"] == found["coverage_95"] == 1.0
    assert found["mase"] == 0.0
    short = np.array([0.5 - level for level in QUANTILE_LEVELS])
    levels = np.array(QUANTILE_LEVELS)
    assert found["mean_pinball"] == pytest.approx(np.maximum(levels * short, (levels - 1) * short).mean())


def test_counts_have_a_log_score_where_all_is_whole(made: Made) -> None:
    whole = made("r1").with_columns(quantiles=pl.lit([28.0, 29, 29, 30, 31, 31, 33]))
    found = {str(row["metric"]): row["value"] for row in ledger.scores(whole, observed(30.0), {KEY[0]})}
    # The distribution function is 0.375 at 29 and 0.625 at 30.
    assert found["log_score"] == pytest.approx(-np.log(0.25))
    assert found["crps"] > 0
    for rows, counts in ((whole, set[str]()), (made("r1"), {KEY[0]})):
        assert "log_score" not in {str(row["metric"]) for row in ledger.scores(rows, observed(30.0), counts)}


@pytest.mark.parametrize(
    "unfit",
    [
        {"known_on": date(2024, 6, 1)},  # known on the day of issue
        {"is_preliminary": True},
        {"coverage": "partial"},
        {"period_start": date(2023, 1, 1)},
    ],
)
def test_what_was_known_or_is_not_final_scores_nothing(made: Made, unfit: dict[str, object]) -> None:
    assert ledger.scores(made("r1"), observed(30.5, **unfit)) == []


def test_damage_is_an_alert() -> None:
    found = ledger.alerts([Damage(file="x.parquet", problem="is missing")], date(2024, 6, 1))
    assert found["kind"].to_list() == ["ledger_damaged"]
    assert found["message"].to_list() == ["The ledger of issued forecasts is damaged: x.parquet is missing."]


def test_a_second_run_issues_nothing_and_shows_the_same(frames: Frames, data_as_of: date) -> None:
    first = run_recorded(
        frames, data_as_of=data_as_of, previous=None, record=ledger.nothing(),
        stamp=Stamp(refresh_id="r1", issued_on=data_as_of, code_version="1"),
    )  # fmt: skip
    record = ledger.Record(entries=first.issued, damage=(Damage(file="x", problem="is missing"),))
    later = Stamp(refresh_id="r2", issued_on=date(2026, 12, 24), code_version="1")
    second = run_recorded(frames, data_as_of=data_as_of, previous=None, record=record, stamp=later)
    assert second.issued.is_empty()
    for name in TABLES:
        if name != "alert":
            assert_frame_equal(second.marts[name], first.marts[name])
    assert second.marts["alert"].height == first.marts["alert"].height + 1
