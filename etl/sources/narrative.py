"""Uses of contested terms."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="narrative",
    title="Statements on the security order, 1997-2026",
    kind="curated",
    origin="etl/curated/narrative.csv",
    fetch=embedded("narrative.csv"),
    parse=csv(
        "narrative.csv",
        "statement_id",
        "date",
        "date_precision",
        "speaker",
        "actor",
        "document",
        "term",
        "stance",
        "venue",
        "source_url",
        "source_title",
        "verified",
        "note",
    ),
    shape=as_is("statement", date="statement_date"),
    timing={"statement": Timing(event="statement_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="sample",
    coverage_note="Half of the rows are Russian and recent years are dense: normalise by actor and source.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
    file_columns={"statement_date": "date"},
)
