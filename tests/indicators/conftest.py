"""Real rows for the indicators' tests: the curated files as the intake itself loads them."""

import tempfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from etl.job import Intake
from etl.registry import SOURCES
from indicators.indicator import Indicator
from indicators.publish import run
from indicators.vintages import latest, observe, stack
from warehouse.frames import CORE
from warehouse.settings import Settings
from warehouse.work import open_work

ROOT = Path(__file__).parents[2]
CURATED = ROOT / "etl" / "curated"
DATA_AS_OF = date(2026, 11, 22)
Frames = dict[str, pl.DataFrame]


def real_frames() -> Frames:
    """Every core table as it stands after a refresh; the live ones are empty."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        with open_work(settings.work_file) as work:
            intake = Intake(work=work, settings=settings, curated=CURATED, code_hash="", on_step=lambda _: None)
            outcomes = list(intake.load(SOURCES, datetime(2026, 11, 22)))
            assert not any(outcome.problems for outcome in outcomes)
            return {table.name: work.current(table.name) for table in CORE}


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
