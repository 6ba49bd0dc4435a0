"""Every check: silent on a clean release, and caught out by each offender planted for it."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import duckdb
import pytest

from warehouse import sqlfiles
from warehouse.frames import CORE, MART

CHECKS = dict(sqlfiles.each("checks"))
HELD = [target.name for target in CORE]
MARTS = [target.name for target in MART if target.name not in ("change", "forecast_change")]
EVIDENCE = [target.name for target in CORE if target.kind == "evidence"]


def in_each(tables: list[str], statement: str) -> list[str]:
    """The same offender planted in one table after the other."""
    return [statement.format(table=table) for table in tables]


def unknown(*columns: str) -> list[str]:
    """An id that nothing answers to, in one column after the other."""
    return [f"update core.{table} set {column} = 'ZZZ'" for table, column in (c.split(".") for c in columns)]


# What each check must catch: statements that each plant offenders in an otherwise clean release.
PLANTED: dict[str, list[str]] = {
    "allegations_have_author": [
        "update core.treaty_event set alleged_by = null where event = 'alleged_breach'",
        "update core.treaty_event set alleged_by = [] where event = 'alleged_breach'",
    ],
    "claimed_ranges_in_order": [
        "update core.exercise_claim set value_low = value_high + 1",
        "update core.deployment_claim set personnel_low = personnel_high + 1",
    ],
    "country_codes_in_time": [
        "update core.exercise set participants = ['RUS', 'SUN']",
        "update core.deployment_claim set sender = 'SUN'",
        "update core.deployment_claim set host = 'SUN'",
        "update core.membership_event set actor = 'SUN'",
        "update core.membership_event set event_date = date '1985-01-01'",
        "update core.treaty_event set actor = 'SUN'",
        "update core.treaty_event set actor = 'UKR', event_date = date '1985-01-01'",
        "update core.leader_contact set counterpart = 'SUN'",
        "update core.summit set host = 'SUN'",
        "update core.statement set actor = 'SUN'",
        "update core.sanction_step set target = 'SUN'",
        "update core.un_vote set iso3 = 'SUN'",
        "update core.country set un_member_since = null; update core.un_resolution set vote_date = date '1985-01-01'",
        "update core.un_roll_call_vote set iso3 = 'SUN'",
        "update core.un_agreement set iso3 = 'SUN'",
        "update core.us_troops_europe set iso3 = 'SUN', year = 1992",
        "update core.us_troops_europe set year = 1990",
    ],
    "country_codes_unique": [
        "insert into core.country select * replace ('Another' as name) from core.country where iso3 = 'UKR'",
        "update core.country set iso2 = 'UA' where iso3 = 'RUS'",
        "update core.country set iso_numeric = '804' where iso3 = 'RUS'",
    ],
    "country_ids_known": [
        *unknown("place.state", "publisher.country", "us_troops_europe.iso3", "country_year.iso3"),
        "update core.place set members = ['RUS', 'ZZZ']",
        "update core.country set successors = ['ZZZ'] where iso3 = 'SUN'",
    ],
    "dates_in_order": [
        "update core.exercise set end_date = start_date - 1",
        "update core.treaty set in_force_date = signed_date - 1",
        "update core.treaty set ended_date = in_force_date - 1",
        "update core.treaty set in_force_date = null, ended_date = signed_date - 1",
        "update core.summit set end_date = start_date - 1",
    ],
    "deployment_formations_known": [
        "update core.deployment_claim set counts_within = 'elsewhere' where formation = 'battery'",
        "update core.deployment_claim set counts_within = 'battery' where formation = 'battery'",
        "delete from core.deployment_claim where formation = 'garrison'",
    ],
    "deployment_ids_known": [
        *unknown("deployment_claim.sender", "deployment_claim.host"),
        "update core.deployment_claim set host = 'league'",
        "update core.place set place_id = 'league' where place_id = 'harbour';"
        "update core.deployment_claim set host = 'league'",
    ],
    "diplomacy_ids_known": [
        *unknown(
            "leader_contact.actor",
            "leader_contact.counterpart",
            "leader_contact_tally.actor",
            "statement.actor",
            "sanction_step.sender",
            "sanction_step.target",
            "summit.org_id",
            "summit.host",
            "summit_attendance.actor",
            "summit_attendance.summit_id",
        ),
        "update core.summit set host = 'league'",
    ],
    "evidence_not_dated_ahead": [
        *in_each(EVIDENCE, "update core.{table} set known_on = recorded_at::date + 2"),
        *in_each(EVIDENCE, "update core.{table} set published_on = recorded_at::date + 2"),
    ],
    "exercise_ids_known": [
        *unknown("exercise.lead_actor", "exercise.part_of", "exercise_claim.exercise_id"),
        "update core.exercise set participants = ['RUS', 'ZZZ']",
        "update core.exercise set participants = ['RUS', 'league']",
    ],
    "exercise_parents_not_circular": [
        "update core.exercise set part_of = exercise_id",
        "update core.exercise set part_of = 'shield-2021-north' where exercise_id = 'shield-2021'",
        "update core.exercise set part_of = 'shield-2021-north';"
        "insert into core.exercise select * replace ('deeper' as exercise_id) from core.exercise limit 1",
    ],
    "forecasts_look_ahead": [
        "update mart.forecast set data_as_of = issued_on + 1",
        "update mart.forecast set target_period_start = date '2025-01-01'",
    ],
    "grades_by_rule": [
        *in_each(EVIDENCE, "update core.{table} set reliability = 'Z'"),
        *in_each(EVIDENCE, "update core.{table} set credibility = 0"),
        *in_each(EVIDENCE, "update core.{table} set publisher = null"),
        "update core.treaty set credibility = 2",
        "update core.exercise_claim set credibility = null",
        "update core.exercise_claim set publisher = 'nobody'",
        "update core.publisher_kind set reliability = 'A'",
    ],
    "hindcasts_look_back": [
        "update mart.hindcast set data_as_of = as_of + 1",
        "update mart.hindcast set truth_known_on = as_of",
        "update mart.hindcast set truth = null",
        "update mart.hindcast set target_period_start = date '2024-01-01', as_of = date '2025-01-10'",
    ],
    "indicator_ids_known": [
        "update mart.observation set indicator_id = 'unheard_of'",
        *in_each(
            ["trend", "trend_past", "hindcast", "skill", "question_past"],
            "update mart.{table} set indicator_id = 'unheard_of'",
        ),
        "update mart.alert set indicator_id = 'unheard_of'",
        "update mart.trend set indicator_id = null",
    ],
    "known_on_present": [
        *in_each(EVIDENCE, "update core.{table} set known_on = null"),
        "update mart.observation set known_on = null",
    ],
    "membership_ids_known": unknown("membership_event.org_id", "membership_event.actor"),
    "membership_joined_once": [
        "delete from core.membership_event where event = 'withdrew'",
        "update core.membership_event set event = 'announced_withdrawal', status_after = 'member'"
        " where event = 'withdrew'",
        "update core.membership_event set event_date = date '2016-01-01' where event = 'withdrew'",
    ],
    "natural_keys_unique": [
        *in_each(HELD, "insert into core.{table} select * replace ('another' as row_id) from core.{table} limit 1"),
        "insert into core.source select * from core.source",
        "insert into core.snapshot select * from core.snapshot",
        *in_each(
            MARTS,
            "insert into mart.{table} select * from mart.{table} limit 1",
        ),
    ],
    "observation_coverage_in_vocabulary": [
        "update mart.observation set coverage = 'full'",
        "update mart.observation set coverage = null",
        "update mart.observation set coverage = 'not_observed', value = 0",
        "update core.source set coverage = 'full'",
        "update core.source set coverage = null",
    ],
    "observation_ranges_in_order": [
        "update mart.observation set low = value + 0.01",
        "update mart.observation set high = value - 0.01",
        "update mart.observation set value = null, low = 2, high = 1",
    ],
    "past_trends_look_back": [
        "update mart.trend_past set as_of = date '2024-12-30'",
        "update mart.trend_past set first_period = last_period + 1",
        "update mart.trend_past set frequency = 'Q', as_of = date '2024-03-30'",
    ],
    "publisher_ids_known": [
        *in_each(EVIDENCE, "update core.{table} set publisher = 'nobody'"),
        "update core.publisher set kind = 'rumour'",
    ],
    "quantile_levels_listed": [
        "update mart.forecast set quantile_level = 0.05 where quantile_level = 0.025",
        "update mart.forecast set quantile_level = null where quantile_level = 0.025",
        "update mart.hindcast set quantile_level = 0.05 where quantile_level = 0.025",
    ],
    "quantiles_in_order": [
        *in_each(
            ["forecast", "hindcast"],
            "update mart.{table} set value = 0.7 where quantile_level = 0.5;"
            "update mart.{table} set value = 0.6 where quantile_level = 0.75",
        )
    ],
    "questions_scored_by_rule": [
        "update mart.question set low = 0.3",
        "update mart.question set high = 0.1",
        "update mart.question set baseline_probability = 1.2",
        "update mart.question set resolves_on = data_as_of",
        "update mart.question set happened = true",
        "update mart.question_past set resolves_on = as_of",
        "update mart.question_past set happened = false",
        "update mart.question_past set brier = null",
        "update mart.question_past set baseline_brier = 0.5",
        "update mart.question_past set baseline_brier = null",
    ],
    "quarantine_has_remedy": [
        "update ops.quarantine set remedy = ' '",
        "update ops.quarantine set problem = null",
    ],
    "row_ids_unique": [
        *in_each(HELD, "insert into core.{table} select * from core.{table} limit 1"),
        *in_each(HELD, "update core.{table} set row_id = null"),
    ],
    "shares_within_bounds": [
        "update mart.observation set value = 1.1",
        "update mart.observation set low = -0.1",
        "update mart.observation set high = 1.1",
        *in_each(["forecast", "hindcast"], "update mart.{table} set value = 1.1 where quantile_level = 0.975"),
    ],
    "skill_by_rule": [
        "update mart.skill set skill = 1.1",
        "update mart.skill set skill_low = 0.2, skill_high = 0.1, verdict = 'skilful'",
        "update mart.skill set verdict = 'skilful'",
        "update mart.skill set skill_low = -0.1, skill_high = 0.3, verdict = 'skilful'",
        "update mart.skill set skill_low = 0.05, skill_high = 0.3, verdict = 'no demonstrated skill'",
    ],
    "snapshots_known": [
        *in_each(HELD, "update core.{table} set snapshot_sha256 = 'b'"),
        *in_each(HELD, "insert into history.{table} select * replace ('b' as snapshot_sha256) from core.{table}"),
    ],
    "source_ids_known": [
        *in_each(EVIDENCE, "update core.{table} set source_id = 'nowhere'"),
        *in_each(EVIDENCE, "update core.{table} set source_id = null"),
        "update core.snapshot set source_id = 'nowhere'",
    ],
    "tables_not_shrunk": [
        *in_each(HELD, "insert into previous_count values ('core.{table}', 100)"),
        *in_each(HELD, "delete from core.{table}; insert into previous_count values ('core.{table}', 1)"),
        *in_each(
            ["core.source", "core.snapshot", *(f"mart.{name}" for name in MARTS if name not in ("alert", "rule"))],
            "delete from {table}; insert into previous_count values ('{table}', 1)",
        ),
    ],
    "treaty_event_ids_known": [
        *unknown("treaty_event.treaty_id", "treaty_event.actor"),
        "update core.treaty_event set alleged_by = ['UKR', 'hearsay']",
    ],
    "trend_intervals_in_order": [
        *in_each(["trend", "trend_past"], "update mart.{table} set slope_low = slope + 0.1"),
        "update mart.trend set slope_high = slope - 0.1",
        "update mart.trend set slope = null, slope_low = 2, slope_high = 1",
    ],
    "un_counts_within_membership": [
        "update core.un_resolution set yes = 100, no = 90, abstain = 4, absent = null",
        "update core.un_resolution set yes = 100, no = 90, abstain = 3, absent = 1",
    ],
    "un_ids_known": [
        *unknown("un_vote.iso3", "un_agreement.iso3", "un_roll_call_vote.iso3"),
        "update core.un_vote set resolution = 'A/RES/2'",
    ],
    "un_votes_match_counts": [
        "update core.un_resolution set yes = 7",
        "update core.un_resolution set no = 7",
        "update core.un_resolution set abstain = 6",
    ],
    "versions_in_order": [
        *in_each(HELD, "update core.{table} set superseded_at = recorded_at"),
        *in_each(HELD, "insert into history.{table} select * from core.{table}"),
        *in_each(
            HELD,
            "insert into history.{table}"
            " select * replace (recorded_at - interval 1 second as superseded_at) from core.{table}",
        ),
    ],
}

# Rows that look odd and are right: no check may stop them.
HARMLESS: list[str] = [
    # a publication dated by its month or year carries the last day of that month or year
    "update core.exercise set published_on = last_day(recorded_at::date)",
    "update core.exercise set published_on = make_date(year(recorded_at), 12, 31)",
    # a day begins in the east before it does in UTC
    "update core.exercise set known_on = recorded_at::date + 1, published_on = recorded_at::date + 1",
    # the Belarusian and Ukrainian seats are as old as the United Nations
    "update core.country set un_member_since = date '1945-10-24';"
    "update core.un_resolution set vote_date = date '1985-01-01'",
    # a value revised later is one more row
    "insert into mart.observation select * replace (known_on + 100 as known_on) from mart.observation",
    # roll calls and counts differ a little
    "update core.un_resolution set yes = 6, no = 6, abstain = 5",
    # one row in twenty may go, and small tables may lose one
    "insert into previous_count values ('core.exercise', 3)",
    # rows withdrawn by a correction may go
    "update ops.correction set becomes = 'withdrawn'; insert into previous_count values ('core.exercise', 4)",
    # computed tables may shrink, and what is only the news of the day may be empty
    "insert into previous_count values ('mart.observation', 1000), ('mart.alert', 10), ('mart.change', 10)",
    # a period may still be open, a question unresolved, and one of long ago without a baseline
    "update mart.hindcast set truth = null, truth_known_on = null",
    "update mart.question_past set happened = null, brier = null, baseline_brier = null",
    "update mart.question set baseline_probability = null",
    # the verdict of a skill with an interval
    "update mart.skill set skill_low = 0.05, skill_high = 0.3, verdict = 'skilful'",
    # an older issue was about a period that has come in since
    "insert into mart.forecast select * replace (date '2025-01-05' as issued_on, date '2025-01-05' as data_as_of,"
    " date '2025-01-01' as target_period_start) from mart.forecast",
    # a trend that abstains has no slope
    "update mart.trend set slope = null, slope_low = null, slope_high = null, verdict = 'abstained'",
    # an unobserved period has no value
    "update mart.observation set coverage = 'not_observed', value = null, low = null, high = null",
    # an unknown publisher is graded F
    "update core.exercise set publisher = null, reliability = 'F'",
]


@pytest.fixture(scope="module")
def sealed(clean_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of a clean release that can be written to, with the counts of the release before it."""
    path = tmp_path_factory.mktemp("planted") / "release.duckdb"
    copy(clean_release, path)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create temp table previous_count (table_name varchar, row_count bigint)")
        yield connection


