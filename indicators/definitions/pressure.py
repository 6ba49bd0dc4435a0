"""A reading aid: what is known of military and political pressure in five theatres, beside its own past."""

from typing import Any

import numpy as np
import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.pressure import FEWEST_COMPONENTS, FEWEST_YEARS, WEIGHTS, standardised, totals
from indicators.reading import NOTHING, joined, observed
from indicators.theatres import GLOBAL, THEATRES, annual

TOTAL, RANK = "total", "rank"
FIRST = 2014
YEAR = ["vintage", "theatre", "period_start"]
COMPONENTS = tuple(component.id for component in WEIGHTS)
NOWHERE = {GLOBAL: ("us_personnel",)}
"""Components that a theatre cannot have; un_division is of the global order alone."""


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by theatre, component (in counterpart; also `total` and `rank`) and closed year from 2014."""
    scored = standardised(annual(frames)).filter(pl.col("period_start").dt.year() >= FIRST)
    years = scored.select("vintage", "period_start").unique().join(_declared(), how="cross")
    components = years.join(scored, on=[*YEAR, "component"], how="left")
    cells = components.select(
        *YEAR, "known_on", counterpart="component", value="points",
        low=pl.lit(None, dtype=pl.Float64), high=pl.lit(None, dtype=pl.Float64),
        coverage=_coverage(pl.col("points").is_not_null(), pl.col("is_sample").fill_null(value=False)),
        evidence_rows=pl.when(pl.col("points").is_not_null()).then("evidence_rows").otherwise(0),
    )  # fmt: skip
    return pl.concat([cells, _totals(components)], how="diagonal_relaxed").rename({"theatre": "entity"})


def _declared() -> pl.DataFrame:
    """The components that each theatre can have."""
    pairs = [
        {"theatre": theatre, "component": component}
        for theatre in THEATRES
        for component in COMPONENTS
        if component not in NOWHERE.get(theatre, ("un_division",))
    ]
    return pl.DataFrame(pairs, schema={"theatre": pl.String, "component": pl.String})


def _coverage(is_seen: pl.Expr, is_sample: pl.Expr) -> pl.Expr:
    seen = pl.when(is_sample).then(pl.lit("sample")).otherwise(pl.lit("complete"))
    return pl.when(is_seen).then(seen).otherwise(pl.lit("not_observed"))


def _totals(components: pl.DataFrame) -> pl.DataFrame:
    """Totals and ranks with what the weights decide; the worst coverage of the components seen is that of the total."""
    seen = components.filter(pl.col("points").is_not_null())
    sums = seen.group_by(YEAR).agg(
        *((pl.col("points") * (pl.col("component") == name)).sum().alias(name) for name in COMPONENTS),
        *((pl.col("component") == name).any().alias(f"has_{name}") for name in COMPONENTS),
        pl.col("is_sample").any(),
        pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    absent = [pl.when(f"has_{name}").then(name).alias(name) for name in COMPONENTS]
    every = components.select(YEAR).unique().join(sums.with_columns(absent), on=YEAR, how="left")
    wide = every.with_columns(pl.col("evidence_rows").fill_null(0), pl.col("is_sample").fill_null(value=False))
    if wide.is_empty():
        return wide.select(*YEAR, "known_on", "evidence_rows")
    groups = wide.select(pl.struct("vintage", "period_start").rank("dense"))["vintage"].to_numpy().astype(np.int64)
    found = totals(wide.select(COMPONENTS).to_numpy(), np.array([each.weight for each in WEIGHTS]), groups)
    sets = {
        TOTAL: (found.total, found.low, found.high),
        RANK: (found.rank, found.rank_low, found.rank_high),
    }
    parts = []
    for name, (value, low, high) in sets.items():
        columns = {"value": value, "low": low, "high": high}
        numbers = [pl.Series(column, data, dtype=pl.Float64).fill_nan(None) for column, data in columns.items()]
        parts.append(
            wide.select(*YEAR, "known_on", "evidence_rows", "is_sample").with_columns(
                *numbers, counterpart=pl.lit(name)
            )
        )
    stacked = pl.concat(parts)
    return stacked.with_columns(coverage=_coverage(pl.col("value").is_not_null(), pl.col("is_sample"))).drop(
        "is_sample"
    )


def finding(latest: pl.DataFrame) -> str:
    """Where the last year with a total stands against its past, by theatre; says what it is."""
    sums = observed(latest).filter(pl.col("counterpart") == TOTAL)
    if sums.is_empty():
        return NOTHING
    last = sums.filter(pl.col("period_start") == pl.col("period_start").max())
    rows = last.sort("value", "entity", descending=[True, False]).rows(named=True)
    parts = joined([_words(row) for row in rows])
    return (
        f"Pressure in {rows[0]['period_start'].year} against each theatre's own past (50), a reading aid from recorded "
        f"claims and no measurement, with the range that single weights decide: {parts}."
    )


def _words(row: dict[str, Any]) -> str:
    return f"{row['entity']} {row['value']:.0f} ({row['low']:.0f}-{row['high']:.0f})"


INDICATOR = Indicator(
    id="pressure",
    system="composite",
    title="Pressure by theatre",
    question="Where does more come together than in earlier years?",
    unit="points (50: own past mean, 10: one standard deviation); for `rank` the place",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="theatre",
    reads=(
        "exercise",
        "exercise_claim",
        "deployment_claim",
        "us_troops_europe",
        "treaty",
        "treaty_event",
        "un_resolution",
    ),
    coverage_rule=(
        "Sample: exercises, forces, exits and key votes are what could be found, and a total is no better than its "
        f"worst component. A component with fewer than {FEWEST_YEARS} earlier years, and a total of fewer than "
        f"{FEWEST_COMPONENTS} components, are not observed."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "A reading aid, not a measurement. Per theatre and closed year: size of the largest exercise of any lead whose "
        "centre lies there, the largest foreign formation claimed to stand there, US personnel assigned (DMDC), "
        "instruments that Russia and the United States have neither left nor suspended (mean of both, the same "
        "everywhere), suspensions and exits by the states around it, and for the global order the share of votes "
        "outside the larger camp at recorded plenary key votes. "
        "Sizes are logarithms. Each is set against its own earlier years since 1992: 50 points are their mean, "
        "10 one standard deviation, at most 30 away. `total` is the weighted mean of those seen; `rank` orders the "
        "theatres by it. Low and high are the range when each weight in turn is left out, halved or raised by half. "
        "A theatre is compared with its own past, so a high total is not more pressure than elsewhere; components "
        "come and go between years, and an exercise over many seas counts where its centre lies. Memberships, contacts "
        "and sanctions are left out: no sign of theirs is fair to all, or their past is too short."
    ),
    compute=compute,
    finding=finding,
)
