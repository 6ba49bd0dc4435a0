"""Persons and bodies that the European Union lists: by package, and in all."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import label, start_of, up_to_vintage
from indicators.reading import NOTHING, newest, observed
from indicators.sanctions import EU, STOCK, packages

FLOW, TOTAL = "listed", "total"
CELL = ["vintage", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by quarter: `listed` by the quarter's packages, and `total`, the last running total published in it."""
    steps = frames["sanction_step"]
    cells = pl.concat([_flow(packages(steps)), _totals(steps)], how="diagonal_relaxed")
    return cells.with_columns(entity=pl.lit(EU), low=None, high=None)


def _flow(adopted: pl.DataFrame) -> pl.DataFrame:
    """Zero in quarters without a package; partial where the size of one was not seen."""
    counts = adopted.group_by("vintage", start_of(pl.col("adopted_on"), "Q").alias("period_start")).agg(
        listed=pl.col("size").sum(),
        seen=pl.col("size").count(),
        evidence_rows=pl.len().cast(pl.Int64),
        known_on=pl.col("known_on").max(),
    )
    first = adopted.group_by("vintage").agg(first_day=pl.col("adopted_on").min())
    quarters = up_to_vintage(first, "Q").join(counts, on=CELL, how="left")
    filled = quarters.with_columns(pl.col("listed", "seen", "evidence_rows").fill_null(0))
    is_whole = pl.col("seen") == pl.col("evidence_rows")
    is_part = ~is_whole & (pl.col("seen") > 0)
    coverage = pl.when(is_whole).then(pl.lit("complete")).when(is_part).then(pl.lit("partial"))
    return filled.select(
        *CELL,
        "known_on",
        "evidence_rows",
        counterpart=pl.lit(FLOW),
        value=pl.when(is_whole | is_part).then(pl.col("listed").cast(pl.Float64)),
        coverage=coverage.otherwise(pl.lit("not_observed")),
    )


def _totals(steps: pl.DataFrame) -> pl.DataFrame:
    """The last published total of each quarter, from the first on; quarters without one are not observed."""
    is_total = (pl.col("sender") == EU) & pl.col("kinds").list.contains(STOCK) & pl.col("size").is_not_null()
    published = steps.filter(is_total & (pl.col("step_date") <= pl.col("vintage"))).sort("step_date", "sanction_id")
    last = published.group_by("vintage", start_of(pl.col("step_date"), "Q").alias("period_start")).agg(
        value=pl.col("size").last().cast(pl.Float64),
        known_on=pl.max_horizontal(pl.col("known_on").last(), pl.col("step_date").last()),
        evidence_rows=pl.col("sanction_id").n_unique().cast(pl.Int64),
    )
    first = published.group_by("vintage").agg(first_day=pl.col("step_date").min())
    cells = up_to_vintage(first, "Q").join(last, on=CELL, how="left")
    seen = pl.col("value").is_not_null()
    return cells.with_columns(
        pl.col("evidence_rows").fill_null(0),
        counterpart=pl.lit(TOTAL),
        coverage=pl.when(seen).then(pl.lit("partial")).otherwise(pl.lit("not_observed")),
    )


def finding(latest: pl.DataFrame) -> str:
    """Listings of the last quarter with a size, and the last total."""
    cells = observed(latest)
    listed = cells.filter((pl.col("counterpart") == FLOW) & (pl.col("value") > 0))
    if listed.is_empty():
        return NOTHING
    flow = listed.row(-1, named=True)
    quarter = label(flow["period_start"], "Q")
    totals = [
        f"; the last total recorded is about {row['value']:,.0f} ({label(row['period_start'], 'Q')})"
        for row in newest(cells.filter(pl.col("counterpart") == TOTAL)).rows(named=True)
    ]
    return (
        f"EU packages listed {flow['value']:.0f} more persons and bodies in {quarter}, the last quarter with a size "
        f"recorded{''.join(totals)}."
    )


INDICATOR = Indicator(
    id="eu_listings",
    system="sanctions",
    title="EU listings",
    question="How many persons and bodies does the EU add to its list?",
    unit="persons and bodies",
    direction="neutral",
    frequency="Q",
    entity_kind="organisation",
    reads=("sanction_step",),
    coverage_rule=(
        "Complete for `listed` in quarters whose packages all have a size, zero without a package; partial where a "
        "size was not seen (second, third and twentieth package). `total` is partial: totals appeared now and then."
    ),
    model_family="count",
    minimum_periods=12,
    definition=(
        "`listed`: persons and bodies added by the numbered packages against Russia in the quarter of adoption; "
        "vessels, banks named for other measures and listings outside the numbering are left out. `total`: the last "
        "running total published in the quarter, in round figures (`more than 2,300`). A total holds listings "
        "of all regimes "
        "and delistings too, so it is a stock that is never added to a flow, and its steps need not equal the flows. "
        "Counts by the Council and by others differ by a few. Numbers listed say nothing of effect."
    ),
    compute=compute,
    finding=finding,
)
