"""How long applicants wait, by organisation."""

from typing import Any

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, newest
from indicators.waiting import by_year, cases, median_wait

CELL = ["vintage", "entity", "counterpart", "period_start"]
ALL = "all"
YEAR = 365.25


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation, granted, pending or all (counterpart) and closed year; all allows for the unfinished."""
    waits = by_year(cases(frames["membership_event"])).with_columns(entity=pl.col("org_id"))
    kind = pl.when("is_granted").then(pl.lit("granted")).when("is_open").then(pl.lit("pending"))
    plain = (
        waits.with_columns(counterpart=kind)
        .drop_nulls("counterpart")
        .group_by(CELL)
        .agg(
            value=pl.col("days").median(),
            low=pl.col("days").min().cast(pl.Float64),
            high=pl.col("days").max().cast(pl.Float64),
            known_on=pl.col("known_on").max(),
            evidence_rows=pl.len().cast(pl.Int64),
        )
    )
    cells = pl.concat([plain, median_wait(waits.with_columns(counterpart=pl.lit(ALL)), CELL)], how="diagonal")
    return cells.with_columns(
        coverage=pl.when(pl.col("entity") == "eu").then(pl.lit("complete")).otherwise(pl.lit("partial"))
    )


def finding(latest: pl.DataFrame) -> str:
    """The median wait for the EU, BRICS and the SCO, pending applicants apart."""
    rows = newest(latest).filter(pl.col("entity").is_in(["brics", "eu", "sco"]))
    granted = rows.filter(pl.col("counterpart") == "granted").rows(named=True)
    if not granted:
        return NOTHING
    others = {(row["entity"], row["counterpart"], row["period_start"]): row for row in rows.rows(named=True)}
    parts = joined([_words(row, others) for row in granted])
    return f"Median recorded wait from application to membership: {parts}."


def _words(row: dict[str, Any], others: dict[Any, dict[str, Any]]) -> str:
    waiting, every = (others.get((row["entity"], name, row["period_start"])) for name in ("pending", ALL))
    pending = waiting["evidence_rows"] if waiting else 0
    allowing = f"; {every['value'] / YEAR:.1f} allowing for the unfinished" if every else ""
    bound = "at least " if row["entity"] == "brics" else ""
    years = f"{bound}{row['value'] / YEAR:.1f} years"
    return f"{row['entity'].upper()} {years} ({row['evidence_rows']} granted, {pending} pending{allowing})"


INDICATOR = Indicator(
    id="time_to_status",
    system="blocs",
    title="Time from application to membership",
    question="How long does an applicant wait, and how long have those waited who are still outside?",
    unit="days",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule=(
        "Complete for the EU; partial for the others, whose applications are recorded where found (NATO's enlargement "
        "before 2022 went without applications)."
    ),
    model_family="none",
    minimum_periods=8,
    definition=(
        "Days from a state's first application to membership, median over all states that had got it by the year's "
        "end, with the shortest and the longest; pending shows how long those still waiting at the year's end had "
        "waited by then, median and extremes. An attempt that ended in refusal or withdrawal leaves both, and a later "
        "application begins anew. Granted waits alone flatter an organisation with many pending; `all` is the wait "
        "within which half of the attempts led to membership, those pending or ended counted as unfinished "
        "(Kaplan-Meier, 95 % interval, an end of it open where it was not reached); it has no row where fewer than "
        "half did. "
        "Applications to the EAEU are for observer status, and that is what is timed there. BRICS dates most "
        "applications by one list of August 2023, so its waits are lower bounds. Where only month or year of a day "
        "is known the wait is off by as much. Each year sums up all attempts until then, so years are no series of "
        "their own and get no trend."
    ),
    compute=compute,
    finding=finding,
    revisable=False,
)
