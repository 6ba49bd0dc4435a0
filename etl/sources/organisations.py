"""Organisations and standing forums."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="organisations",
    title="Organisations",
    kind="curated",
    origin="etl/curated/organisations.csv",
    fetch=embedded("organisations.csv"),
    parse=csv(
        "organisations.csv",
        "org_id",
        "name",
        "abbreviation",
        "kind",
        "founded",
        "bloc_family",
        "defence_clause",
        "website",
        "note",
    ),
    shape=as_is("organisation"),
    timing={"organisation": Timing()},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="The bodies that the evidence names; not a register of international organisations.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
