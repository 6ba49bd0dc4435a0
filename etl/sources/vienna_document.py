"""Provisions of the Vienna Document and its forerunners."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="vienna_document",
    title="Confidence-building provisions",
    kind="curated",
    origin="etl/curated/vienna_document.csv",
    fetch=embedded("vienna_document.csv"),
    parse=csv(
        "vienna_document.csv",
        "provision_id",
        "document",
        "rule",
        "metric",
        "value",
        "unit",
        "in_force_from",
        "source_url",
        "note",
        "verified",
    ),
    shape=as_is("confidence_measure"),
    timing={"confidence_measure": Timing(event="in_force_from")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="Most equipment thresholds are recalled and still to be checked against the OSCE texts.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
