"""What an indicator is: declared once and complete, with a pure computation and a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

import polars as pl

from warehouse.frames import CORE

Frames = Mapping[str, pl.DataFrame]
Compute = Callable[[Frames], pl.DataFrame]
Finding = Callable[[pl.DataFrame], str]
Direction = Literal["higher_is_worse", "lower_is_worse", "neutral"]
Frequency = Literal["D", "M", "Q", "A"]
ModelFamily = Literal["count", "level", "share", "ratio", "none"]

COMPUTED: dict[str, pl.DataType] = {
    "vintage": pl.Date(),
    "entity": pl.String(),
    "counterpart": pl.String(),
    "period_start": pl.Date(),
    "value": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
    "coverage": pl.String(),
    "known_on": pl.Date(),
    "evidence_rows": pl.Int64(),
}
"""What `compute` returns: one row per vintage and cell. `known_on` is null for a cell without evidence."""

SHORTEST = 3
"""Periods below which not even a slope can be told from chance."""

_CHOICES = {
    "direction": ("higher_is_worse", "lower_is_worse", "neutral"),
    "frequency": ("D", "M", "Q", "A"),
    "model_family": ("count", "level", "share", "ratio", "none"),
}


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One measure of the contest, as a reader meets it.

    `compute` gets frames by table name. Evidence frames carry an extra column `vintage` and hold each row
    once for every vintage at which it was known, so `vintage` belongs to every group key and join key;
    reference frames (country, organisation) carry none. It returns the columns of `COMPUTED`.
    `finding` turns the latest observations as of some day into the sentence that heads the chart; it must
    not claim more than the coverage allows. `revisable=False` spares the vintages of yearly series that
    are never revised. Raises ValueError for an empty text, an unknown word or an unknown table.
    """

    id: str
    system: str
    title: str
    question: str
    unit: str
    direction: Direction
    frequency: Frequency
    entity_kind: str
    reads: tuple[str, ...]
    coverage_rule: str
    model_family: ModelFamily
    minimum_periods: int
    definition: str
    compute: Compute
    finding: Finding
    revisable: bool = True

    def __post_init__(self) -> None:
        problems = [*_empty_fields(self), *_unknown_words(self), *_unknown_tables(self)]
        if self.minimum_periods < SHORTEST:
            problems.append(f"minimum_periods must be at least {SHORTEST}")
        if problems:
            raise ValueError(f"indicator {self.id!r} is half declared: {'; '.join(problems)}. Complete it.")


def _empty_fields(indicator: Indicator) -> list[str]:
    values = {field.name: getattr(indicator, field.name) for field in fields(indicator)}
    texts = (name for name, value in values.items() if isinstance(value, str) and not value.strip())
    return [f"{name} must not be empty" for name in (*texts, *(() if indicator.reads else ("reads",)))]


def _unknown_words(indicator: Indicator) -> list[str]:
    return [
        f"{name} must be one of {', '.join(words)}"
        for name, words in _CHOICES.items()
        if getattr(indicator, name) not in words
    ]


def _unknown_tables(indicator: Indicator) -> list[str]:
    known = {table.name for table in CORE}
    return [f"reads must name core tables, not {name!r}" for name in indicator.reads if name not in known]


def card(indicators: tuple[Indicator, ...]) -> pl.DataFrame:
    """One row per indicator: the columns of the mart table `indicator`."""
    names = [field.name for field in fields(Indicator) if field.name not in ("id", "compute", "finding", "revisable")]
    rows = [
        {"indicator_id": i.id, **{name: getattr(i, name) for name in names}, "reads": list(i.reads)} for i in indicators
    ]
    return pl.DataFrame(rows, schema_overrides={"reads": pl.List(pl.String)})
