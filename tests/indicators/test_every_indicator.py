"""What must hold for every registered indicator, on the real rows."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators.indicator import COMPUTED, Indicator
from indicators.reading import NOTHING
from indicators.registry import INDICATORS
from indicators.vintages import CELL, days_of, known_by, latest, observe, stack
from warehouse.frames import table

Frames = dict[str, pl.DataFrame]
DAYS = [
    date(2014, 3, 31),
    date(2015, 9, 30),
    date(2017, 12, 31),
    date(2020, 2, 29),
    date(2024, 6, 30),
    date(2026, 11, 22),
]
every_indicator = pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.id)


def computed(indicator: Indicator, frames: Frames, days: list[date]) -> pl.DataFrame:
    stacked = stack({name: frames[name] for name in indicator.reads}, days)
    cells = indicator.compute(stacked).select(pl.col(name).cast(kind) for name, kind in COMPUTED.items())
    return cells.with_columns(pl.col("value", "low", "high").round(9)).sort("vintage", *CELL)


def observed(indicator: Indicator, frames: Frames, data_as_of: date) -> pl.DataFrame:
    small = {name: frames[name] for name in indicator.reads}
    return observe(indicator, stack(small, days_of(indicator, data_as_of)))


def test_ids_are_unique() -> None:
    assert len({indicator.id for indicator in INDICATORS}) == len(INDICATORS)


@every_indicator
def test_stacked_vintages_equal_single_ones(indicator: Indicator, frames: Frames) -> None:
    together = computed(indicator, frames, DAYS)
    one_by_one = pl.concat([computed(indicator, frames, [day]) for day in DAYS])
    assert_frame_equal(together, one_by_one)


@every_indicator
def test_row_order_does_not_matter(indicator: Indicator, frames: Frames, marts: Frames) -> None:
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=7) for name, frame in frames.items()}
    expected = marts["observation"].filter(pl.col("indicator_id") == indicator.id)
    found = table("observation").contract.validate(observed(indicator, shuffled, DAYS[-1]), cast=True)
    assert_frame_equal(pl.DataFrame(found).sort(table("observation").key), expected)


@every_indicator
def test_one_row_per_cell_and_no_cell_is_lost(indicator: Indicator, frames: Frames) -> None:
    cells = computed(indicator, frames, DAYS)
    assert not cells.select("vintage", *CELL).is_duplicated().any()
    if indicator.revisable:
        last_seen = cells.group_by(CELL).agg(pl.col("vintage").max())["vintage"]
        assert (last_seen == DAYS[-1]).all()


@every_indicator
@pytest.mark.parametrize("day", [date(2016, 6, 30), date(2022, 2, 28), date(2024, 12, 31)])
def test_observations_known_by_a_day_do_not_look_ahead(
    indicator: Indicator, day: date, frames: Frames, marts: Frames
) -> None:
    of_indicator = marts["observation"].filter(pl.col("indicator_id") == indicator.id)
    found = known_by(of_indicator.with_columns(pl.col("coverage", "frequency").cast(pl.String)), day)
    expected = latest(observed(indicator, frames, day))
    comparable = [*CELL, "value", "low", "high", "coverage", "known_on", "is_preliminary"]
    assert_frame_equal(found.select(comparable), expected.filter(pl.col("known_on") <= day).select(comparable))


@every_indicator
def test_observations_keep_their_promises(indicator: Indicator, marts: Frames, data_as_of: date) -> None:
    cells = marts["observation"].filter(pl.col("indicator_id") == indicator.id)
    assert cells.height
    assert cells["known_on"].max() <= data_as_of
    assert (cells["value"].drop_nulls() >= 0).all()
    bounded = cells.drop_nulls(["low", "value", "high"])
    assert (bounded["low"] <= bounded["value"] + 1e-8).all()
    assert (bounded["value"] <= bounded["high"] + 1e-8).all()
    assert (cells["value"].is_null() == (cells["coverage"] == "not_observed")).all()
    if indicator.model_family == "share":
        assert (cells["value"].drop_nulls() <= 1).all()


@every_indicator
def test_finding_is_one_honest_sentence(indicator: Indicator, newest: pl.DataFrame) -> None:
    cells = newest.filter(pl.col("indicator_id") == indicator.id)
    sentence = indicator.finding(cells)
    assert sentence.endswith(".")
    assert sentence != NOTHING
    assert "\n" not in sentence
    if (cells["coverage"] == "sample").any():
        assert any(word in sentence.lower() for word in ("recorded", "sample", "in the sources seen"))
    assert indicator.finding(cells.clear()) == NOTHING


@every_indicator
def test_declaration_speaks_for_itself(indicator: Indicator) -> None:
    assert len(indicator.definition) > 150
    assert indicator.question.endswith("?")
    assert indicator.coverage_rule.split()[0].strip(",:") in {"Complete", "Partial", "Sample"}


def test_figures_repeated_by_republishers_count_once(frames: Frames) -> None:
    claims = frames["exercise_claim"]
    repeated = claims.with_columns(
        publisher=pl.lit("A republisher"), source_url=pl.lit("https://example.org/again"), known_on=date(2026, 11, 1)
    )
    twice = {**frames, "exercise_claim": pl.concat([claims, repeated])}
    for indicator in INDICATORS:
        if "exercise_claim" in indicator.reads:
            assert_frame_equal(observed(indicator, twice, DAYS[-1]), observed(indicator, frames, DAYS[-1]))


def test_samples_get_neither_trend_nor_forecast(marts: Frames, newest: pl.DataFrame) -> None:
    sampled = newest.filter(pl.col("coverage") == "sample")["indicator_id"].unique()
    trends = marts["trend"].filter(pl.col("indicator_id").is_in(sampled.implode()))
    assert (trends["verdict"] == "abstained").all()
    assert trends["reason"].str.len_chars().min() > 10
    assert marts["forecast"].filter(pl.col("indicator_id").is_in(sampled.implode())).is_empty()
