"""Sanctions steps."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="sanctions",
    title="Sanctions steps, 2006-2026",
    kind="curated",
    origin="etl/curated/sanctions.csv",
    fetch=embedded("sanctions.csv"),
    parse=csv(
        "sanctions.csv",
        "sanction_id",
        "sender",
        "target",
        "date",
        "kind",
        "size",
        "package",
        "source_url",
        "verified",
        "source_title",
        "note",
    ),
    shape=as_is("sanction_step", date="step_date", kind="kinds"),
    timing={"sanction_step": Timing(event="step_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="EU packages are complete; steps of others are the main ones.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
    file_columns={"step_date": "date", "kinds": "kind"},
)
