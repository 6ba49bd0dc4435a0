"""Whom the Russian president's recorded contacts with leaders go to."""

from typing import Any

import polars as pl

from indicators.contacts import PERIOD, partner, taken_place, totals
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

COUNTERPARTS = ("ARM", "AZE", "BLR", "CHN", "DEU", "FRA", "IND", "IRN", "KAZ", "PRK", "TUR", "USA", "UZB")
PARTNERS = ("BLR", "CHN", "IRN", "PRK")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, counterpart (all others as `other`) and year: share of the year's recorded contacts."""
    contacts = taken_place(frames["leader_contact"], "A").with_columns(
        pl.when(pl.col("counterpart").is_in(COUNTERPARTS)).then("counterpart").otherwise(pl.lit("other"))
    )
    grid = totals(contacts).join(pl.DataFrame({"counterpart": [*COUNTERPARTS, "other"]}), how="cross")
    counts = contacts.group_by(*PERIOD, "counterpart").agg(count=pl.len())
    cells = grid.join(counts, on=[*PERIOD, "counterpart"], how="left").with_columns(
        value=pl.when("enough").then(pl.col("count").fill_null(0) / pl.col("total")),
        evidence_rows=pl.when("enough").then(pl.col("total").cast(pl.Int64)),
    )
    return as_sample(cells)


def finding(latest: pl.DataFrame) -> str:
    """The three largest shares of the last year with enough contacts, and those of four partners; called a sample."""
    shares = of_last_period(latest).filter(pl.col("counterpart") != "other")
    if shares.is_empty():
        return NOTHING
    rows = shares.rows(named=True)
    partners = shares.filter(pl.col("counterpart").is_in(PARTNERS)).sort("counterpart").rows(named=True)
    year = f"{rows[0]['period_start'].year}{so_far(is_preliminary=rows[0]['is_preliminary'])}"
    return (
        f"Russian president's contacts with leaders recorded in {year}, a sample: largest shares {_words(rows[:3])}; "
        f"of four partners watched apart {_words(partners)}."
    )


def _words(rows: list[dict[str, Any]]) -> str:
    return joined([f"{partner(row['counterpart'])} {row['value']:.0%}" for row in rows])


INDICATOR = Indicator(
    id="leader_contact_mix",
    system="diplomacy",
    title="Mix of leader contacts",
    question="With whom does the Russian president deal?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("leader_contact",),
    coverage_rule=(
        "Sample: dated headlines, heavy on calls and thin in 2025 and from April 2026; years with fewer than ten "
        "contacts are not observed."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Recorded contacts of the Russian president with the top leader of the counterpart (visits, hosting, "
        "summit margins, calls, video) divided by all such contacts recorded in the year. Thirteen counterparts are"
        " shown, the rest as `other`; contacts of one kind with one leader on one day count once. The mix of what "
        "was found is not the mix of what took place: some "
        "counterparts' calls make headlines more than others'."
    ),
    compute=compute,
    finding=finding,
)
