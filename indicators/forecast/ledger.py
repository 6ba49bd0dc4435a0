"""The record of issued forecasts as rows: what is new enough to be issued, seals, and back to the mart tables.

One row per refresh, series, model and target period. A series is issued anew when its values changed, when
another set of models is shown for it, or when changed code says something else about the same values. Every row
carries the SHA-256 of its own content; a file's seal covers those of its rows and the seal of the file before.
"""

import hashlib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from indicators import series
from indicators.forecast import hindcast
from indicators.forecast.quantiles import QUANTILE_LEVELS
from indicators.series import KEY, Floats, Ints, Series
from indicators.vintages import SERIES
from warehouse.frames import table

ENTRY: dict[str, pl.DataType] = {
    "refresh_id": pl.String(),
    "issued_on": pl.Date(),
    "data_as_of": pl.Date(),
    "code_version": pl.String(),
    "indicator_id": pl.String(),
    "entity": pl.String(),
    "counterpart": pl.String(),
    "frequency": pl.String(),
    "input_sha256": pl.String(),
    "model_id": pl.String(),
    "target_period_start": pl.Date(),
    "horizon": pl.Int64(),
    "quantiles": pl.List(pl.Float64()),
    "note": pl.String(),
    "sha256": pl.String(),
}
TARGET = ("model_id", "target_period_start", "horizon")
QUESTION = "E"
"""Stands for the frequency in rows about an event: `quantiles` hold low, probability and high, `note` the words."""
DECIMALS = 9
"""Another processor may differ in the last bits: nine decimals are kept."""
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who issues: the refresh, its day, and the version of the code."""

    refresh_id: str
    issued_on: date
    code_version: str


@dataclass(frozen=True, kw_only=True)
class Damage:
    """A file of the ledger that cannot be trusted, and why; its rows are not used."""

    file: str
    problem: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """What the ledger holds: the sound entries in order of issue, the damage found, and the seals in order."""

    entries: pl.DataFrame
    damage: tuple[Damage, ...] = ()
    seals: tuple[str, ...] = ()

    @property
    def last_seal(self) -> str:
        """The seal that the next file follows; empty before the first."""
        return self.seals[-1] if self.seals else ""


def nothing() -> Record:
    """The ledger before the first forecast."""
    return Record(entries=pl.DataFrame(schema=ENTRY))


def input_hash(each: Series) -> str:
    """SHA-256 of the values a forecast rests on."""
    return values_hash(each.ordinals, each.values)


def values_hash(ordinals: Ints, values: Floats) -> str:
    """SHA-256 of periods and values."""
    digest = hashlib.sha256(ordinals.astype("<i8").tobytes())
    digest.update(np.round(values, DECIMALS).astype("<f8").tobytes())
    return digest.hexdigest()


def entries(forecast: pl.DataFrame, inputs: Mapping[Key, str], stamp: Stamp) -> pl.DataFrame:
    """Forecasts (columns of the mart table) as sealed rows; `inputs` holds the input hash by indicator and series."""
    if forecast.is_empty():
        return nothing().entries
    hashes = pl.DataFrame(
        [(*key, digest) for key, digest in inputs.items()], schema=[*SERIES, "input_sha256"], orient="row"
    )
    rows = (
        forecast.sort(*SERIES, *TARGET, "quantile_level")
        .group_by(*SERIES, *TARGET, "data_as_of", maintain_order=True)
        .agg(quantiles=pl.col("value").round(DECIMALS))
        .join(hashes, on=SERIES, how="left", maintain_order="left")
        .with_columns(
            refresh_id=pl.lit(stamp.refresh_id),
            issued_on=pl.lit(stamp.issued_on),
            code_version=pl.lit(stamp.code_version),
        )
        .with_columns(note=pl.lit(""), sha256=pl.lit(""))
        .select(pl.col(name).cast(kind) for name, kind in ENTRY.items())
    )
    return rows.with_columns(sha256=pl.Series(row_hashes(rows), dtype=pl.String))


def row_hashes(rows: pl.DataFrame) -> list[str]:
    """SHA-256 of each row's content, in order; numbers by their exact bits."""
    content = rows.select([name for name in ENTRY if name != "sha256"])
    return [hashlib.sha256("\x1f".join(map(_text, row)).encode()).hexdigest() for row in content.iter_rows()]


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(float(number).hex() for number in value)
    return str(value)


