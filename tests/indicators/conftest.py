"""Real rows for the indicators' tests: the curated files as core tables, dated by the same order of preference."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from indicators.indicator import Indicator
from indicators.publish import run
from indicators.vintages import latest, observe, stack

ROOT = Path(__file__).parents[2]
CURATED = ROOT / "etl" / "curated"
DATA_AS_OF = date(2026, 11, 22)
ACTORS = ("lead_actor", "actor", "sender")
LISTS = ("participants", "alleged_by", "kinds")
Frames = dict[str, pl.DataFrame]


def _read(name: str) -> pl.DataFrame:
    return pl.read_csv(CURATED / f"{name}.csv", infer_schema_length=None, try_parse_dates=True)


def _known(frame: pl.DataFrame, day: pl.Expr) -> pl.DataFrame:
    """known_on: the day, widened to what its precision can mean, and never after the compilation."""
    widened = day
    if "date_precision" in frame.columns:
        precision = pl.col("date_precision")
        year_end = day.dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d")
        widened = (
            pl.when(precision == "year")
            .then(year_end)
            .when(precision == "month")
            .then(day.dt.month_end())
            .otherwise(day)
        )
    return frame.with_columns(known_on=pl.min_horizontal(widened.fill_null(DATA_AS_OF), pl.lit(DATA_AS_OF)))


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists split at semicolons, organisations named by their org_id."""
    organisations = _read("organisations")["org_id"].implode()
    ids = [
        pl.when(pl.col(name).str.to_lowercase().is_in(organisations)).then(pl.col(name).str.to_lowercase())
        .otherwise(name).alias(name)
        for name in ACTORS
        if name in frame.columns
    ]  # fmt: skip
    return frame.with_columns(ids).with_columns(pl.col(name).str.split(";") for name in LISTS if name in frame.columns)


def _claims(exercises: pl.DataFrame) -> pl.DataFrame:
    raw = _read("exercise_claims").join(exercises.select("exercise_id", "end_date"), on="exercise_id", how="left")
    scope = pl.col("scope").str.splitn(":", 2)
    published = pl.col("published_date").cast(pl.String)
    exact = published.str.to_date("%Y-%m-%d", strict=False)
    month = (published + "-01").str.to_date("%Y-%m-%d", strict=False).dt.month_end()
    year = (published + "-12-31").str.to_date("%Y-%m-%d", strict=False)
    claimed = pl.col("claimed_on").cast(pl.String).str.to_date("%Y-%m-%d", strict=False)
    split = raw.with_columns(
        scope=scope.struct.field("field_0").str.strip_chars(),
        scope_detail=scope.struct.field("field_1").str.strip_chars(),
    )
    return _known(split, pl.coalesce(exact, claimed, month, year, "end_date")).drop("end_date")


def _deployments() -> pl.DataFrame:
    raw = _read("deployments")
    published = pl.col("published_date").cast(pl.String).str.to_date("%Y-%m-%d", strict=False)
    side = pl.col("claimant_type").replace("official_sender", "official_lead")
    return _known(raw.with_columns(claimant_type=side), pl.coalesce(published, "as_of"))


def _yearly(name: str, lag_days: int) -> pl.DataFrame:
    return _known(_read(f"derived/{name}"), pl.date(pl.col("year"), 12, 31).dt.offset_by(f"{lag_days}d"))


def real_frames() -> Frames:
    """The core tables that indicators read."""
    exercises = _known(_typed(_read("exercises")), pl.col("start_date"))
    sanctions = _typed(_read("sanctions").rename({"kind": "kinds", "date": "step_date"}))
    contacts = _read("contacts").rename({"date": "contact_date"})
    return {
        "exercise": exercises,
        "exercise_claim": _claims(exercises),
        "membership_event": _known(_read("membership_events"), pl.col("event_date")),
        "treaty": _known(_read("treaties"), pl.col("signed_date")),
        "treaty_event": _known(_typed(_read("treaty_events")), pl.col("event_date")),
        "un_resolution": _known(_read("un_key_votes"), pl.col("vote_date")),
        "un_agreement": _yearly("un_agreement", 0),
        "us_troops_europe": _yearly("us_troops_europe", 90),
        "country_year": _yearly("country_year", 270),
        "deployment_claim": _deployments(),
        "sanction_step": _known(sanctions, pl.col("step_date")),
        "leader_contact": _known(contacts, pl.col("contact_date")),
        "country": pl.read_csv(ROOT / "warehouse" / "countries.csv", try_parse_dates=True, infer_schema_length=None),
    }


@pytest.fixture(scope="session")
def frames() -> Frames:
    return real_frames()


@pytest.fixture(scope="session")
def marts(frames: Frames) -> Frames:
    """One run over the real rows."""
    return run(frames, data_as_of=DATA_AS_OF, previous=None)


@pytest.fixture(scope="session")
def newest(marts: Frames) -> pl.DataFrame:
    """The latest revision of every cell."""
    return latest(marts["observation"])


@pytest.fixture(scope="session")
def cell(newest: pl.DataFrame) -> Callable[..., dict[str, object]]:
    """Looks one cell up by indicator, entity, first day and counterpart."""

    def look(indicator_id: str, entity: str, start: date, counterpart: str = "") -> dict[str, object]:
        found = newest.filter(
            (pl.col("indicator_id") == indicator_id)
            & (pl.col("entity") == entity)
            & (pl.col("counterpart") == counterpart)
            & (pl.col("period_start") == start)
        )
        return found.row(0, named=True)

    return look


@pytest.fixture(scope="session")
def observed() -> Callable[[Indicator, Frames, date], pl.DataFrame]:
    """The latest observations of one indicator from small frames, computed at one vintage."""

    def compute(indicator: Indicator, small: Frames, day: date) -> pl.DataFrame:
        return latest(observe(indicator, stack(small, [day])))

    return compute


@pytest.fixture(scope="session")
def data_as_of() -> date:
    return DATA_AS_OF
