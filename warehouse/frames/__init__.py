"""The contracts: what every table holds, column by column, and what a row must satisfy.

`TABLES` lists every table of a release in loading order; names, types, vocabularies and the
data dictionary all come from here. A new table is one contract class and one line below.
"""

from warehouse.frames.blocs import MembershipEvent, Organisation
from warehouse.frames.deployments import DeploymentClaim
from warehouse.frames.diplomacy import (
    LeaderContact,
    LeaderContactTally,
    SanctionStep,
    Statement,
    Summit,
    SummitAttendance,
)
from warehouse.frames.exercises import ConfidenceMeasure, Exercise, ExerciseClaim
from warehouse.frames.live import Measurement, UnRollCallVote
from warehouse.frames.marts import (
    Alert,
    Change,
    Forecast,
    ForecastChange,
    ForecastScore,
    Hindcast,
    Indicator,
    Observation,
    Question,
    QuestionPast,
    Rule,
    Skill,
    Trend,
    TrendPast,
)
from warehouse.frames.operations import (
    CheckResult,
    Correction,
    Job,
    Quarantine,
    Refresh,
    TableHash,
)
from warehouse.frames.places import Country, CountryYear, Place, UsTroopsEurope
from warehouse.frames.publishers import Publisher, PublisherKind, Snapshot, SourceCard
from warehouse.frames.table import EVIDENCE, HELD, Evidence, Table
from warehouse.frames.treaties import Treaty, TreatyEvent
from warehouse.frames.united_nations import UnAgreement, UnResolution, UnVote

CORE: tuple[Table, ...] = (
    Table("country", Country, key=("iso3",), kind="reference"),
    Table("publisher_kind", PublisherKind, key=("kind",), kind="reference"),
    Table("publisher", Publisher, key=("publisher_id",), kind="reference", references={"kind": "publisher_kind"}),
    Table("organisation", Organisation, key=("org_id",), kind="reference"),
    Table("place", Place, key=("place_id",), references={"state": "country", "members": "country"}),
    Table(
        "exercise",
        Exercise,
        key=("exercise_id",),
        references={"lead_actor": "actor", "participants": "country", "part_of": "exercise"},
    ),
    Table(
        "exercise_claim",
        ExerciseClaim,
        key=("exercise_id", "metric"),
        hashed_key=("scope", "scope_detail", "claimant", "claimed_on", "value_low", "value_high", "source_url"),
        references={"exercise_id": "exercise"},
    ),
    Table("confidence_measure", ConfidenceMeasure, key=("provision_id",)),
    Table(
        "deployment_claim",
        DeploymentClaim,
        key=("deployment_id",),
        references={"sender": "actor", "host": "host"},
    ),
    Table(
        "membership_event",
        MembershipEvent,
        key=("event_id",),
        references={"org_id": "organisation", "actor": "actor"},
    ),
    Table("treaty", Treaty, key=("treaty_id",)),
    Table(
        "treaty_event",
        TreatyEvent,
        key=("event_id",),
        references={"treaty_id": "treaty", "actor": "actor", "alleged_by": "alleger"},
    ),
    Table("un_resolution", UnResolution, key=("resolution",)),
    Table(
        "un_vote",
        UnVote,
        key=("resolution", "iso3"),
        references={"resolution": "un_resolution", "iso3": "country"},
    ),
    Table("un_agreement", UnAgreement, key=("iso3", "year", "counterpart"), references={"iso3": "country"}),
    Table(
        "leader_contact",
        LeaderContact,
        key=("contact_id",),
        references={"actor": "actor", "counterpart": "actor"},
    ),
    Table("leader_contact_tally", LeaderContactTally, key=("year", "actor", "metric"), references={"actor": "actor"}),
    Table("summit", Summit, key=("summit_id",), references={"org_id": "organisation", "host": "country"}),
    Table(
        "summit_attendance",
        SummitAttendance,
        key=("summit_id", "actor"),
        references={"summit_id": "summit", "actor": "actor"},
    ),
    Table("statement", Statement, key=("statement_id",), references={"actor": "actor"}),
    Table("sanction_step", SanctionStep, key=("sanction_id",), references={"sender": "actor", "target": "actor"}),
    Table("us_troops_europe", UsTroopsEurope, key=("iso3", "year"), references={"iso3": "country"}),
    Table("country_year", CountryYear, key=("iso3", "year"), references={"iso3": "country"}),
    Table(
        "measurement",
        Measurement,
        key=("series_id", "entity", "period_start"),
        references={"entity": "series_entity"},
    ),
    Table("un_roll_call_vote", UnRollCallVote, key=("roll_call_id", "iso3"), references={"iso3": "country"}),
)

