"""A small world of evidence, and real working files and releases made from it.

Names and addresses are made up (example.org); only the country codes are real.
`frame("exercise", {"exercise_id": "other"})` gives a valid frame of that table: each dict changes
what it names in the table's first row of the world.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from warehouse import release
from warehouse.frames import CORE, TABLES, table
from warehouse.settings import Settings
from warehouse.work import WorkFile, open_work

Row = Mapping[str, Any]
Frame = Callable[..., pl.DataFrame]

SHA = "a" * 64
MORNING = datetime(2026, 1, 31, 9, 0)
PAGE = "https://example.org/page"

EVIDENCE_ROW: Row = {
    "source_id": "example",
    "source_url": PAGE,
    "source_title": "A page",
    "publisher": "gazette",
    "publisher_as_printed": "Gazette",
    "published_on": date(2021, 9, 20),
    "known_on": date(2021, 9, 20),
    "known_on_basis": "publication",
    "verified": "seen",
}
SERIES: Row = {"indicator_id": "exercise_size", "entity": "RUS", "counterpart": "", "frequency": "A"}
FORECAST: Row = {
    **SERIES,
    "issued_on": date(2026, 1, 31),
    "data_as_of": date(2026, 1, 31),
    "target_period_start": date(2026, 1, 1),
    "horizon": 1,
    "model_id": "naive",
    "code_version": "0",
    "sha256": SHA,
}
HINDCAST: Row = {
    **SERIES,
    "as_of": date(2024, 12, 31),
    "data_as_of": date(2024, 12, 1),
    "target_period_start": date(2025, 1, 1),
    "horizon": 1,
    "model_id": "naive",
    "truth": 0.5,
    "truth_known_on": date(2026, 1, 10),
}
LEVELS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
QUESTION: Row = {
    "question_id": "brics_accession",
    "question": "Will BRICS gain at least one member in 2027?",
    "indicator_id": "exercise_size",
    "entity": "RUS",
    "counterpart": "",
    "resolves_on": date(2027, 12, 31),
    "model_id": "hazard",
    "probability": 0.2,
    "low": 0.05,
    "high": 0.4,
    "word": "highly unlikely",
    "confidence": "low",
    "basis": "3 of the last 17 years had an event.",
    "baseline_probability": 0.25,
    "confidence_reason": "Fewer than five periods with an event.",
}

WORLD: Mapping[str, list[Row]] = {
    "country": [
        {
            "iso3": "RUS",
            "iso2": "RU",
            "iso_numeric": "643",
            "name": "Russia",
            "un_member_since": date(1945, 10, 24),
            "valid_from": date(1991, 12, 26),
        },
        {"iso3": "UKR", "iso2": "UA", "iso_numeric": "804", "name": "Ukraine", "valid_from": date(1991, 8, 24)},
        {
            "iso3": "SUN",
            "iso2": "SU",
            "iso_numeric": "810",
            "name": "Soviet Union",
            "valid_from": date(1922, 12, 30),
            "valid_to": date(1991, 12, 26),
            "successors": ["RUS", "UKR"],
        },
    ],
    "publisher_kind": [
        {"kind": "press", "reliability": "C", "rule": "Edited"},
        {"kind": "official_record", "reliability": "A", "rule": "The record itself"},
    ],
    "publisher": [
        {
            "publisher_id": "gazette",
            "name": "Gazette",
            "kind": "press",
            "country": "UKR",
            "state_controlled": False,
            "republishes": False,
            "domains": ["example.org"],
            "names": ["Gazette"],
        },
        {
            "publisher_id": "register",
            "name": "Register",
            "kind": "official_record",
            "state_controlled": False,
            "republishes": False,
            "domains": ["register.example.org"],
        },
    ],
    "organisation": [
        {
            "org_id": "league",
            "name": "League of Examples",
            "abbreviation": "League",
            "kind": "forum",
            "bloc_family": "other",
            "defence_clause": False,
        }
    ],
    "place": [
        {
            "place_id": "harbour",
            "name": "Harbour",
            "kind": "region",
            "state": "UKR",
            "latitude": 46.0,
            "longitude": 32.0,
        },
        {
            "place_id": "steppe",
            "name": "Steppe",
            "kind": "region",
            "members": ["RUS", "UKR"],
            "latitude": 48.0,
            "longitude": 40.0,
        },
    ],
    "exercise": [
        {
            "exercise_id": "shield-2021",
            "name": "Shield",
            "lead_actor": "RUS",
            "participants": ["RUS"],
            "start_date": date(2021, 9, 10),
            "end_date": date(2021, 9, 16),
            "date_precision": "day",
            "exercise_type": "strategic",
            "is_snap": False,
            "vd_zone": "true",
            "zone_area": "europe",
            "vd_notified": "unknown",
            "vd_observed": "unknown",
        },
        {"exercise_id": "shield-2021-north", "name": "Shield North", "part_of": "shield-2021"},
    ],
    "exercise_claim": [
        {
            "exercise_id": "shield-2021",
            "metric": "troops",
            "value_low": 12000,
            "value_high": 13000,
            "scope": "total",
            "claimant": "Ministry",
            "claimant_type": "official_lead",
        },
        {"value_low": 60000, "value_high": 65000, "claimant": "Observers", "claimant_type": "independent"},
    ],
    "confidence_measure": [
        {
            "provision_id": "rule-1",
            "document": "VD11",
            "rule": "prior_notification",
            "metric": "troops",
            "value": "9000",
            "unit": "persons",
        }
    ],
    "deployment_claim": [
        {
            "deployment_id": "garrison-1",
            "sender": "RUS",
            "host": "harbour",
            "formation": "garrison",
            "kind": "permanent",
            "status": "actual",
            "as_of": date(2021, 9, 1),
            "date_precision": "month",
            "personnel_low": 900,
            "personnel_high": 1100,
            "claimant": "Observers",
            "claimant_type": "independent",
        },
        {"deployment_id": "battery-1", "formation": "battery", "counts_within": "garrison"},
    ],
    "membership_event": [
        {
            "event_id": "league-ukr-joined",
            "org_id": "league",
            "actor": "UKR",
            "event": "joined",
            "status_after": "member",
            "event_date": date(2001, 1, 1),
            "date_precision": "day",
        },
        {
            "event_id": "league-ukr-withdrew",
            "event": "withdrew",
            "status_after": "none",
            "event_date": date(2010, 1, 1),
        },
        {"event_id": "league-ukr-rejoined", "event_date": date(2015, 1, 1)},
    ],
    "treaty": [
        {
            "treaty_id": "pact",
            "name": "Pact",
            "signed_date": date(2000, 1, 1),
            "in_force_date": date(2001, 1, 1),
            "ended_date": date(2020, 1, 1),
            "family": "transparency",
            "summary": "Binds its parties to tell each other",
        }
    ],
    "treaty_event": [
        {
            "event_id": "pact-rus-alleged",
            "treaty_id": "pact",
            "actor": "RUS",
            "event": "alleged_breach",
            "event_date": date(2010, 1, 1),
            "date_precision": "day",
            "alleged_by": ["UKR", "league", "press", "research"],
        },
        {"event_id": "pact-rus-signed", "event": "signed", "event_date": date(1990, 1, 1), "alleged_by": None},
    ],
    "un_resolution": [
        {
            "resolution": "A/RES/1",
            "title": "On examples",
            "vote_date": date(2019, 12, 1),
            "yes": 1,
            "no": 1,
            "abstain": 0,
            "absent": 1,
            "topic": "sanctions",
            "russia_position": "no",
        }
    ],
    "un_vote": [
        {"resolution": "A/RES/1", "iso3": "RUS", "vote": "no"},
        {"iso3": "UKR", "vote": "yes"},
    ],
    "un_agreement": [
        {"iso3": "UKR", "year": 2019, "counterpart": "RUS", "agreement": 0.5, "common_votes": 10},
        {"year": 1990, "counterpart": "USA"},
    ],
    "leader_contact": [
        {
            "contact_id": "contact-1",
            "contact_date": date(2020, 5, 5),
            "date_precision": "day",
            "kind": "call",
            "actor": "RUS",
            "counterpart": "UKR",
            "level": "head_of_state",
        }
    ],
    "leader_contact_tally": [{"year": 2020, "actor": "RUS", "metric": "calls", "value": 3}],
    "summit": [
        {
            "summit_id": "league-2020",
            "series": "league",
            "org_id": "league",
            "start_date": date(2020, 6, 1),
            "end_date": date(2020, 6, 2),
            "host": "UKR",
            "total_attending": 2,
            "heads_attending": 1,
        }
    ],
    "summit_attendance": [{"summit_id": "league-2020", "actor": "UKR", "level": "head_of_state"}],
    "statement": [
        {
            "statement_id": "statement-1",
            "statement_date": date(2020, 2, 1),
            "date_precision": "day",
            "speaker": "Speaker",
            "actor": "RUS",
            "term": "multipolarity",
            "stance": "promotes",
        }
    ],
    "sanction_step": [
        {
            "sanction_id": "step-1",
            "sender": "league",
            "target": "RUS",
            "step_date": date(2020, 3, 1),
            "kinds": ["listing"],
            "size": 5,
        }
    ],
    "us_troops_europe": [{"iso3": "UKR", "year": 1991, "personnel": 10, "report_month": 9}],
    "country_year": [{"iso3": "UKR", "year": 2020, "population": 40_000_000}],
    "measurement": [
        {
            "series_id": "SP.POP.TOTL",
            "entity": "UKR",
            "frequency": "A",
            "period_start": date(2020, 1, 1),
            "value": 40_000_000.0,
            "unit": "persons",
        }
    ],
    "un_roll_call_vote": [
        {"roll_call_id": "undl-1", "resolution": "A/RES/1", "vote_date": date(2022, 3, 2), "iso3": "UKR", "vote": "yes"}
    ],
    "source": [
        {
            "source_id": "example",
            "title": "Examples",
            "kind": "curated",
            "origin": "example.csv",
            "tables": ["exercise"],
            "licence": "none needed",
            "citation": "Examples",
            "coverage": "sample",
            "coverage_note": "Made up",
            "row_count": 1,
        }
    ],
    "snapshot": [
        {"snapshot_sha256": SHA, "source_id": "example", "file": "example.csv", "bytes": 1, "taken_at": MORNING}
    ],
    "indicator": [
        {
            "indicator_id": "exercise_size",
            "system": "exercises",
            "title": "Size",
            "question": "How large?",
            "unit": "share",
            "direction": "neutral",
            "frequency": "A",
            "entity_kind": "actor",
            "reads": ["exercise"],
            "coverage_rule": "sample",
            "model_family": "share",
            "minimum_periods": 8,
            "definition": "An example",
            "fingerprint": SHA,
        }
    ],
    "observation": [
        {
            **SERIES,
            "period_start": date(2025, 1, 1),
            "value": 0.5,
            "low": 0.4,
            "high": 0.6,
            "coverage": "sample",
            "known_on": date(2026, 1, 10),
            "evidence_rows": 1,
            "is_preliminary": False,
        },
        {"period_start": date(2024, 1, 1), "known_on": date(2025, 1, 10)},
        {"period_start": date(2024, 1, 1), "value": 0.55, "known_on": date(2025, 6, 1)},
    ],
    "trend": [
        {
            **SERIES,
            "periods": 2,
            "level": 0.5,
            "slope": 0.01,
            "slope_low": -0.02,
            "slope_high": 0.03,
            "p_value": 0.5,
            "method": "theil_sen",
            "verdict": "steady",
            "reason": "The interval holds zero",
        }
    ],
    "trend_past": [
        {
            **SERIES,
            "last_period": date(2024, 1, 1),
            "periods": 1,
            "level": 0.5,
            "slope": 0.01,
            "slope_low": -0.02,
            "slope_high": 0.03,
            "p_value": 0.5,
            "method": "theil_sen",
            "verdict": "steady",
            "reason": "The interval holds zero",
            "as_of": date(2024, 12, 31),
        }
    ],
    "forecast": [{**FORECAST, "quantile_level": level, "value": level} for level in LEVELS],
    "hindcast": [{**HINDCAST, "quantile_level": level, "value": level} for level in LEVELS],
    "forecast_score": [
        {
            "indicator_id": "exercise_size",
            "entity": "RUS",
            "counterpart": "",
            "model_id": "naive",
            "kind": "hindcast",
            "horizon": 1,
            "metric": "mean_pinball",
            "value": 0.1,
            "targets": 5,
        }
    ],
    "skill": [
        {
            "indicator_id": "exercise_size",
            "model_id": "combination",
            "horizon_band": "all",
            "targets": 5,
            "skill": 0.1,
            "verdict": "too short to tell",
            "reason": "5 past origins, 12 needed.",
        }
    ],
    "question": [{**QUESTION, "issued_on": date(2026, 1, 31), "data_as_of": date(2026, 1, 31)}],
    "question_past": [
        {
            **QUESTION,
            "as_of": date(2024, 12, 31),
            "resolves_on": date(2025, 12, 31),
            "happened": True,
            "brier": 0.64,
            "baseline_brier": 0.5625,
        }
    ],
    "rule": [{"rule_id": "skill", "title": "Skill", "text": "Better than the baseline."}],
    "alert": [
        {
            "alert_id": "alert-1",
            "kind": "outside_baseline",
            "indicator_id": "exercise_size",
            "entity": "RUS",
            "raised_on": date(2026, 1, 31),
            "message": "An example stands out.",
        }
    ],
    "change": [
        {
            "indicator_id": "exercise_size",
            "entity": "RUS",
            "counterpart": "",
            "period_start": date(2025, 1, 1),
            "kind": "new",
            "cause": "new evidence",
            "value_now": 0.5,
        }
    ],
    "forecast_change": [
        {
            **SERIES,
            "target_period_start": date(2026, 1, 1),
            "kind": "new",
            "cause": "new evidence",
            "model_now": "naive",
            "middle_now": 0.5,
        }
    ],
    "refresh": [
        {
            "refresh_id": "first",
            "started_at": MORNING,
            "code_version": "0",
            "input_hash": SHA,
            "data_as_of": date(2026, 1, 31),
        }
    ],
    "job": [
        {
            "refresh_id": "first",
            "source_id": "example",
            "state": "loaded",
            "rows_read": 1,
            "rows_new": 1,
            "rows_closed": 0,
            "rows_quarantined": 0,
            "seconds": 0.1,
        }
    ],
    "quarantine": [
        {
            "source_id": "example",
            "file": "example.csv",
            "file_row": 2,
            "column_name": "value_low",
            "value": "9",
            "problem": "is above value_high",
            "remedy": "Swap them.",
            "refused_at": MORNING,
        }
    ],
    "correction": [
        {
            "file": "example.csv",
            "row_id": "shield-2021",
            "column_name": "name",
            "was": "Sheild",
            "becomes": "Shield",
            "reason": "Misspelt",
        }
    ],
    "check_result": [],
    "table_hash": [],
}


def make_frame(name: str, *changes: Row) -> pl.DataFrame:
    """A frame of a table's content; without changes, its rows in the world."""
    target = table(name)
    world = WORLD[name]
    rows = [{**world[0], **change} for change in changes or world]
    columns = target.content if target.is_held else tuple(target.dictionary)
    if target.is_held:
        shared = EVIDENCE_ROW if target.kind == "evidence" else {}
        rows = [{"row_id": _row_id(name, row), **shared, **row} for row in rows]
    blank = dict.fromkeys(columns)
    return pl.DataFrame([{**blank, **row} for row in rows], schema=target.empty(columns).schema)


