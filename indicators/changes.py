"""What differs between the latest observations of this release and those of the release before, and why (`RULE`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from indicators import fingerprint
from indicators.indicator import Indicator
from indicators.vintages import known_by, latest
from warehouse.frames import table

RULE = (
    "Why a value differs from the release before, first match. Definition: the fingerprint of the indicator (its card "
    "and the code that computes it) is another, or only one of the two releases has the indicator. New evidence: for "
    "the day of the release before this release still gives the value that was given then, so that only what became "
    "known later, or a period that closed since, moved it. Revised by source: the past itself reads differently, and "
    "of a table that the indicator reads a row held before was replaced or withdrawn. New evidence: the past reads "
    "differently because older evidence was taken in late. Where late and replaced rows reach the same table at once, "
    "a past that differs counts as revised. The past is kept at month ends, so a day between two of them is compared "
    "with the month end before it. Model is no cause of a value; it is one of forecasts."
)

KEY = ["indicator_id", "entity", "counterpart", "period_start"]


@dataclass(frozen=True, kw_only=True)
class Previous:
    """The release before: its latest observations, its day, and its indicators' fingerprints by id.

    `revised` names the core tables of which a row held then has been replaced or withdrawn since.
    """

    observation: pl.DataFrame
    data_as_of: date
    fingerprints: Mapping[str, str]
    revised: frozenset[str] = field(default=frozenset())


def redefined(previous: Previous, indicators: Iterable[Indicator]) -> set[str]:
    """The ids whose definition is not that of the release before; those it had and nobody declares now included."""
    now = {indicator.id: fingerprint.of(indicator) for indicator in indicators}
    both = now.keys() | previous.fingerprints.keys()
    return {each for each in both if now.get(each) != previous.fingerprints.get(each)}


def changes(previous: Previous | None, observations: pl.DataFrame, indicators: Iterable[Indicator]) -> pl.DataFrame:
    """The rows of the mart table `change`; none when there is no release before.

    `observations` has the columns of the mart table `observation`, with all revisions; of the release before only
    the latest revision of a cell counts. A cell is new or withdrawn as a whole; it is revised when its value differs.
    """
    if previous is None:
        return table("change").empty()
    declared = tuple(indicators)
    then = known_by(observations, previous.data_as_of)
    before, now, past = (
        _values(latest(frame), name)
        for frame, name in ((previous.observation, "before"), (observations, "now"), (then, "then"))
    )
    both = before.join(now, on=KEY, how="full", coalesce=True).join(past, on=KEY, how="left")
    kind = (
        pl.when(pl.col("in_before").is_null()).then(pl.lit("new"))
        .when(pl.col("in_now").is_null()).then(pl.lit("withdrawn"))
        .when(pl.col("value_before").ne_missing(pl.col("value_now"))).then(pl.lit("revised"))
    )  # fmt: skip
    touched = {each.id for each in declared if previous.revised.intersection(each.reads)}
    return (
        both.with_columns(kind=kind)
        .filter(pl.col("kind").is_not_null())
        .with_columns(cause=_cause(redefined(previous, declared), touched))
        .select(*KEY, "kind", "cause", "value_before", "value_now")
        .sort(*KEY)
    )


def _cause(redefined: set[str], touched: set[str]) -> pl.Expr:
    past_stands = pl.col("in_then").eq_missing(pl.col("in_before")) & pl.col("value_then").eq_missing(
        pl.col("value_before")
    )
    return (
        pl.when(pl.col("indicator_id").is_in(redefined)).then(pl.lit("definition"))
        .when(past_stands).then(pl.lit("new evidence"))
        .when(pl.col("indicator_id").is_in(touched)).then(pl.lit("revised by source"))
        .otherwise(pl.lit("new evidence"))
    )  # fmt: skip


def _values(observations: pl.DataFrame, name: str) -> pl.DataFrame:
    return observations.select(*KEY, pl.col("value").alias(f"value_{name}"), pl.lit(value=True).alias(f"in_{name}"))