@pytest.fixture
def planted(sealed: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The clean release again for every test: what a test plants is rolled back."""
    sealed.begin()
    yield sealed
    sealed.rollback()


def offenders(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a check selects."""
    return len(connection.execute(CHECKS[name]).fetchall())


def test_every_check_has_offenders_planted_for_it() -> None:
    assert set(PLANTED) == set(CHECKS)
    assert [name for name, statements in PLANTED.items() if not statements] == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_what_must_hold(name: str) -> None:
    first = CHECKS[name].splitlines()[0]
    assert re.fullmatch(r"-- [a-z].+ must .+[^.]", first)
    assert ";" not in re.sub(r"(?m)^--.*", "", CHECKS[name]), "one statement, without an end mark"


@pytest.mark.parametrize("name", CHECKS)
def test_a_clean_release_passes(planted: duckdb.DuckDBPyConnection, name: str) -> None:
    assert offenders(planted, name) == 0


@pytest.mark.parametrize(
    ("name", "statement"), [(name, statement) for name, statements in PLANTED.items() for statement in statements]
)
def test_a_planted_offender_is_caught(planted: duckdb.DuckDBPyConnection, name: str, statement: str) -> None:
    planted.execute(statement)

    assert offenders(planted, name) > 0


@pytest.mark.parametrize("statement", HARMLESS)
def test_what_is_right_passes_every_check(planted: duckdb.DuckDBPyConnection, statement: str) -> None:
    planted.execute(statement)

    assert [name for name in CHECKS if offenders(planted, name)] == []
