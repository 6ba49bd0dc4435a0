"""Figures claimed about exercises."""

import polars as pl

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Frames, Source, Timing, csv, embedded


def shape(raw: pl.DataFrame) -> Frames:
    """Split `scope: detail` in two; the publisher as written stays beside the resolved one."""
    parts = pl.col("scope").str.splitn(":", 2)
    claims = raw.rename({"publisher": "publisher_as_printed"}).with_columns(
        parts.struct.field("field_0").str.strip_chars().alias("scope"),
        parts.struct.field("field_1").str.strip_chars().alias("scope_detail"),
    )
    return {"exercise_claim": claims}


SOURCE = Source(
    id="exercise_claims",
    title="Claims about the size of exercises",
    kind="curated",
    origin="etl/curated/exercise_claims.csv",
    fetch=embedded("exercise_claims.csv"),
    parse=csv(
        "exercise_claims.csv",
        "exercise_id",
        "metric",
        "value_low",
        "value_high",
        "claimant",
        "claimant_type",
        "claimed_on",
        "source_url",
        "source_title",
        "publisher",
        "published_date",
        "verified",
        "scope",
        "qualifier",
    ),
    shape=shape,
    timing={
        "exercise_claim": Timing(
            published="published_date", claimed="claimed_on", event_of=("exercise", "exercise_id", "end_date")
        )
    },
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="sample",
    coverage_note="Figures in the pages that could be read. Compare only like scope with like scope.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
    file_columns={"publisher_as_printed": "publisher", "scope_detail": "scope", "published_on": "published_date"},
)
