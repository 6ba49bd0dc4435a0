"""One run: every table, valid and in order."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from indicators import fingerprint
from indicators.changes import Previous
from indicators.forecast import ledger
from indicators.forecast.ledger import Record, Stamp
from indicators.publish import TABLES, run, run_recorded
from indicators.registry import INDICATORS
from indicators.reuse import Reuse
from warehouse.frames import table

Frames = dict[str, pl.DataFrame]


def previous(marts: Frames, day: date, *revised: str) -> Previous:
    return Previous(
        observation=marts["observation"],
        data_as_of=day,
        fingerprints={each.id: fingerprint.of(each) for each in INDICATORS},
        revised=frozenset(revised),
    )


@pytest.mark.parametrize("name", TABLES)
def test_tables_keep_their_contract_and_order(marts: Frames, name: str) -> None:
    frame, contract = marts[name], table(name).contract
    assert frame.columns == contract.column_names()
    assert contract.is_valid(frame)
    key = table(name).key
    assert not frame.select(key).is_duplicated().any()
    assert_frame_equal(frame, frame.sort(key))


def test_same_input_same_output(frames: Frames, marts: Frames, data_as_of: date) -> None:
    again = run(frames, data_as_of=data_as_of, previous=previous(marts, data_as_of))
    for name in TABLES:
        assert_frame_equal(again[name], marts[name])
    assert again["change"].is_empty()


def test_steps_are_reported(frames: Frames, data_as_of: date) -> None:
    steps: list[str] = []
    run(frames, data_as_of=data_as_of, previous=None, indicators=INDICATORS[-2:], on_step=steps.append)
    assert steps == [
        *(indicator.id for indicator in INDICATORS[-2:]),
        "trend",
        "forecast",
        "hindcast",
        "question",
        "alert",
    ]


def test_a_correction_shows_as_a_change(frames: Frames, marts: Frames, data_as_of: date) -> None:
    members = frames["membership_event"]
    without = {**frames, "membership_event": members.filter(pl.col("event_id") != "brics-idn-joined-2025-01-06")}
    before = run(without, data_as_of=data_as_of, previous=None)
    change = run(frames, data_as_of=data_as_of, previous=previous(before, data_as_of))["change"]
    brics = change.filter((pl.col("indicator_id") == "bloc_members") & (pl.col("period_start") == date(2025, 1, 1)))
    columns = ("entity", "kind", "cause", "value_before", "value_now")
    assert brics.select(columns).rows() == [("brics", "revised", "new evidence", 9.0, 10.0)]


def test_no_rows_at_all_still_give_every_table(frames: Frames, data_as_of: date) -> None:
    empty = {name: frame.clear() for name, frame in frames.items()}
    found = run(empty, data_as_of=data_as_of, previous=None)
    assert found["observation"].is_empty()
    assert found["indicator"].height == len(INDICATORS)


FEW = ("bloc_declined_offers", "ndb_members", "nato_enlargement", "bloc_un_seats", "eu_sanctions_packages")
"""Indicators of every pool."""


def few(frames: Frames, data_as_of: date, reuse: Reuse) -> Frames:
    """The tables of a few indicators."""
    return run_recorded(
        frames,
        data_as_of=data_as_of,
        previous=None,
        record=ledger.nothing(),
        stamp=ledger.Stamp(refresh_id="r1", issued_on=data_as_of, code_version="1"),
        reuse=reuse,
        indicators=tuple(indicator for indicator in INDICATORS if indicator.id in FEW),
    ).marts


def assert_same(found: Frames, expected: Frames) -> None:
    for name in TABLES:
        assert_frame_equal(found[name], expected[name], check_exact=True)


def test_what_is_reused_is_what_would_have_been_made(frames: Frames, data_as_of: date, tmp_path: Path) -> None:
    expected = few(frames, data_as_of, Reuse())
    first, second = Reuse(folder=tmp_path), Reuse(folder=tmp_path)
    assert_same(few(frames, data_as_of, first), expected)
    assert (len(first.made), first.reused) == (len(set(first.made)), [])
    assert_same(few(frames, data_as_of, second), expected)
    assert (second.made, second.reused) == ([], first.made)


@pytest.mark.parametrize(
    ("package", "made"),
    [
        # Adopted after the last day of reckoning: no past day knew of it.
        ("eu-pkg-20", {"forecast count Q"}),
        ("eu-pkg-10", {"trend_past eu_sanctions_packages", "forecast count Q", "hindcast count Q"}),
    ],
)
def test_one_changed_row_makes_only_its_own_pools_anew(
    frames: Frames, data_as_of: date, tmp_path: Path, package: str, made: set[str]
) -> None:
    few(frames, data_as_of, Reuse(folder=tmp_path))
    steps = frames["sanction_step"]
    changed = {**frames, "sanction_step": steps.filter(pl.col("sanction_id") != package)}
    reuse = Reuse(folder=tmp_path)
    found = few(changed, data_as_of, reuse)
    assert set(reuse.made) == made
    assert len(reuse.reused) > len(reuse.made)
    assert_same(found, few(changed, data_as_of, Reuse()))


def test_forecasts_say_why_they_differ_from_those_before(frames: Frames, data_as_of: date) -> None:
    def issued(given: Frames, past: Record, day: date) -> tuple[pl.DataFrame, pl.DataFrame]:
        stamp = Stamp(refresh_id=f"{day}", issued_on=day, code_version=f"{day}")
        made = run_recorded(given, data_as_of=data_as_of, previous=None, record=past, stamp=stamp)
        return made.issued, made.marts["forecast_change"]

    first, none = issued(frames, ledger.nothing(), data_as_of)
    assert none.is_empty()
    is_nato = (pl.col("indicator_id") == "bloc_members") & (pl.col("entity") == "nato")
    higher = pl.col("quantiles").list.eval(pl.element() + 1)
    other = first.with_columns(quantiles=pl.when(is_nato).then(higher).otherwise("quantiles"))
    without = {
        **frames,
        "sanction_step": frames["sanction_step"].filter(pl.col("package").ne_missing("EU 1st package")),
    }
    later = data_as_of.replace(year=data_as_of.year + 1)
    _, found = issued(without, Record(entries=other), later)
    nato = found.filter(is_nato)
    assert nato["cause"].unique().to_list() == ["model"]
    assert (nato["middle_before"] - nato["middle_now"]).to_list() == pytest.approx([1.0] * nato.height)
    packages = found.filter(pl.col("indicator_id") == "eu_sanctions_packages")
    assert packages["cause"].unique().to_list() == ["new evidence"]
    assert found.filter(indicator_id="us_troops_europe").is_empty()
