"""The choices within pages: each view draws, says names, shows at most five charts, and its SQL returns its rows."""

import re

import duckdb
import polars as pl
import pytest

from dashboard.figure import ROWS_A_PAGE
from warehouse.read import Release

from .conftest import Open, charted, texts
from .test_every_page import EVE, IDS, every_figure_rests_on_its_sql

VIEWS = (
    ("exercises", "exercises_view", "Thresholds"),
    ("exercises", "exercises_view", "Clusters"),
    ("exercises", "exercises_view", "Volume and what follows"),
    ("deployments", "deployments_view", "Map"),
    ("deployments", "deployments_view", "One host"),
    ("deployments", "deployments_view", "Eastern flank"),
    ("deployments", "deployments_view", "United States"),
    ("deployments", "deployments_view", "Ukraine"),
    ("deployments", "deployments_view", "DPR Korea"),
    ("blocs", "blocs_view", "Overlap"),
    ("blocs", "blocs_view", "Weight"),
    ("blocs", "blocs_view", "Waiting"),
    ("blocs", "blocs_view", "Expected"),
    ("commitments", "family", "Political"),
    ("votes", "topic", "nazism"),
    ("votes", "power", "USA"),
    ("votes", "year", "2003"),
    ("country", "country", "RUS"),
    ("track_record", "record_view", "Calibration"),
    ("track_record", "record_view", "Questions"),
    ("track_record", "record_view", "Every forecast"),
)
MOST_CHARTS = 5


@pytest.mark.parametrize(("page", "name", "value"), VIEWS)
def test_every_view_draws_and_its_sql_returns_its_rows(
    open_page: Open, client: duckdb.DuckDBPyConnection, page: str, name: str, value: str
) -> None:
    app = open_page(page, **{name: value})
    charts = app.get("vega_lite_chart")
    said = texts(app)
    assert not app.exception
    assert [each for each in IDS if re.search(each, said)] == []
    assert 1 <= len(charts) <= MOST_CHARTS
    assert all(len(chart.proto.alt) > 40 for chart in charts)
    every_figure_rests_on_its_sql(app, client)


@pytest.mark.parametrize(("page", "name", "value"), VIEWS)
def test_every_view_holds_on_the_eve_of_the_invasion(open_page: Open, page: str, name: str, value: str) -> None:
    app = open_page(page, as_of=EVE.isoformat(), **{name: value})
    assert not app.exception
    assert len(app.get("vega_lite_chart")) <= MOST_CHARTS


@pytest.mark.parametrize(
    "page", ["exercises", "deployments", "commitments", "votes", "diplomacy", "country", "track_record"]
)
def test_the_first_day_of_all_is_no_error(open_page: Open, page: str) -> None:
    assert not open_page(page, as_of="1991-12-26").exception


def test_a_country_is_chosen_by_its_code_in_the_address(open_page: Open) -> None:
    app = open_page("country", country="BLR")
    assert "Belarus" in [each.value for each in app.header]
    assert app.query_params["country"] == "BLR"
    app.selectbox(key="country").set_value("POL").run()
    assert "Poland" in [each.value for each in app.header]
    assert "country" not in app.query_params


def test_an_unknown_country_counts_as_not_given(open_page: Open) -> None:
    assert "Poland" in [each.value for each in open_page("country", country="XYZ").header]


def test_stale_claims_are_called_stale(open_page: Open) -> None:
    assert "stale, " in texts(open_page("deployments", deployments_view="One host", host="BLR"))


def test_the_un_page_says_where_its_roll_calls_end(open_page: Open) -> None:
    assert "Full roll calls end in 2019" in texts(open_page("votes"))


def test_announced_and_assigned_are_two_figures(open_page: Open) -> None:
    announced, assigned = charted(open_page("deployments", deployments_view="United States"))
    assert not any("DMDC" in formation for formation in announced["formation"])
    assert set(assigned.columns) == {"host", "year", "day", "personnel"}


def test_three_scopes_in_ukraine_stay_three_rows(open_page: Open) -> None:
    scopes = next(charted(open_page("deployments", deployments_view="Ukraine")))
    assert scopes["formation"].n_unique() == scopes["place"].n_unique() == 3


def test_places_say_whose_they_are(open_page: Open) -> None:
    where = next(charted(open_page("deployments")))["who_where"].to_list()
    assert "Russia in Crimea (Ukraine)" in where
    assert "Russia in Transnistria (Moldova)" in where
    assert "Russia in Abkhazia (Georgia)" in where


