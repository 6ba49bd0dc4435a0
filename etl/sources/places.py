"""Places that are no states of their own."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="places",
    title="Places",
    kind="curated",
    origin="etl/curated/places.csv",
    fetch=embedded("places.csv"),
    parse=csv(
        "places.csv",
        "place_id",
        "name",
        "kind",
        "state",
        "members",
        "latitude",
        "longitude",
        "note",
        "source_url",
        "source_title",
        "verified",
    ),
    shape=as_is("place"),
    timing={"place": Timing()},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="complete",
    coverage_note="The places that the evidence names, under the state they belong to in the UN's view.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
