"""All indicators on the embedded evidence, and what happens to their cost when it is repeated."""

import resource
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

import polars as pl

from benchmarks.table import Line
from etl.job import Intake
from etl.registry import SOURCES
from indicators import publish, trend
from indicators.forecast import baseline, issue
from indicators.forecast.trial import HORIZONS
from indicators.registry import INDICATORS
from indicators.vintages import latest, observe, stack
from warehouse.frames import CORE
from warehouse.settings import Settings
from warehouse.work import open_work

CURATED = Path(__file__).parents[1] / "etl" / "curated"
DATA_AS_OF = date(2026, 11, 22)
IDS = (
    "row_id", "exercise_id", "deployment_id", "event_id", "contact_id", "statement_id", "sanction_id",
    "summit_id", "treaty_id", "resolution",
)  # fmt: skip
DAYS = ("start_date", "end_date")
YEARS_APART = 30
REPEATS = (1, 10, 100)
Frames = dict[str, pl.DataFrame]


def run() -> list[Line]:
    """The embedded evidence with all vintages; then one vintage of it repeated 1, 10 and 100 times."""
    frames = _embedded()
    _run(frames)  # imports, once
    rows, alone = _without_forecasts(frames)
    whole = _run(frames)
    lines = [
        Line(
            what=f"{len(INDICATORS)} indicators, {rows:,} observations, trends and baselines",
            ours=f"{alone:.1f} s",
            mark="<= 5 s",
            reached=alone <= 5,
        ),
        Line(
            what="forecasts, hindcasts, trends of past days, scores and questions on top of it",
            ours=f"{whole - alone:.1f} s",
            mark="<= 10 s",
            reached=whole - alone <= 10,
        ),
    ]
    seconds = {times: _once(_repeated(frames, times)) for times in REPEATS}
    for times in REPEATS[1:]:
        growth = seconds[times] / seconds[1]
        lines.append(
            Line(
                what=f"one vintage of the evidence repeated {times} times",
                ours=f"{seconds[times]:.1f} s",
                peer=f"once: {seconds[1]:.2f} s",
                ratio=growth,
                mark=f"<= {times} x (linear)",
                reached=growth <= times,
            )
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*lines, Line(what="peak memory of this process", ours=f"{peak:,.0f} MiB")]


def _run(frames: Frames) -> float:
    trend.forget()
    started = time.perf_counter()
    publish.run(frames, data_as_of=DATA_AS_OF, previous=None)
    return time.perf_counter() - started


def _without_forecasts(frames: Frames) -> tuple[int, float]:
    """Observations made, and the seconds they take with their trends and naive baselines."""
    trend.forget()
    started = time.perf_counter()
    observation = publish.observations(frames, INDICATORS, DATA_AS_OF)
    newest = latest(observation)
    trend.trends(INDICATORS, newest)
    for indicator, each, reason in issue.eligible(INDICATORS, newest, DATA_AS_OF):
        if not reason:
            baseline.quantiles(each, indicator.model_family, HORIZONS[each.frequency])
    return observation.height, time.perf_counter() - started


def _embedded() -> Frames:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        with open_work(settings.work_file) as work:
            intake = Intake(work=work, settings=settings, curated=CURATED, code_hash="", on_step=lambda _: None)
            list(intake.load(SOURCES, datetime(2026, 11, 22)))
            return {table.name: work.current(table.name) for table in CORE}


def _repeated(frames: Frames, times: int) -> Frames:
    """Each row of evidence `times` over, every copy under ids of its own and its exercises in years of their own.

    Exercises that overlap in time are compared with one another, so that copies in the same weeks would
    measure a world with a hundred times as many exercises at once, not a longer record.
    """
    copies = pl.DataFrame({"copy": range(times)})
    return {name: _copied(frame, copies) if "known_on" in frame.columns else frame for name, frame in frames.items()}


def _copied(frame: pl.DataFrame, copies: pl.DataFrame) -> pl.DataFrame:
    tail = pl.when(pl.col("copy") > 0).then(pl.format("-{}", "copy")).otherwise(pl.lit(""))
    renamed = [(pl.col(name).cast(pl.String) + tail).alias(name) for name in IDS if name in frame.columns]
    earlier = pl.format("-{}y", pl.col("copy") * YEARS_APART)
    moved = [pl.col(name).dt.offset_by(earlier) for name in DAYS if name in frame.columns]
    return frame.join(copies, how="cross").with_columns(*renamed, *moved).drop("copy")


def _once(frames: Frames) -> float:
    stacked = stack(frames, [DATA_AS_OF])
    started = time.perf_counter()
    for indicator in INDICATORS:
        observe(indicator, stacked)
    return time.perf_counter() - started
