"""The parts behind the pages: selections, SQL text, downloads, words, the server's command line."""

import csv
import importlib.metadata
import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import download, serve, sqltext, wording
from dashboard.charts import bloc
from dashboard.charts.template import spec
from dashboard.headlines import HEADLINES
from dashboard.selection import EARLIEST, Selection, from_query
from warehouse.read import Release

LATEST = date(2026, 6, 30)
DASHBOARD = Path(serve.__file__).parent


@given(
    st.dates(EARLIEST, LATEST),
    st.none() | st.dates(EARLIEST, LATEST),
    st.sampled_from(["", "POL", "brics"]),
    st.sampled_from(["zapad-2017", "a-b"]),
    st.sampled_from(["BRICS", "NATO"]),
)
def test_selection_survives_its_address(
    day: date, compare: date | None, focus: str, exercise: str, organisation: str
) -> None:
    earlier = compare if compare and compare < day else None
    chosen = Selection(
        as_of=day, latest=LATEST, compare=earlier, focus=focus, exercise=exercise, organisation=organisation
    )
    again = from_query(chosen.to_query(), LATEST)
    assert (again.since, again.to_query()) == (chosen.since, chosen.to_query())
    assert (again.as_of, again.focus, again.exercise) == (chosen.as_of, focus, exercise)


@pytest.mark.parametrize("unusable", ["", "yesterday", "2999-01-01", "1066-10-14", "2026-06-30", "2026-04-01"])
def test_an_unusable_or_usual_day_to_compare_with_stays_out_of_the_address(unusable: str) -> None:
    chosen = from_query({"compare": unusable}, LATEST)
    assert chosen.since == date(2026, 4, 1)
    assert chosen.to_query() == {}


def test_the_usual_day_to_compare_with_moves_with_the_day() -> None:
    assert from_query({"as_of": "2022-02-23"}, LATEST).since == date(2021, 11, 25)
    assert from_query({"as_of": EARLIEST.isoformat()}, LATEST).since == EARLIEST


@pytest.mark.parametrize("unusable", ["", "yesterday", "2999-01-01", "1066-10-14"])
def test_unusable_day_is_the_latest(unusable: str) -> None:
    assert from_query({"as_of": unusable}, LATEST).is_latest


def test_usual_choices_stay_out_of_the_address() -> None:
    assert Selection(as_of=LATEST, latest=LATEST).to_query() == {}


def test_parameters_are_filled_in_as_literals_and_never_inside_text_or_comments() -> None:
    sql = "-- costs $day\nselect '$day', $day, $names, $n, $said"
    filled = sqltext.filled(sql, {"day": date(2022, 2, 23), "names": ("a", "b'c"), "n": 3, "said": "it's $day"})
    assert filled == "-- costs $day\nselect '$day', date '2022-02-23', ['a', 'b''c'], 3, 'it''s $day'"


@given(st.text().filter(lambda text: "\x00" not in text))
def test_text_literal_returns_the_text(text: str) -> None:
    import duckdb

    assert duckdb.sql(f"select {sqltext.literal(text)}").fetchall() == [(text,)]


@pytest.mark.parametrize("path", sorted(sqltext.SQL.glob("*.sql")), ids=lambda path: path.stem)
def test_sql_says_first_what_it_gives(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("-- ")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@sum(A1)", "\tx", "\rx"])
def test_no_csv_cell_runs_as_a_formula(start: str) -> None:
    written = download.csv(pl.DataFrame({"said": [start, "plain"], "count": [-3, 4]}), "Détente").decode()
    rows = list(csv.DictReader(io.StringIO(written)))
    assert rows[0]["said"] == f"'{start}"
    assert rows[1]["said"] == "plain"
    assert rows[0]["count"] == "-3"
    assert {row["cite_as"] for row in rows} == {"Détente"}


def test_lists_become_one_cell() -> None:
    flat = download.formula_safe(pl.DataFrame({"names": [["=a", "b"]]}))
    assert flat["names"].to_list() == ["'=a; b"]


def test_pictures_are_drawn_on_this_machine() -> None:
    rows = pl.DataFrame({"bloc": ["NATO", "NATO"], "from_day": [date(2020, 1, 1), LATEST], "members": [30, 32]})
    assert b"Members" in download.svg(spec(bloc.members), rows, "Members of NATO", "Détente, release x")
    assert download.png(spec(bloc.members), rows, "Members of NATO", "Détente").startswith(b"\x89PNG")


def test_names_replace_the_ids_of_states_and_exercises() -> None:
    names = {"RUS": "Russia", "zapad-2017": "Zapad-2017", "sco": "SCO"}
    said = wording.with_names("RUS: 2 in zapad-2017, with sco and the DMDC (COLD).", names)
    assert said == "Russia: 2 in Zapad-2017, with sco and the DMDC (COLD)."


@pytest.mark.parametrize(
    ("since", "words"),
    [(date(2026, 6, 30), "from the same day"), (date(2026, 6, 29), "1 day old"), (date(2025, 12, 31), "6 months old"),
     (date(2020, 1, 1), "6.5 years old"), (None, "no evidence")],
)  # fmt: skip
def test_age_in_the_largest_fitting_unit(since: date | None, words: str) -> None:
    assert wording.age(since, LATEST) == words


def test_server_asks_nobody_and_shows_no_traces() -> None:
    told = {"server.address": "localhost", "browser.gatherUsageStats": False, "client.showErrorDetails": "none"}
    assert told.items() <= serve.OPTIONS.items()


def test_modules_share_no_name_with_an_installed_package() -> None:
    # `streamlit run` puts this folder first on the module path: a namesake would hide the package.
    ours = {path.stem for path in DASHBOARD.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    installed = set(importlib.metadata.packages_distributions()) | sys.stdlib_module_names
    assert (ours & installed) - {"__init__"} == set()
    assert not (DASHBOARD / "pages").exists()


def test_pages_load_no_statistics() -> None:
    asked = (
        "import dashboard.frame, dashboard.tile, sys; print([m for m in sys.modules if m in ('scipy', 'statsmodels')])"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ["dashboard", "indicators", "warehouse"])
def test_no_callback_runs_within_polars(package: str) -> None:
    # Two readers at once could stop the server for good: Polars' threads wait for the interpreter, and it for them.
    callback = re.compile(r"\.map_(elements|batches|groups|rows)\(")
    sources = sorted((serve.CHECKOUT / package).rglob("*.py"))
    assert sources
    assert [str(path) for path in sources if callback.search(path.read_text(encoding="utf-8"))] == []


def test_headlines_name_published_indicators_and_series(release: Release) -> None:
    held = release.query(
        "select distinct indicator_id, if(counterpart = '', entity, counterpart) from mart.observation"
    )
    asked = {(headline.indicator, series) for headline in HEADLINES for series in headline.series}
    assert asked <= set(held.iter_rows())


def test_members_drawn_equal_the_indicator(release: Release) -> None:
    counted = release.query(sqltext.text("bloc_count"), {"as_of": LATEST, "since": date(1992, 1, 1)})
    drawn = dict(counted.group_by("bloc").last().select("bloc", "members").iter_rows())
    told = release.query(
        "select abbreviation, value::int from observation_as_of(?) inner join core.organisation on org_id = entity "
        "where indicator_id = 'bloc_members' qualify period_start = max(period_start) over (partition by entity)",
        [LATEST],
    )
    assert {bloc: members for bloc, members in told.iter_rows() if bloc in drawn} == drawn
