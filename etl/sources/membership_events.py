"""Who joined, left or was invited."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="membership_events",
    title="Membership events",
    kind="curated",
    origin="etl/curated/membership_events.csv",
    fetch=embedded("membership_events.csv"),
    parse=csv(
        "membership_events.csv",
        "event_id",
        "org_id",
        "actor",
        "event",
        "status_after",
        "event_date",
        "date_precision",
        "announced_date",
        "source_url",
        "source_title",
        "verified",
        "note",
    ),
    shape=as_is("membership_event"),
    timing={"membership_event": Timing(event="event_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="complete",
    coverage_note="Complete for members of the listed organisations; partners of NATO beyond Europe are missing.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
