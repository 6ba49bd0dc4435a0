"""Every registered source: declared in full, and the file it ships with loads without a single refusal.

The embedded files are their own samples; live sources have samples and tests of their own.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from detente import refresh
from etl import publishers
from etl.job import Outcome
from etl.registry import SOURCES
from etl.source import Source
from warehouse import read
from warehouse.frames import CORE, table
from warehouse.settings import CHECKOUT, Settings

from .conftest import CURATED, FIRST_DAY, Installation

EMBEDDED = tuple(source for source in SOURCES if source.kind != "live")
MAY_BE_EMPTY = {"constants", "file_columns", "next_due", "compiled_on"}
FLOORS = {
    "exercise": 295,
    "exercise_claim": 690,
    "deployment_claim": 315,
    "membership_event": 710,
    "treaty": 47,
    "treaty_event": 435,
    "un_resolution": 195,
    "leader_contact": 560,
    "statement": 128,
    "sanction_step": 80,
    "confidence_measure": 100,
    "organisation": 20,
}
LOADED = {
    "country": 250,
    "publisher_kind": 15,
    "publisher": 700,
    "place": 15,
    "un_vote": 18_000,
    "un_agreement": 28_000,
    "leader_contact_tally": 14,
    "summit": 70,
    "summit_attendance": 300,
    "us_troops_europe": 2_300,
    "country_year": 7_500,
} | FLOORS


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, dict[str, Outcome]]]:
    """All embedded sources, loaded into a new installation."""
    installation = Installation(tmp_path_factory.mktemp("everything"))
    outcomes = installation.load(CURATED, FIRST_DAY, EMBEDDED)
    yield installation, outcomes
    installation.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[read.Release]:
    """A published release of the embedded evidence."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("release"))
    refresh.run(settings, refresh.Inputs(curated=CURATED))
    with closing(read.open_release(settings)) as opened:
        yield opened


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_is_declared_in_full(source: Source) -> None:
    empty = {field.name for field in fields(source) if not getattr(source, field.name)}
    assert empty <= MAY_BE_EMPTY
    assert (source.compiled_on is None) == (source.kind == "live")
    assert {table(name).name for name in source.tables} == set(source.tables)
    if source.kind != "live":
        assert (CHECKOUT / source.origin).is_file()


@pytest.mark.parametrize("text", ["id", "title", "origin", "licence", "citation", "coverage_note"])
def test_a_half_declared_source_cannot_be_made(text: str) -> None:
    with pytest.raises(ValueError, match="is half declared"):
        replace(SOURCES[0], **{text: ""})


def test_sources_and_tables_are_declared_once() -> None:
    ids = [source.id for source in SOURCES]
    assert len(set(ids)) == len(ids)
    fed = {name for source in SOURCES for name in source.tables}
    assert fed == {target.name for target in CORE}


@pytest.mark.parametrize("source", EMBEDDED, ids=lambda source: source.id)
def test_loads_without_a_refusal(source: Source, everything: tuple[Installation, dict[str, Outcome]]) -> None:
    outcome = everything[1][source.id]
    assert (outcome.state, [str(problem) for problem in outcome.problems], outcome.message) == ("loaded", [], None)
    assert outcome.rows_read == outcome.merged.new
    for name in source.tables:
        assert len(everything[0].held(name)) >= LOADED[name]


@pytest.mark.parametrize("source", EMBEDDED, ids=lambda source: source.id)
def test_parse_and_shape_give_the_columns_of_the_contract(source: Source) -> None:
    raw, problems = source.parse(source.fetch(CURATED))
    assert problems == []
    for name, frame in source.shape(raw).items():
        assert set(table(name).subject) <= set(frame.columns)
        assert set(frame.drop("file_row").dtypes) == {pl.String}


@pytest.mark.parametrize("source", EMBEDDED, ids=lambda source: source.id)
def test_every_address_leads_to_a_publisher(
    source: Source, everything: tuple[Installation, dict[str, Outcome]]
) -> None:
    domains = publishers.by_domain(everything[0].held("publisher"))
    for name in source.tables:
        if table(name).kind == "evidence":
            held = everything[0].held(name)
            unknown = held.filter(pl.col("publisher").is_null() & pl.col("source_url").is_not_null())
            assert unknown["source_url"].to_list() == []
            resolved = [publishers.resolve(url, domains) for url in held["source_url"]]
            assert held["publisher"].to_list() == resolved


@pytest.mark.parametrize("source", [s for s in EMBEDDED if s.id != "countries"], ids=lambda source: source.id)
def test_a_missing_file_says_where_to_put_it(source: Source, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=rf"the file is missing\. Put it back into {tmp_path}\."):
        source.fetch(tmp_path)


@pytest.mark.parametrize("name", FLOORS)
def test_the_release_holds_the_evidence(published: read.Release, name: str) -> None:
    assert published.query(f"select count(*) from core.{name}").item() >= FLOORS[name]


def test_the_release_holds_summits_and_attendance(published: read.Release) -> None:
    both = "select (select count(*) from core.summit) + (select count(*) from core.summit_attendance)"
    assert published.query(both).item() >= 365


def test_before_zapad_2017_ended_only_what_was_said_by_then_is_known(published: read.Release) -> None:
    sql = """
    select claimant, claimant_type, value_low, value_high, known_on from exercise_claim_as_of(date '2017-09-13')
    where exercise_id = 'zapad-2017' and metric = 'troops'
    """
    known = published.query(sql)
    assert known.filter(value_low=12_700, claimant_type="official_lead").height >= 1
    assert known.filter(pl.col("known_on") > date(2017, 9, 13)).is_empty()
    later = published.query("select claimant, value_high from core.exercise_claim where exercise_id = 'zapad-2017'")
    assert later.filter(pl.col("claimant").str.contains("RUSI"), value_high=70_000).height == 1
    assert known.filter(pl.col("claimant").str.contains("RUSI")).is_empty()


def test_saudi_arabia_is_invited_to_brics_and_no_member(published: read.Release) -> None:
    sql = "select status_after from core.membership_event where org_id = 'brics' and actor = 'SAU' order by event_date"
    statuses = published.query(sql)["status_after"].to_list()
    assert statuses[-1] == "invited"
    assert "member" not in statuses
