"""Summits and who came."""

import polars as pl

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Frames, Source, Timing, csv, embedded

# Series that an organisation of the table holds; the others are summits of no organisation.
ORGANISED = ("brics", "sco", "nato", "csto", "eaeu")


def shape(raw: pl.DataFrame) -> Frames:
    """One summit a totals row, one attendance a country row; the id's last part tells which it is."""
    rows = raw.with_columns(
        pl.col("summit_id").str.replace("-[a-z]+$", "").str.strip_chars_end("-"),
        pl.col("organisation").alias("series"),
        pl.when(pl.col("organisation").is_in(ORGANISED)).then("organisation").alias("org_id"),
    )
    return {
        "summit": rows.filter(pl.col("actor").is_null()),
        "summit_attendance": rows.filter(pl.col("actor").is_not_null()),
    }


SOURCE = Source(
    id="summits",
    title="Summits and attendance",
    kind="curated",
    origin="etl/curated/summits.csv",
    fetch=embedded("summits.csv"),
    parse=csv(
        "summits.csv",
        "summit_id",
        "organisation",
        "edition",
        "start_date",
        "end_date",
        "host",
        "city",
        "actor",
        "level",
        "total_attending",
        "heads_attending",
        "source_url",
        "source_title",
        "verified",
        "outcome",
    ),
    shape=shape,
    timing={"summit": Timing(event="start_date"), "summit_attendance": Timing(event="start_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="Lists by country only for some summits; a missing row is not absence.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