LEDGER: tuple[Table, ...] = (
    Table("source", SourceCard, key=("source_id",), kind="published"),
    Table("snapshot", Snapshot, key=("snapshot_sha256", "source_id"), kind="published"),
)

MART: tuple[Table, ...] = (
    Table("indicator", Indicator, schema="mart", kind="published", key=("indicator_id",)),
    Table(
        "observation",
        Observation,
        schema="mart",
        kind="published",
        key=("indicator_id", "entity", "counterpart", "frequency", "period_start", "known_on"),
    ),
    Table("trend", Trend, schema="mart", kind="published", key=("indicator_id", "entity", "counterpart", "frequency")),
    Table(
        "trend_past",
        TrendPast,
        schema="mart",
        kind="published",
        key=("indicator_id", "entity", "counterpart", "frequency", "as_of"),
    ),
    Table(
        "forecast",
        Forecast,
        schema="mart",
        kind="published",
        key=(
            "indicator_id",
            "entity",
            "counterpart",
            "frequency",
            "issued_on",
            "target_period_start",
            "model_id",
            "quantile_level",
        ),
    ),
    Table(
        "hindcast",
        Hindcast,
        schema="mart",
        kind="published",
        key=(
            "indicator_id",
            "entity",
            "counterpart",
            "frequency",
            "as_of",
            "target_period_start",
            "model_id",
            "quantile_level",
        ),
    ),
    Table(
        "forecast_score",
        ForecastScore,
        schema="mart",
        kind="published",
        key=("indicator_id", "entity", "counterpart", "model_id", "horizon", "metric", "kind"),
    ),
    Table("skill", Skill, schema="mart", kind="published", key=("indicator_id", "model_id", "horizon_band")),
    Table(
        "question",
        Question,
        schema="mart",
        kind="published",
        key=("question_id", "resolves_on", "issued_on"),
    ),
    Table("question_past", QuestionPast, schema="mart", kind="published", key=("question_id", "as_of")),
    Table("rule", Rule, schema="mart", kind="published", key=("rule_id",)),
    Table("alert", Alert, schema="mart", kind="published", key=("alert_id",)),
    Table(
        "change",
        Change,
        schema="mart",
        kind="published",
        key=("indicator_id", "entity", "counterpart", "period_start", "kind"),
    ),
    Table(
        "forecast_change",
        ForecastChange,
        schema="mart",
        kind="published",
        key=("indicator_id", "entity", "counterpart", "frequency", "target_period_start"),
    ),
)

OPS: tuple[Table, ...] = (
    Table("refresh", Refresh, schema="ops", kind="published", key=("refresh_id",)),
    Table("job", Job, schema="ops", kind="published", key=("refresh_id", "source_id")),
    Table("check_result", CheckResult, schema="ops", kind="published", key=("check_name",)),
    Table(
        "quarantine",
        Quarantine,
        schema="ops",
        kind="published",
        key=("source_id", "file", "file_row", "column_name", "problem"),
    ),
    Table("correction", Correction, schema="ops", kind="published", key=("file", "row_id", "column_name")),
    Table("table_hash", TableHash, schema="ops", kind="published", key=("table_name",)),
)

TABLES: tuple[Table, ...] = (*CORE, *LEDGER, *MART, *OPS)


def table(name: str) -> Table:
    """The table of that name (`exercise`, `observation`, ...)."""
    return next(t for t in TABLES if t.name == name)


__all__ = ["CORE", "EVIDENCE", "HELD", "LEDGER", "MART", "OPS", "TABLES", "Evidence", "Table", "table"]
