"""Official yearly tallies of contacts."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="contacts_yearly",
    title="Yearly tallies of contacts",
    kind="curated",
    origin="etl/curated/contacts_yearly.csv",
    fetch=embedded("contacts_yearly.csv"),
    parse=csv(
        "contacts_yearly.csv", "year", "actor", "metric", "value", "source_url", "source_title", "verified", "note"
    ),
    shape=as_is("leader_contact_tally"),
    timing={"leader_contact_tally": Timing(event="year")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="Tallies that somebody published; definitions differ by year.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
