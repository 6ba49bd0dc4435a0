"""Who published what was read."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="publishers",
    title="Publishers",
    kind="curated",
    origin="etl/curated/publishers.csv",
    fetch=embedded("publishers.csv"),
    parse=csv(
        "publishers.csv",
        "publisher_id",
        "name",
        "kind",
        "country",
        "state_controlled",
        "republishes",
        "domains",
        "names",
        "note",
    ),
    shape=as_is("publisher"),
    timing={"publisher": Timing()},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="complete",
    coverage_note="Every publisher of a page that was read; what could not be told is marked unknown.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
