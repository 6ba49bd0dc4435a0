"""What changed between two days, whom the pages look at, what is expected and what is coming."""

import contextlib
import re
import shutil
from datetime import date
from typing import Any

import polars as pl
import pytest

from dashboard import sqltext
from dashboard.figures import headline
from dashboard.selection import Selection
from warehouse import read
from warehouse.read import Release
from warehouse.settings import Settings

from .conftest import CURATED, Open, charted, copied, refreshed, texts

LATEST = date(2026, 11, 22)
EVE = date(2022, 2, 23)
SPRING = date(2026, 4, 24)
SERIES = ["indicator_id", "entity", "counterpart"]
EVIDENCE = (
    "exercise", "exercise_claim", "deployment_claim", "membership_event", "treaty_event", "un_resolution",
    "leader_contact", "summit", "statement", "sanction_step",
)  # fmt: skip


def asked(release: Release, noun: str, **parameters: Any) -> pl.DataFrame:
    return release.query(sqltext.filled(sqltext.text(noun), parameters))


def last_values(release: Release, day: date) -> pl.DataFrame:
    known = release.query("select * from observation_as_of(?) where value is not null", [day])
    return known.sort(*SERIES, "period_start").group_by(SERIES, maintain_order=True).last()


def test_values_differ_where_the_last_known_value_of_a_series_does(release: Release) -> None:
    was, now = last_values(release, EVE), last_values(release, SPRING)
    both = was.join(now, on=SERIES, how="full", coalesce=True, suffix="_now")
    differ = both.filter(pl.col("value").ne_missing(pl.col("value_now")))
    told = asked(release, "value_change", since=EVE, as_of=SPRING, focus=())
    assert told.filter(pl.col("why") != "a closed period was revised").height <= differ.height <= told.height
    nato = told.filter(indicator="Members of blocs", series="NATO").row(0, named=True)
    assert (nato["was"], nato["is_now"], nato["direction"]) == (30, 32, "rising")
    control = told.filter(indicator="Arms control still in force", series="All").row(0, named=True)
    assert control["is_now"] < control["was"]
    assert control["direction"] == "deteriorating"


def test_a_day_does_not_differ_from_itself(release: Release) -> None:
    assert asked(release, "value_change", since=EVE, as_of=EVE, focus=()).is_empty()
    assert asked(release, "new_evidence", since=EVE, as_of=EVE, focus=()).is_empty()


def test_new_evidence_is_every_row_known_in_between(release: Release) -> None:
    told = asked(release, "new_evidence", since=EVE, as_of=SPRING, focus=())
    counted = dict(told.group_by("held_in").len().iter_rows())
    for name in EVIDENCE:
        held = release.query(f"select count(*) from core.{name} where known_on > ? and known_on <= ?", [EVE, SPRING])
        assert counted.get(name, 0) == held.item(), name


def test_a_focus_leaves_only_what_names_it(release: Release) -> None:
    every, of_state = (
        asked(release, "new_evidence", since=EVE, as_of=LATEST, focus=focus).filter(held_in="sanction_step")
        for focus in ((), ("RUS",))
    )
    assert 0 < of_state.height < every.height
    assert all("Russia" in says for says in of_state["says"])


def test_the_members_stand_for_their_organisation_on_the_day(release: Release) -> None:
    before, now = (asked(release, "focus_actor", focus="nato", as_of=day)["actor"].to_list() for day in (EVE, LATEST))
    assert set(now) - set(before) == {"FIN", "SWE"}
    assert "nato" in now
    assert asked(release, "focus_actor", focus="POL", as_of=EVE)["actor"].to_list() == ["POL"]


def test_dates_ahead_lie_ahead_and_remarks_speak_for_the_latest_day_alone(release: Release) -> None:
    latest, earlier = (asked(release, "coming", as_of=day, focus=()) for day in (LATEST, EVE))
    planned = pl.col("what") == "planned, not confirmed"
    assert latest.filter(~planned & (pl.col("day") <= LATEST)).is_empty()
    assert "EU on Russia, Renewal to 24 February 2027 and new listings" in latest["says"].to_list()
    assert date(2027, 2, 24) in latest["day"].to_list()
    assert "named in a row" not in earlier["what"].to_list()


