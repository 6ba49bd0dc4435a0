"""Every page, with evidence, without, and put back to an earlier day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup, Selectbox

from warehouse.read import Release

from .conftest import APP, PAGES, TIMEOUT, Open, charted, texts

EVE = date(2022, 2, 23)
GO_TO_DAY = "preset"
"""Only moves the day, which the address carries."""
SECTIONS = ("Sources", "Publishers", "Checks", "Corrections", "Gaps", "Dictionary", "Release")
IDS = (r"\bzapad-2017\b", r"\bRUS\b", r"\bCHN\b", r"\bBLR\b", "official_lead", "dialogue_partner")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("as_of", ["", EVE.isoformat()])
def test_page_is_drawn_without_an_exception(open_page: Open, page: str, as_of: str) -> None:
    app = open_page(page, **({"as_of": as_of} if as_of else {}))
    assert not app.exception
    assert ("could be known on" in texts(app)) == bool(as_of)


@pytest.mark.parametrize("page", PAGES)
def test_pages_say_names_and_never_ids(open_page: Open, page: str) -> None:
    said = pl.Series([texts(open_page(page))])
    assert [each for each in IDS if said.str.contains(each)[0]] == []


@pytest.mark.parametrize("page", PAGES)
def test_without_a_release_a_page_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setenv("DETENTE_DATA_DIR", str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT).run()
    app.switch_page(f"app_pages/{page}.py").run()
    assert not app.exception
    assert "Nothing has been published yet" in texts(app)
    assert "detente refresh" in texts(app)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_evidence_page(open_page: Open, section: str) -> None:
    app = open_page("evidence")
    app.segmented_control(key="section").set_value(section).run()
    assert not app.exception
    assert len(app.dataframe) >= 1


def test_the_day_moves_memberships(open_page: Open) -> None:
    assert "NATO 30" in texts(open_page("blocs", as_of=EVE.isoformat()))
    assert "NATO 32" in texts(open_page("blocs"))


def test_the_day_moves_observations(open_page: Open) -> None:
    before, now = (texts(open_page("overview", **query)) for query in ({"as_of": EVE.isoformat()}, {}))
    assert "NATO 30" in before
    assert "NATO 32" in now


def test_an_unusable_day_counts_as_the_latest(open_page: Open) -> None:
    app = open_page("overview", as_of="yesterday")
    assert not app.exception
    assert "could be known on" not in texts(app)


def test_a_preset_moves_the_day(open_page: Open) -> None:
    app = open_page("overview")
    app.selectbox(key="preset").set_value(EVE).run()
    assert app.date_input(key="as_of").value == EVE


def test_invited_states_are_no_members(open_page: Open, release: Release) -> None:
    app = open_page("blocs")
    assert "Invited, **not** members:" in texts(app)
    assert "Saudi Arabia" in next(each.value for each in app.markdown if "Invited" in each.value)
    standing = app.dataframe[0].value
    row = standing[standing["state"] == "Saudi Arabia"].iloc[0]
    assert row["status"] == "invited"
    kept = release.query(
        "select max(event_date) as last from core.membership_event where org_id = 'brics' and actor = 'SAU' "
        "and status_after = 'member'"
    )
    assert kept.item() is None


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("as_of", ["", EVE.isoformat()])
def test_the_sql_shown_returns_the_rows_drawn(
    open_page: Open, client: duckdb.DuckDBPyConnection, page: str, as_of: str
) -> None:
    every_figure_rests_on_its_sql(open_page(page, **({"as_of": as_of} if as_of else {})), client)


@pytest.mark.parametrize("page", PAGES)
def test_the_address_carries_every_choice(open_page: Open, page: str) -> None:
    for key in choosers(open_page(page)):
        app = open_page(page)
        shown = choosers(app)[key]
        before = shown.value
        label = next(each for each in reversed(shown.options) if each != shown.format_func(before))
        shown.set_value(label)
        app.run()
        chosen = choosers(app)[key].value
        assert chosen != before
        # What is bound to the address is written there by the browser, under this name.
        bound = {shown.proto.query_param_key: label} if shown.proto.query_param_key else {}
        again = open_page(page, **app.query_params | bound)
        assert not again.exception
        assert choosers(again)[key].value == chosen


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_tells_its_sources_and_offers_downloads(open_page: Open, page: str) -> None:
    app = open_page(page)
    figures = [each.key for each in app.pills if "Sources" in each.options]
    for key in figures:
        app.pills(key=key).set_value("Sources")
    app.run()
    told = [each.value for each in app.dataframe if "publisher" in each.value.columns and "says" in each.value.columns]
    assert len(told) == len(figures)
    assert all(len(rows) > 0 for rows in told)
    for each in app.pills:
        app.pills(key=each.key).set_value("Download")
    app.run()
    assert not app.exception
    assert len(app.get("download_button")) >= len(figures) * 3


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_a_text_alternative(open_page: Open, page: str) -> None:
    charts = open_page(page).get("vega_lite_chart")
    assert all(len(chart.proto.alt) > 40 for chart in charts)


def test_what_is_said_of_an_earlier_day_is_called_a_hindcast(open_page: Open) -> None:
    said = [each.value for each in open_page("overview", as_of=EVE.isoformat()).markdown if "Trend" in each.value]
    assert said
    assert all("(hindcast)" in each or "none was reckoned" in each for each in said)


def same(rows: pl.DataFrame, returned: pl.DataFrame) -> bool:
    """Whether two frames hold the same rows in the same order."""
    if rows.columns != returned.columns or rows.height != returned.height:
        return False
    try:
        assert_frame_equal(rows, returned, check_dtypes=False, categorical_as_str=True)
    except AssertionError:
        return False
    return True


def choosers(app: AppTest) -> dict[str, Selectbox[Any] | ButtonGroup[Any]]:
    """The controls that choose what a page shows, by key. Opening a panel below a figure is no such choice."""
    found = (*app.selectbox, *app.segmented_control)
    return {each.key: each for each in found if each.key not in (None, GO_TO_DAY) and len(each.options) > 1}


def every_figure_rests_on_its_sql(app: AppTest, client: duckdb.DuckDBPyConnection) -> None:
    """Each chart of a page was given exactly what its own SQL returns to a plain client of the release file."""
    told = [each.key for each in app.pills if each.key and "SQL" in each.options]
    for key in told:
        app.pills(key=key).set_value("SQL")
    app.run()
    shown = [each.value for each in app.code if each.language == "sql"]
    assert len(shown) == len(told) == len(app.pills)
    drawn = list(charts_by_key(app))
    sql = dict(zip(told, shown, strict=True))
    assert len({key for key, _ in drawn}) == len(drawn)
    for key, rows in drawn:
        assert_frame_equal(rows, client.sql(sql[key]).pl(), check_dtypes=False, categorical_as_str=True)
    for text in sql.values():
        assert client.sql(text).columns


def charts_by_key(app: AppTest) -> Iterator[tuple[str, pl.DataFrame]]:
    """The rows that each chart of a page was given, by the key of the row of panels that stands below it."""
    nodes = list(app.main)
    below = [
        next(str(each.key) for each in nodes[at:] if getattr(each, "key", None) and str(each.key).endswith("-panel"))
        for at, node in enumerate(nodes)
        if node.type == "vega_lite_chart"
    ]
    yield from zip(below, charted(app), strict=True)
