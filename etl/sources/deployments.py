"""Troops abroad or massed at a border."""

import polars as pl

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Frames, Source, Timing, csv, embedded


def shape(raw: pl.DataFrame) -> Frames:
    """The sender is the acting side: `official_sender` is the `official_lead` of every table of claims."""
    claims = raw.rename({"publisher": "publisher_as_printed"}).with_columns(
        pl.col("claimant_type").replace({"official_sender": "official_lead"})
    )
    return {"deployment_claim": claims}


SOURCE = Source(
    id="deployments",
    title="Claims about deployed forces",
    kind="curated",
    origin="etl/curated/deployments.csv",
    fetch=embedded("deployments.csv"),
    parse=csv(
        "deployments.csv",
        "deployment_id",
        "sender",
        "host",
        "formation",
        "kind",
        "as_of",
        "date_precision",
        "personnel_low",
        "personnel_high",
        "claimant",
        "claimant_type",
        "source_url",
        "source_title",
        "publisher",
        "published_date",
        "verified",
        "latitude",
        "longitude",
        "note",
        "status",
        "counts_within",
    ),
    shape=shape,
    timing={"deployment_claim": Timing(published="published_date", event="as_of")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="sample",
    coverage_note="What could be found: a missing year is not an absence of troops.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
    file_columns={"publisher_as_printed": "publisher", "published_on": "published_date"},
)