def test_questions_of_the_day_come_with_word_interval_and_end(release: Release) -> None:
    given = asked(release, "question", as_of=LATEST, since=SPRING, focus=())
    assert given.height >= 5
    assert given.filter((pl.col("low") > pl.col("probability")) | (pl.col("probability") > pl.col("high"))).is_empty()
    assert given.filter(pl.col("resolves_on") <= LATEST).is_empty()
    blocs = asked(release, "bloc_question", as_of=LATEST, focus=("nato",))
    assert set(blocs["what"]) == {"NATO: a member joins", "NATO: a member leaves"}
    assert all("years had an event" in exposure for exposure in blocs["exposure"])


@pytest.fixture(scope="module")
def revised(published: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The data folder after a second refresh, over a row that its source changed and another that is gone."""
    folder = tmp_path_factory.mktemp("revised")
    where, curated = copied(published, folder / "data"), folder / "curated"
    shutil.copytree(CURATED, curated)
    events = curated / "membership_events.csv"
    lines = events.read_text(encoding="utf-8").replace("IDN,joined,member,2025-01-06,", "IDN,joined,member,2024-12-06,")
    kept = [line for line in lines.splitlines() if not line.startswith("eaeu-arm-status-review-2026-06-01")]
    assert len(kept) == len(lines.splitlines()) - 1
    events.write_text("\n".join(kept) + "\n", encoding="utf-8")
    refreshed(where, curated)
    return where


def test_rows_revised_by_their_source_are_told_column_by_column(revised: Settings) -> None:
    with contextlib.closing(read.open_release(revised)) as opened:
        told = asked(opened, "source_revision", since=SPRING, as_of=LATEST, focus=())
        of_poland = asked(opened, "source_revision", since=SPRING, as_of=LATEST, focus=("POL",))
    cells = {(row["row_id"], row["what"]): (row["was"], row["becomes"]) for row in told.to_dicts()}
    assert cells["brics-idn-joined-2025-01-06", "event_date"] == ("2025-01-06", "2024-12-06")
    assert [what for row, what in cells if row == "eaeu-arm-status-review-2026-06-01"] == ["row withdrawn"]
    assert of_poland.is_empty()


def test_the_overview_tells_what_the_last_refresh_changed(
    revised: Settings, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page("overview", changed="Definition and model")
    assert "Values that differ from the release before**: 0" in texts(app)
    monkeypatch.setenv("DETENTE_DATA_DIR", str(revised.data_dir))
    app.run()
    told = texts(app)
    assert not app.exception
    assert "2 rows revised by the source" in told
    values = next(each.value for each in app.dataframe if "cause" in each.value.columns)
    assert set(values["cause"]) <= {"new evidence", "revised by source"}
    assert "revised by source" in set(values["cause"])


@pytest.mark.parametrize("page", ["overview", "exercises", "deployments", "diplomacy", "commitments", "votes", "blocs"])
def test_a_focus_nobody_speaks_of_is_no_error(open_page: Open, page: str) -> None:
    app = open_page(page, focus="TUV")
    assert not app.exception
    assert "Focus: Tuvalu." in texts(app)
    assert app.query_params["focus"] == "TUV"


def test_the_focus_is_the_country_of_the_country_page_until_another_is_chosen(open_page: Open) -> None:
    app = open_page("country", focus="UKR")
    assert "Ukraine" in [each.value for each in app.header]
    assert "country" not in app.query_params
    app.selectbox(key="country").set_value("POL").run()
    assert "Poland" in [each.value for each in app.header]
    assert app.query_params["country"] == "POL"
    app.selectbox(key="focus").set_value("BLR").run()
    assert "Belarus" in [each.value for each in app.header]
    assert "country" not in app.query_params


def test_the_focus_is_the_organisation_of_the_blocs_page(open_page: Open) -> None:
    assert any(each.value.startswith("CSTO: ") for each in open_page("blocs", focus="csto").subheader)
    both = open_page("blocs", focus="csto", organisation="NATO")
    assert any(each.value.startswith("NATO: ") for each in both.subheader)


def test_an_unknown_focus_counts_as_none(open_page: Open) -> None:
    app = open_page("overview", focus="Atlantis")
    assert "Focus:" not in texts(app)
    assert "focus" not in app.query_params


def test_the_focus_narrows_lists_and_says_so(open_page: Open, release: Release) -> None:
    app = open_page("exercises", focus="BLR")
    drawn = next(charted(app))
    names = release.query(
        "select name from core.exercise where lead_actor = 'BLR' or list_contains(participants, 'BLR')"
    )["name"].to_list()
    assert drawn.height > 0
    assert all(any(row["exercise"].startswith(name) for name in names) for row in drawn.to_dicts())
    assert "only with Belarus" in texts(app)
    ledger = open_page("commitments", focus="POL").dataframe[0].value
    parties = set(ledger["party"]) | {
        each for cell in ledger["alleged_or_found_by"].dropna() for each in cell.split(", ")
    }
    assert "Poland" in parties
    assert len(ledger) < release.query("select count(*) from core.treaty_event").item()


def test_the_day_to_compare_with_follows_the_day_unless_it_was_chosen(open_page: Open) -> None:
    app = open_page("overview")
    app.selectbox(key="preset").set_value(EVE).run()
    assert app.date_input(key="compare").value == date(2021, 11, 25)
    assert "compare" not in app.query_params
    app.date_input(key="compare").set_value(date(2014, 2, 1)).run()
    app.selectbox(key="preset").set_value(date(2023, 12, 31)).run()
    assert app.date_input(key="compare").value == date(2014, 2, 1)
    assert "Since 1 February 2014: " in texts(app)


def trends(verdict: str, direction: str) -> pl.DataFrame:
    row = {"series": "NATO", "verdict": verdict, "direction": direction, "said_for": date(2021, 12, 31)}
    return pl.DataFrame([row])


@pytest.mark.parametrize(
    ("verdict", "direction", "shown"),
    [
        ("rising", "neutral", "↑ rising"),
        ("falling", "neutral", "↓ falling"),
        ("steady", "higher_is_worse", "→ steady"),
        ("deteriorating", "higher_is_worse", "↑ deteriorating"),
        ("deteriorating", "lower_is_worse", "↓ deteriorating"),
        ("easing", "lower_is_worse", "↑ easing"),
        ("abstained", "neutral", "abstained"),
    ],
)
def test_the_arrow_says_where_the_values_go_and_the_word_what_the_rule_says(
    verdict: str, direction: str, shown: str
) -> None:
    assert headline.verdict(trends(verdict, direction), strong="**") == f"**{shown}**"


def test_a_verdict_on_an_earlier_day_names_the_day_it_was_reckoned_for() -> None:
    then, told = Selection(as_of=EVE, latest=LATEST), trends("easing", "neutral")
    assert headline.trend(told, then) == "Trend on 31 Dec 2021 (hindcast): ↓ easing."
    assert headline.trend(told.clear(), then) == "Trend: none was reckoned for this day or before."


def test_the_eve_of_the_invasion_shows_what_would_have_been_said_then(open_page: Open, release: Release) -> None:
    told = asked(release, "trend", indicator="arms_control_in_force", series=("all",), as_of=EVE).row(0, named=True)
    assert told["said_for"] == EVE
    rows = asked(
        release, "headline", indicator="arms_control_in_force", series=("all",), since=date(2010, 1, 1), as_of=EVE
    )
    ahead = rows.filter(pl.col("kind").is_not_null())
    assert set(ahead["kind"]) == {"hindcast"}
    assert ahead["period_start"].min() > rows.filter(~pl.col("is_preliminary"))["period_start"].max()
    said = texts(open_page("overview", as_of=EVE.isoformat()))
    assert f"Trend on 23 Feb 2022 (hindcast): **↓ {told['verdict']}**" in said
    assert "reckoned for 23 Feb 2022 (hindcast)" in said


def test_titles_stay_plain_words(open_page: Open) -> None:
    assert re.search(r"Since \d+ \w+ \d{4}: \S+ new rows? of evidence", texts(open_page("overview")))
