"""Contacts of the Russian president."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="contacts",
    title="Contacts of the Russian president, 2013-2026",
    kind="curated",
    origin="etl/curated/contacts.csv",
    fetch=embedded("contacts.csv"),
    parse=csv(
        "contacts.csv",
        "contact_id",
        "date",
        "date_precision",
        "kind",
        "actor",
        "counterpart",
        "level",
        "venue",
        "occasion",
        "source_url",
        "source_title",
        "verified",
    ),
    shape=as_is("leader_contact", date="contact_date"),
    timing={"leader_contact": Timing(event="contact_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="sample",
    coverage_note="Mostly headlines of one broadcaster: mix and rank can be read, totals cannot.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
    file_columns={"contact_date": "date"},
)
