"""How long arms control commitments lasted until a party first suspended or left them."""

from collections.abc import Iterator
from datetime import date

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.places import named
from indicators.reading import NOTHING, joined, newest
from indicators.survival import kaplan_meier
from indicators.treaty_steps import steps

FAMILIES = ("conventional_arms", "nuclear", "transparency")
PARTIES = ("RUS", "USA")
ENTRIES = ("signed", "ratified", "in_force")
HORIZONS = (5, 10, 20, 30)
"""Years after entry into force at which the curve is read."""
FIRST_YEAR = 1992
DAYS_A_YEAR = 365.25
JUDGED = ["vintage", "day"]
ONE_DOCUMENT = "vienna-doc"
"""Successive Vienna Documents are one commitment."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by party, years since entry (in counterpart, `10 years`) and closed year of judgement: share still kept.

    Each year is judged with what had happened and was known by its end.
    """
    rows = [
        row
        for (vintage, day, party), cases in _cases(frames)
        .sort(*JUDGED, "entity", "treaty_id")
        .group_by(*JUDGED, "entity", maintain_order=True)
        for row in _read(cases, {"vintage": vintage, "entity": party, "period_start": date(day.year, 1, 1)}, day)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


_SCHEMA = {
    "vintage": pl.Date, "entity": pl.String, "counterpart": pl.String, "period_start": pl.Date,
    "value": pl.Float64, "low": pl.Float64, "high": pl.Float64, "coverage": pl.String, "known_on": pl.Date,
    "evidence_rows": pl.Int64,
}  # fmt: skip


def _read(cases: pl.DataFrame, key: dict[str, object], day: date) -> Iterator[dict[str, object]]:
    """One row per horizon, not observed where no commitment has been followed that long."""
    days = tuple(round(years * DAYS_A_YEAR) for years in HORIZONS)
    curve = kaplan_meier(cases["days"].to_numpy(), cases["left"].to_numpy(), days)
    for years, share in zip(HORIZONS, curve, strict=True):
        cell = {**key, "counterpart": f"{years} years", "coverage": "not_observed", "evidence_rows": 0}
        if share:
            cell |= {"value": share.value, "low": share.low, "high": share.high, "coverage": "complete"}
            cell |= {"known_on": day, "evidence_rows": cases.height}
        yield {name: cell.get(name) for name in _SCHEMA}


def _cases(frames: Frames) -> pl.DataFrame:
    """One row per vintage, day, party and commitment in force by then: `days` kept, and whether it `left` (1 or 0)."""
    treaties = _seen(frames["treaty"]).filter(
        pl.col("family").cast(pl.String).is_in(FAMILIES) & (pl.col("in_force_date") <= pl.col("day"))
    )
    acts = _seen(frames["treaty_event"]).filter(pl.col("event_date") <= pl.col("day"))
    commitment = [*JUDGED, "treaty_id"]
    terms = treaties.group_by(commitment).agg(
        pl.col("in_force_date").min(), ended=pl.col("ended_date").fill_null(date.max).max()
    )
    entered = acts.filter(pl.col("event").cast(pl.String).is_in(ENTRIES)).select(*commitment, "actor").unique()
    parties = entered.join(pl.DataFrame({"entity": PARTIES}), how="cross").filter(
        (pl.col("actor") == pl.col("entity")) | (pl.col("actor") == "osce")
    )
    first = steps(acts).group_by(*commitment, entity="actor").agg(stepped=pl.col("event_date").min())
    bound = parties.select(*commitment, "entity").unique().join(terms, on=commitment)
    ran_out = pl.min_horizontal("ended", "day")
    dated = bound.join(first, on=[*commitment, "entity"], how="left").with_columns(
        left=(pl.col("stepped") <= ran_out).fill_null(value=False)
    )
    until = pl.when("left").then("stepped").otherwise(ran_out)
    return dated.with_columns(
        pl.col("left").cast(pl.Float64), days=(until - pl.col("in_force_date")).dt.total_days().cast(pl.Float64)
    )


def _seen(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows known by each `day` judged, the ends of the closed years; Vienna Documents as one commitment."""
    days = pl.date_ranges(pl.date(FIRST_YEAR, 1, 1), pl.col("vintage").dt.offset_by("1d"), interval="1y", closed="both")
    judged = rows.select(pl.col("vintage").unique()).with_columns(day=days).explode("day")
    closed = judged.with_columns(pl.col("day").dt.offset_by("-1d")).filter(pl.col("day").dt.year() >= FIRST_YEAR)
    one = pl.when(pl.col("treaty_id").str.starts_with(ONE_DOCUMENT)).then(pl.lit(ONE_DOCUMENT)).otherwise("treaty_id")
    return rows.join(closed, on="vintage").filter(pl.col("known_on") <= pl.col("day")).with_columns(treaty_id=one)


def finding(latest: pl.DataFrame) -> str:
    """The share kept after twenty years, by party, with its interval."""
    rows = newest(latest).filter(pl.col("counterpart") == "20 years").rows(named=True)
    if not rows:
        return NOTHING
    parts = [
        f"{named(row['entity'])} {row['value']:.0%} (95 % interval {row['low']:.0%} to {row['high']:.0%}, "
        f"{row['evidence_rows']} commitments)"
        for row in rows
    ]
    return f"Arms control commitments neither suspended nor left after 20 years, estimated: {joined(parts)}."


INDICATOR = Indicator(
    id="commitment_survival",
    system="commitments",
    title="Survival of arms control commitments",
    question="How long do arms control commitments last before a party suspends or leaves them?",
    unit="share",
    direction="lower_is_worse",
    frequency="A",
    entity_kind="actor",
    reads=("treaty", "treaty_event"),
    coverage_rule=(
        "Complete for the listed arms control instruments that Russia or the United States entered; horizons that no "
        "commitment has reached yet are not observed."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Kaplan-Meier estimate of the share of arms control and transparency instruments that a party has neither "
        "suspended (in full or part) nor left 5, 10, 20 and 30 years after entry into force, re-estimated at each "
        "year's end with what was known then; low and high are the 95 % interval. An instrument that expired, or that "
        "another party ended, counts as kept until that day (censored). Vienna Documents count as one; the NPT, the "
        "CTBT and the mine and cluster conventions have no entry of these parties in force; inspections paused for the "
        "pandemic are no suspension. It rests on about ten cases a party, most of them linked; a lawful exit and an "
        "unlawful suspension count alike. The USSR stands under RUS. Political commitments are left out, as no "
        "formal exit ends them."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