def seal(hashes: Iterable[str], previous: str) -> str:
    """SHA-256 of a file: the seal of the file before it, then the hashes of its rows in order."""
    return hashlib.sha256("\n".join([previous, *hashes]).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class _Issue:
    """What was last said of one series."""

    input_sha256: str
    code_version: str
    models: frozenset[str]
    content: tuple[str, ...]


def due(past: pl.DataFrame, made: pl.DataFrame) -> pl.DataFrame:
    """The entries of those series whose forecast has to be issued anew."""
    last, now = _issues(last_issued(past)), _issues(made)
    anew = [key for key, issue in now.items() if key not in last or _differs(last[key], issue)]
    keys = pl.DataFrame(anew, schema=dict.fromkeys(SERIES, pl.String), orient="row")
    return made.join(keys, on=SERIES, how="semi", maintain_order="left")


def last_issued(past: pl.DataFrame) -> pl.DataFrame:
    """Of each series the entries of its latest issue."""
    return past.filter(pl.col("refresh_id") == pl.col("refresh_id").last().over(SERIES))


def _issues(rows: pl.DataFrame) -> dict[Key, _Issue]:
    found: dict[Key, _Issue] = {}
    for key, part in rows.group_by(*SERIES, maintain_order=True):
        found[tuple(map(str, key))] = _Issue(
            input_sha256=str(part["input_sha256"][0]),
            code_version=str(part["code_version"][0]),
            models=frozenset(_asked(part)),
            content=tuple(map(str, part.sort(TARGET).select(*TARGET, "quantiles").rows())),
        )
    return found


def _asked(part: pl.DataFrame) -> Iterable[str]:
    """The models that are shown; of a question also when it resolves, so that the next one is asked in its time."""
    if part["frequency"][0] == QUESTION:
        return [f"{model} {target}" for model, target in part.select("model_id", "target_period_start").iter_rows()]
    return list(part["model_id"])


def _differs(last: _Issue, now: _Issue) -> bool:
    if (last.input_sha256, last.models) != (now.input_sha256, now.models):
        return True
    return last.code_version != now.code_version and last.content != now.content


def forecast(rows: pl.DataFrame) -> pl.DataFrame:
    """All issued forecasts of series as rows of the mart table; of several issues on one day the last."""
    levels = pl.lit(pl.Series(QUANTILE_LEVELS, dtype=pl.Float64)).implode()
    of_series = of_day(rows).filter(pl.col("frequency") != QUESTION)
    long = of_series.with_columns(quantile_level=levels).explode("quantiles", "quantile_level")
    return long.rename({"quantiles": "value"}).select(table("forecast").contract.column_names())


def of_day(rows: pl.DataFrame) -> pl.DataFrame:
    """Of each series or question and day the last issue."""
    return rows.filter(pl.col("refresh_id") == pl.col("refresh_id").last().over(*SERIES, "issued_on"))


def scores(rows: pl.DataFrame, latest: pl.DataFrame, counts: Container[str] = ()) -> list[dict[str, object]]:
    """Rows of the mart table `forecast_score` of kind `issued`: each target that has closed, once a horizon and model.

    What counts is the last forecast issued before the final value could be known. `counts` are the indicators that
    count something: their forecasts have a log score too.
    """
    final = latest.filter(
        ~pl.col("is_preliminary") & (pl.col("coverage") == "complete") & pl.col("value").is_not_null()
    )
    truth = final.select(*SERIES, "known_on", target_period_start="period_start", truth="value")
    closed = (
        rows.join(
            truth.with_columns(pl.col("frequency").cast(pl.String)), on=[*SERIES, "target_period_start"],
            maintain_order="left",
        )
        .filter(pl.col("issued_on") < pl.col("known_on"))
        .unique(subset=[*SERIES, *TARGET], keep="last", maintain_order=True)
    )  # fmt: skip
    if closed.is_empty():
        return []
    of_closed = latest.join(closed.select(KEY).unique(), on=KEY, how="semi")
    by_key = {tuple(each.key.values()): each for each in series.each(of_closed)}
    return [
        row
        for (*key, model_id, horizon), part in closed.sort(*SERIES, *TARGET).group_by(
            *SERIES, "model_id", "horizon", maintain_order=True
        )
        for row in hindcast.rows_at(
            by_key[tuple(map(str, key))],
            str(model_id),
            "issued",
            int(str(horizon)),
            np.array(part["quantiles"].to_list()),
            part["truth"].to_numpy(),
            is_count=str(key[0]) in counts,
        )
    ]


def alerts(damage: Iterable[Damage], raised_on: date) -> pl.DataFrame:
    """The rows of the mart table `alert` about damage to the ledger."""
    rows = [
        {
            "alert_id": f"ledger_damaged:{each.file}",
            "kind": "ledger_damaged",
            "indicator_id": None,
            "entity": None,
            "source_id": None,
            "raised_on": raised_on,
            "message": f"The ledger of issued forecasts is damaged: {each.file} {each.problem}.",
        }
        for each in damage
    ]
    schema = table("alert").empty().schema
    return pl.DataFrame(rows, schema=schema)
