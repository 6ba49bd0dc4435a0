"""Verdicts on skill and what they let onto the page."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from indicators.definitions.bloc_members import INDICATOR
from indicators.forecast import hindcast, skill
from indicators.forecast.gates import Gated
from indicators.forecast.trial import Trial
from indicators.series import Series

SeriesOf = Callable[..., Series]
Frames = dict[str, pl.DataFrame]


@pytest.fixture
def trial_of(series_of: SeriesOf) -> Callable[..., Trial]:
    """A trial whose model errs `share` times as far as the baseline, at each of `origins` origins."""

    def make(share: float, origins: int, refused: str = "") -> Trial:
        rng = np.random.default_rng(1)
        series = series_of((10 + rng.normal(0, 1, origins + 8)).tolist())
        naive = hindcast.naive(series, "level", minimum_periods=8, horizons=3)
        closer = np.where(
            np.isnan(naive.truths)[..., None],
            naive.quantiles,
            naive.truths[..., None] + share * (naive.quantiles - naive.truths[..., None]),
        )
        model = hindcast.of_model("other", dict(zip(naive.origins.tolist(), closer, strict=True)), naive)
        shown = Gated(quantiles=closer[-1], reason=refused)
        return Trial(series=series, model_id="other", baseline=naive.quantiles[-1], gated=shown, pasts=(naive, model))

    return make


def test_half_the_loss_is_skill_of_a_half(trial_of: Callable[..., Trial]) -> None:
    rows = skill.rows(INDICATOR, [trial_of(0.5, 25)])
    assert [row["horizon_band"] for row in rows] == list(skill.BANDS)
    assert [row["verdict"] for row in rows] == ["skilful"] * 3
    assert rows[0]["skill"] == pytest.approx(0.5)
    assert [row["targets"] for row in rows] == [25 + 24 + 23, 25, 24 + 23]
    assert skill.decides(rows[0])
    assert not skill.decides(rows[1])


def test_the_baseline_again_or_worse_is_no_skill(trial_of: Callable[..., Trial]) -> None:
    assert skill.rows(INDICATOR, [trial_of(1.0, 25)])[0]["verdict"] == "no demonstrated skill"
    worse = skill.rows(INDICATOR, [trial_of(2.0, 25)])[0]
    assert (worse["verdict"], worse["skill"]) == ("no demonstrated skill", pytest.approx(-1.0))
    assert str(worse["reason"]).startswith("100% more loss than the baseline over 25 origins")


def test_eleven_origins_are_too_few_however_good(trial_of: Callable[..., Trial]) -> None:
    row = skill.rows(INDICATOR, [trial_of(0.1, 11)])[0]
    assert (row["verdict"], row["skill_low"], row["reason"]) == (
        "too short to tell", None, "11 past origins, 12 needed.",
    )  # fmt: skip


def test_many_series_of_the_same_years_are_no_more_evidence(trial_of: Callable[..., Trial]) -> None:
    assert skill.rows(INDICATOR, [trial_of(0.1, 11)] * 9)[0]["verdict"] == "too short to tell"


def test_a_refused_fit_is_named_and_not_shown(trial_of: Callable[..., Trial]) -> None:
    refused = trial_of(0.5, 25, "The quantiles crossed.")
    assert list(refused.shown(is_skilful=True)) == ["naive"]
    assert str(skill.rows(INDICATOR, [refused])[0]["reason"]).endswith(
        "Baseline for 1 of 1 series: The quantiles crossed."
    )
    sound = trial_of(0.5, 25)
    assert list(sound.shown(is_skilful=True)) == ["naive", "other"]
    assert list(sound.shown(is_skilful=False)) == ["naive"]


def narrowed(trial: Trial, share: float) -> Trial:
    """The model's ranges `share` times as wide, about where they were."""
    naive, model = trial.pasts
    middle = model.quantiles[..., [3]]
    return replace(trial, pasts=(naive, replace(model, quantiles=middle + share * (model.quantiles - middle))))


def test_less_loss_with_ranges_that_do_not_hold_is_no_skill(trial_of: Callable[..., Trial]) -> None:
    honest = trial_of(0.1, 25)
    assert skill.rows(INDICATOR, [honest])[0]["verdict"] == "skilful"
    row = skill.rows(INDICATOR, [narrowed(honest, 0.01)])[0]
    assert row["verdict"] == "no demonstrated skill"
    assert float(str(row["skill_low"])) > 0
    assert "The model's 95 % range held " in str(row["reason"])
    assert str(row["reason"]).endswith("of the time, so it is not shown.")
    assert not skill.decides(row)


def test_a_baseline_whose_ranges_do_not_hold_is_named(trial_of: Callable[..., Trial]) -> None:
    honest = trial_of(1.0, 25)
    naive, model = honest.pasts
    middle = naive.quantiles[..., [3]]
    narrow = replace(honest, pasts=(replace(naive, quantiles=middle + 0.01 * (naive.quantiles - middle)), model))
    assert "The baseline's 95 % range held 1% of the time." in str(skill.rows(INDICATOR, [narrow])[0]["reason"])
    assert "baseline's" not in str(skill.rows(INDICATOR, [honest])[0]["reason"])


def test_few_origins_prove_no_fault(trial_of: Callable[..., Trial]) -> None:
    assert "range" not in str(skill.rows(INDICATOR, [narrowed(trial_of(0.1, 11), 0.01)])[0]["reason"])


def test_only_skilful_models_are_published(marts: Frames) -> None:
    decided = marts["skill"].filter(pl.col("horizon_band") == "all")
    assert decided["indicator_id"].is_unique().all()
    skilful = set(decided.filter(pl.col("verdict") == "skilful")["indicator_id"])
    modelled = marts["forecast"].filter(pl.col("model_id") != "naive")
    assert set(modelled["indicator_id"]) <= skilful
    assert set(marts["forecast"]["indicator_id"]) <= set(decided["indicator_id"])
    key = ["indicator_id", "entity", "counterpart", "target_period_start"]
    baseline = marts["forecast"].filter(pl.col("model_id") == "naive")
    assert modelled.join(baseline, on=key, how="anti").is_empty()