def _row_id(name: str, row: Row) -> str:
    target = table(name)
    named = (*target.key, *(column for column in target.hashed_key if column in row))
    return "|".join(str(row[column]) for column in named)


def merge_world(work: WorkFile, at: datetime = MORNING) -> None:
    """Take the whole world into a working file."""
    for target in CORE:
        work.merge(target, make_frame(target.name), source_id="example", sha256=SHA, at=at, close_missing=True)


def published_world() -> dict[str, pl.DataFrame]:
    """The frames that a release gets beside the versions held."""
    return {target.name: make_frame(target.name) for target in TABLES if not target.is_held and WORLD[target.name]}


@pytest.fixture
def frame() -> Frame:
    """Make frames of any table from the world, changed where a test cares."""
    return make_frame


@pytest.fixture(scope="session")
def frames() -> Frame:
    """`frame`, for fixtures that outlive one test."""
    return make_frame


@pytest.fixture(scope="session")
def computed() -> Callable[[], dict[str, pl.DataFrame]]:
    """`published`, for fixtures that outlive one test."""
    return published_world


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation of its own."""
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def work(settings: Settings) -> Iterator[WorkFile]:
    """An empty working file."""
    with open_work(settings.work_file) as opened:
        yield opened


@pytest.fixture
def world(work: WorkFile) -> WorkFile:
    """A working file that holds the world."""
    merge_world(work)
    return work


@pytest.fixture
def published() -> dict[str, pl.DataFrame]:
    """The computed frames of the world, to change before a build."""
    return published_world()


@pytest.fixture(scope="session")
def clean_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published release of the world, for tests that only read it or copy it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("clean"))
    with open_work(settings.work_file) as opened:
        merge_world(opened)
        release.publish(settings, release.build(settings, opened, "clean", published_world()))
    return settings.current