def test_the_ledger_is_filtered(open_page: Open) -> None:
    app = open_page("commitments", instrument="inf", step="denied")
    ledger = app.dataframe[0].value
    assert set(ledger["instrument"]) == {"INF Treaty"}
    assert set(ledger["step"]) == {"denied"}
    assert ledger["source_url"].notna().any()


def test_the_ledger_is_sent_a_page_at_a_time_and_found_as_a_whole(open_page: Open, release: Release) -> None:
    app = open_page("commitments")
    held = release.query("select count(*) from core.treaty_event").item()
    assert len(app.dataframe[0].value) == ROWS_A_PAGE < held
    assert f"{held} of {held} rows" in texts(app)
    app.session_state["ledger-page"] = 2
    second = app.run().dataframe[0].value
    assert len(second) == ROWS_A_PAGE
    oldest = release.query("select min(event_date) from core.treaty_event").item()
    app.text_input(key="ledger-search").set_value(oldest.isoformat())
    found = app.run().dataframe[0].value
    assert pl.Series(found["day"]).dt.date().to_list()[-1] == oldest


def test_allegations_are_never_merged_with_findings(release: Release, open_page: Open) -> None:
    breaches = list(charted(open_page("commitments")))[1]
    counted = dict(breaches.group_by("what").len().iter_rows())
    held = dict(release.query("select event, count(*) from core.treaty_event group by event").iter_rows())
    assert counted["Found by an outside body"] == held["confirmed_breach"]
    assert counted["Denied"] == held["denied"]


def test_committee_votes_are_no_key_votes(open_page: Open) -> None:
    ballots = list(charted(open_page("votes", topic="nazism")))[-1]
    assert not any(note and note.startswith("committee vote") for note in ballots["note"])


def test_lists_that_print_are_short_and_say_how_many_there_are(open_page: Open) -> None:
    app = open_page("country", country="RUS")
    assert app.table
    assert all(len(each.value) <= 12 for each in app.table)
    assert "the download has all" in texts(app)


def test_a_suspended_member_is_neither_left_out_nor_a_partner(open_page: Open) -> None:
    assert "as a member suspended: CSTO; not a member: NATO (partner)" in texts(open_page("country", country="ARM"))
    assert "NATO (suspended)" in texts(open_page("country", country="BLR"))


def test_a_withdrawn_force_stands_at_its_newest_claim(open_page: Open) -> None:
    where = next(charted(open_page("deployments")))
    withdrawn = where.filter(where["stands_in"] == "Nagorno-Karabakh (Azerbaijan)")
    assert withdrawn["newest_claim"].to_list() == [0]


def test_the_map_shows_one_sender_or_all(open_page: Open) -> None:
    every = next(charted(open_page("deployments", deployments_view="Map")))
    korean = next(charted(open_page("deployments", deployments_view="Map", sender="PRK", area="World")))
    assert {"Ukraine", "Russia", "Crimea (Ukraine)"} <= set(every["stands_in"])
    assert korean.select("sent_by", "stands_in", "state").unique().rows() == [("DPR Korea", "Russia", "RUS")]
    assert every.filter(every["stands_in"] == "Crimea (Ukraine)")["state"].to_list() == ["UKR"]


def test_every_force_of_the_map_has_a_place_on_it(open_page: Open) -> None:
    forces = next(charted(open_page("deployments", deployments_view="Map")))
    assert forces.select("latitude", "longitude").null_count().row(0) == (0, 0)


def test_the_map_of_votes_follows_its_choices(open_page: Open) -> None:
    states = next(charted(open_page("votes", power="CHN", year="2003")))
    assert set(states["counterpart"]) == {"China"}
    assert set(states["year"]) == {2003}
    assert "CHN" not in states["iso3"].to_list()


def test_clusters_have_the_members_that_the_indicator_counted(open_page: Open) -> None:
    members = list(charted(open_page("exercises", exercises_view="Clusters")))[1]
    drawn = members.group_by("around").len().sort("around").rows()
    clusters = next(charted(open_page("exercises", exercises_view="Clusters")))
    assert drawn == clusters.select("around", "exercises").sort("around").rows()
    sums = dict(members.group_by("around").agg(pl.col("declared").sum()).iter_rows())
    assert sums == dict(clusters.select("around", "with_parts_added").iter_rows())
