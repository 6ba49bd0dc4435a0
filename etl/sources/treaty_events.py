"""What became of treaties."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="treaty_events",
    title="Treaty events",
    kind="curated",
    origin="etl/curated/treaty_events.csv",
    fetch=embedded("treaty_events.csv"),
    parse=csv(
        "treaty_events.csv",
        "event_id",
        "treaty_id",
        "actor",
        "event",
        "event_date",
        "date_precision",
        "alleged_by",
        "source_url",
        "source_title",
        "verified",
        "note",
    ),
    shape=as_is("treaty_event"),
    timing={"treaty_event": Timing(event="event_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="sample",
    coverage_note="Allegations are those found; one side publishes more than others, so counts do not measure conduct.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
