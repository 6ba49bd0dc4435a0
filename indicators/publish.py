"""One run: from the evidence to the mart tables that readers see."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from indicators import fingerprint, reckoning, rules, trend_past
from indicators.alerts import alerts
from indicators.changes import Previous, changes, redefined
from indicators.forecast import ledger, question_past, questions, reckoned, revisions
from indicators.forecast.issue import forecasts
from indicators.forecast.ledger import Record, Stamp
from indicators.indicator import Frames, Indicator
from indicators.registry import INDICATORS
from indicators.reuse import Reuse
from indicators.trend import trends
from indicators.vintages import days_of, latest, observe, stack
from warehouse.frames import table

TABLES = (
    "indicator",
    "observation",
    "trend",
    "trend_past",
    "forecast",
    "hindcast",
    "forecast_score",
    "skill",
    "question",
    "question_past",
    "rule",
    "alert",
    "change",
    "forecast_change",
)


def _silent(_: str) -> None:
    """The default progress report: none."""


def run(
    frames: Frames,
    *,
    data_as_of: date,
    previous: Previous | None,
    indicators: tuple[Indicator, ...] = INDICATORS,
    on_step: Callable[[str], None] = _silent,
) -> dict[str, pl.DataFrame]:
    """The mart tables of a first run, before anything was ever issued: `run_recorded` on an empty ledger."""
    stamp = Stamp(refresh_id="", issued_on=data_as_of, code_version="")
    return run_recorded(
        frames,
        data_as_of=data_as_of,
        previous=previous,
        record=ledger.nothing(),
        stamp=stamp,
        indicators=indicators,
        on_step=on_step,
    ).marts


@dataclass(frozen=True, kw_only=True)
class Published:
    """The mart tables by name, each valid by its contract and sorted by its key, and what the ledger has to gain."""

    marts: dict[str, pl.DataFrame]
    issued: pl.DataFrame


def run_recorded(
    frames: Frames,
    *,
    data_as_of: date,
    previous: Previous | None,
    record: Record,
    stamp: Stamp,
    reuse: Reuse | None = None,
    indicators: tuple[Indicator, ...] = INDICATORS,
    on_step: Callable[[str], None] = _silent,
) -> Published:
    """The mart tables, forecasts and their scores out of the ledger `record` and what is issued now under `stamp`.

    `frames` holds every core table that an indicator reads (KeyError otherwise), with the subject columns and,
    for evidence, the evidence columns. `previous` is what the release before held. What `reuse` holds of the same
    inputs is not computed again. `on_step` is told the id of each indicator and each later step before it starts.
    """
    reuse = reuse or Reuse()
    observation = observations(frames, indicators, data_as_of, on_step)
    newest = latest(observation)
    on_step("trend")
    trend = trends(indicators, newest)
    knowable = reckoning.knowable(observation, indicators, reckoning.days(data_as_of))
    trend_then = trend_past.trends(indicators, knowable, reuse)
    on_step("forecast")
    made = forecasts(indicators, newest, data_as_of, stamp, reuse)
    on_step("hindcast")
    said_then = reckoned.hindcasts(indicators, knowable, observation, reckoned.skilful(made.skill), reuse)
    reuse.tidy()
    on_step("question")
    asked_then = question_past.asked(observation, frames, data_as_of)
    on_record = question_past.records(questions.published(record.entries, newest), asked_then)
    asked = questions.asked(newest, frames, data_as_of, stamp, on_record)
    issued = ledger.due(record.entries, pl.concat([made.entries, asked]))
    entries = pl.concat([record.entries, issued])
    change = changes(previous, observation, indicators)
    other = redefined(previous, indicators) if previous else set()
    on_step("alert")
    marts = {
        "indicator": fingerprint.cards(indicators),
        "observation": observation,
        "trend": trend,
        "trend_past": trend_then,
        "forecast": ledger.forecast(entries),
        "hindcast": said_then,
        "forecast_score": _scores(made.forecast_score, ledger.scores(entries, newest, _counts(indicators))),
        "skill": made.skill,
        "question": questions.published(entries, newest),
        "question_past": asked_then,
        "rule": rules.written(),
        "alert": _alerts(alerts(indicators, newest, data_as_of), ledger.alerts(record.damage, data_as_of)),
        "change": change,
        "forecast_change": revisions.revisions(record.entries, issued, other, change),
    }
    return Published(marts=_validated(marts), issued=issued)


def _counts(indicators: Iterable[Indicator]) -> set[str]:
    return {indicator.id for indicator in indicators if indicator.model_family == "count"}


def _scores(hindcasts: pl.DataFrame, issued: list[dict[str, object]]) -> pl.DataFrame:
    if not issued:
        return hindcasts
    return pl.concat([hindcasts, pl.DataFrame(issued).select(hindcasts.columns)], how="vertical_relaxed")


def _alerts(found: pl.DataFrame, damage: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([found.select(damage.columns), damage], how="vertical_relaxed")


def observations(
    frames: Frames,
    indicators: Iterable[Indicator],
    data_as_of: date,
    on_step: Callable[[str], None] = _silent,
) -> pl.DataFrame:
    """Every cell of every indicator with all its revisions: the columns of the mart table `observation`."""
    stacks: dict[tuple[str, int], pl.DataFrame] = {}
    parts = []
    for indicator in indicators:
        on_step(indicator.id)
        parts.append(observe(indicator, _stacked(frames, indicator, data_as_of, stacks)))
    return pl.concat(parts) if parts else table("observation").empty()


def _stacked(
    frames: Frames, indicator: Indicator, data_as_of: date, stacks: dict[tuple[str, int], pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """The frames one indicator reads; `stacks` keeps those already made for another one."""
    days = days_of(indicator, data_as_of)
    for name in indicator.reads:
        if (name, len(days)) not in stacks:
            stacks[name, len(days)] = stack({name: frames[name]}, days)[name]
    return {name: stacks[name, len(days)] for name in indicator.reads}


def _validated(marts: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {name: _valid(name, frame) for name, frame in marts.items()}


def _valid(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    contract, key = table(name).contract, table(name).key
    columns = contract.column_names()
    return pl.DataFrame(contract.validate(frame.select(columns), cast=True)).sort(key)
