"""The track record: what is issued and what is a hindcast, intervals of shares, counts at a threshold, the ledger."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import sqltext, wording
from dashboard.figures import record, tally
from indicators.forecast import questions, scores
from warehouse.read import Release
from warehouse.settings import Settings

from .conftest import APP, CURATED, TIMEOUT, Open, copied, refreshed, texts
from .test_every_page import EVE, charted

VIEWS = ("Skill", "Calibration", "Questions", "Every forecast", "How it is done")
MOST_BYTES = 150_000
LATEST = date(9999, 1, 1)


def asked(release: Release, noun: str, **parameters: object) -> pl.DataFrame:
    return release.query(sqltext.text(noun), parameters)


@pytest.mark.parametrize("kind", ["hindcast", "issued"])
@pytest.mark.parametrize("noun", ["record_coverage", "record_reliability"])
def test_shares_have_wilsons_interval(release: Release, noun: str, kind: str) -> None:
    for row in asked(release, noun, as_of=LATEST, kind=kind, band="next").iter_rows(named=True):
        share = scores.wilson(round(row["observed"] * row["cases"]), row["cases"])
        assert (row["low"], row["high"]) == pytest.approx((share.low, share.high), abs=1e-5)


def test_coverage_is_off_only_where_the_interval_leaves_the_stated_share_out(release: Release) -> None:
    rows = asked(release, "record_coverage", as_of=LATEST, kind="hindcast", band="next")
    few, narrow, wide = (
        rows.filter(pl.col("reading") == reading) for reading in ("too few to tell", "too narrow", "too wide")
    )
    assert (narrow["high"] < narrow["nominal"]).all()
    assert (wide["low"] > wide["nominal"]).all()
    assert (few["cases"] < scores.LEAST_TARGETS).all()
    rest = rows.filter(pl.col("reading") == "in keeping")
    assert ((rest["low"] <= rest["nominal"]) & (rest["nominal"] <= rest["high"])).all()


def test_verdicts_add_up_to_the_indicators_judged(release: Release) -> None:
    row = asked(release, "record_count", as_of=LATEST).row(0, named=True)
    judged = release.query("select count(distinct indicator_id) from mart.skill").item()
    assert row["skilful"] + row["unproven"] + row["too_short"] == judged > 0


def test_nothing_is_backdated(release: Release, open_page: Open) -> None:
    row = asked(release, "record_count", as_of=EVE).row(0, named=True)
    assert (row["forecasts"], row["questions"], row["skilful"]) == (0, 0, 0)
    assert asked(release, "question_open", as_of=EVE).is_empty()
    assert asked(release, "record_issue", as_of=EVE).is_empty()
    assert "nothing is backdated" in texts(open_page("track_record", as_of=EVE.isoformat()))


def test_an_earlier_day_shows_hindcasts_as_of_earlier_days_with_what_was_known_by_then(release: Release) -> None:
    held = asked(release, "record_series", as_of=EVE)
    assert set(held["kind"]) == {"hindcast"}
    series = {"indicator": "bloc_members", "series": "nato:", "model": "naive", "kind": "hindcast", "horizon": 0}
    then, now = (asked(release, "record_forecast", as_of=day, **series) for day in (EVE, LATEST))
    assert then["made_on"].max() <= EVE < now["made_on"].max()
    assert then.drop_nulls("truth").height < now.drop_nulls("truth").height
    assert (then.drop_nulls("truth")["period_start"] <= EVE).all()


def test_no_truth_was_known_when_a_hindcast_was_made(release: Release) -> None:
    cheated = release.query("select count(*) from mart.hindcast where truth_known_on <= as_of").item()
    assert cheated == 0
    assert release.query("select count(*) from mart.hindcast where truth is not null").item() > 0


def test_outcome_names_the_narrowest_interval_that_held(release: Release) -> None:
    series = {"indicator": "bloc_members", "series": "nato:", "model": "naive", "kind": "hindcast", "horizon": 1}
    rows = asked(release, "record_forecast", as_of=LATEST, **series).drop_nulls("truth")
    for row in rows.iter_rows(named=True):
        held = [level for level in (50, 80, 95) if row[f"low_{level}"] <= row["truth"] <= row[f"high_{level}"]]
        assert row["outcome"] == (f"inside {held[0]} %" if held else "outside 95 %")


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.8])
def test_hits_and_misses_are_those_of_the_questions(release: Release, threshold: float) -> None:
    last = (
        release.query("select * from mart.question_past where happened is not null")
        .sort("as_of")
        .unique(["question_id", "resolves_on"], keep="last")
    )
    warned = pl.col("probability") >= threshold
    counted = dict(
        asked(release, "question_outcome", as_of=LATEST, kind="hindcast", threshold=threshold)
        .group_by("outcome")
        .agg(pl.col("questions").sum())
        .iter_rows()
    )
    assert counted == {
        "Hit": last.filter(warned & pl.col("happened")).height,
        "Miss": last.filter(~warned & pl.col("happened")).height,
        "False alarm": last.filter(warned & ~pl.col("happened")).height,
        "Rightly quiet": last.filter(~warned & ~pl.col("happened")).height,
    }
    assert sum(counted.values()) > 0


def test_words_hold_as_often_as_counted(release: Release) -> None:
    rows = asked(release, "question_reliability", as_of=LATEST, kind="hindcast")
    for row in rows.iter_rows(named=True):
        share = scores.wilson(row["happened"], row["cases"])
        assert (row["observed"], row["low"], row["high"]) == pytest.approx(
            (share.value, share.low, share.high), abs=1e-5
        )
        assert questions.word(row["stated"]) == row["word"]


def test_the_yardstick_shown_is_the_one_used() -> None:
    tops = [float(used.split()[-2]) for _, _, used in wording.YARDSTICK[:-1]]
    words = [word for word, _, _ in wording.YARDSTICK]
    assert [(round(top * 100, 1), word) for top, word in questions.YARDSTICK] == [
        *zip([*tops, 100.0], words, strict=True)
    ]


@pytest.mark.parametrize("view", ["Calibration", "Questions", "Every forecast"])
@pytest.mark.parametrize(("shown", "said"), [("Hindcasts", record.HINDCAST), ("Issued forecasts", record.ISSUED)])
def test_every_figure_says_whether_it_was_issued(open_page: Open, view: str, shown: str, said: str) -> None:
    told = texts(open_page("track_record", record_view=view, record=shown))
    other = {record.HINDCAST, record.ISSUED} - {said}
    assert said in told
    assert not any(each in told for each in other)


def test_the_page_says_that_nothing_issued_has_closed(open_page: Open) -> None:
    assert "no issued forecast has closed yet" in texts(open_page("track_record"))
    told = texts(open_page("track_record", record_view="Calibration", record="Issued forecasts"))
    assert "No issued forecast has closed by the chosen day" in told


def test_a_forecast_is_chosen_in_the_address(open_page: Open) -> None:
    chosen = {"indicator": "bloc_members", "series": "nato:"}
    app = open_page("track_record", record_view="Every forecast", **chosen)
    assert "NATO, naive" in texts(app)
    app.selectbox(key="series").set_value("csto:").run()
    assert "CSTO, naive" in texts(app)
    assert app.query_params["series"] == "csto:"


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_light(open_page: Open, view: str) -> None:
    app = open_page("track_record", record_view=view)
    charts = sum(len(each.proto.data.data) + len(each.proto.spec) for each in app.get("vega_lite_chart"))
    tables = sum(len(each.proto.arrow_data.data) for each in app.dataframe)
    assert charts + tables <= MOST_BYTES


def test_a_fan_opens_from_what_was_known(open_page: Open) -> None:
    app = open_page("track_record", record_view="Every forecast", made="2021-12-31")
    rows = list(charted(app))[-1]
    known, said = rows.filter(pl.col("side") == "known"), rows.filter(pl.col("side") == "said")
    assert known["period_start"].max() < said["period_start"].min()
    start = rows.filter(pl.col("side") == "start")
    assert start["low_95"].to_list() == start["high_95"].to_list() == known["value"].tail(1).to_list()


@pytest.fixture
def old_release(published: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A release from before hindcasts were kept."""
    where = copied(published, tmp_path / "old")
    given = where.current.resolve()
    # Rows are kept by release: another content needs another name.
    path = given.rename(given.with_stem(f"{given.stem}-old"))
    where.current.unlink()
    where.current.symlink_to(path.relative_to(where.current.parent))
    path.chmod(0o644)
    with duckdb.connect(str(path)) as opened:
        for name in ("hindcast", "question_past", "rule"):
            opened.execute(f"drop table mart.{name}")
            opened.execute("delete from ops.table_hash where table_name = ?", [f"mart.{name}"])
        opened.execute("update ops.refresh set refresh_id = ? where refresh_id = ?", [path.stem, given.stem])
    monkeypatch.setenv("DETENTE_DATA_DIR", str(where.data_dir))
    yield
    shutil.rmtree(where.data_dir)


def page_at(view: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
    app.query_params["record_view"] = view
    return app.run().switch_page("app_pages/track_record.py").run()


@pytest.mark.usefixtures("old_release")
@pytest.mark.parametrize("view", VIEWS)
def test_an_older_release_is_told_and_no_error(view: str) -> None:
    app = page_at(view)
    assert not app.exception
    assert not app.warning
    assert (tally.OLD_RELEASE in texts(app)) == (view in {"Questions", "Every forecast"})


def test_tampering_is_reported(published: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = copied(published, tmp_path / "tampered")
    monkeypatch.setenv("DETENTE_DATA_DIR", str(where.data_dir))
    assert "found every seal unbroken" in texts(page_at("How it is done"))
    path = next(where.ledger.glob("*.parquet"))
    rows = pl.read_parquet(path)
    path.chmod(0o644)
    rows.with_columns(issued_on=pl.col("issued_on") - timedelta(days=365)).write_parquet(path)
    refreshed(where, CURATED)
    told = texts(page_at("How it is done"))
    assert f"{path.name} was changed after it was written" in told
    assert "seal unbroken" not in told
