"""Treaties, commitments and drafts."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="treaties",
    title="Treaties and political commitments",
    kind="curated",
    origin="etl/curated/treaties.csv",
    fetch=embedded("treaties.csv"),
    parse=csv(
        "treaties.csv",
        "treaty_id",
        "name",
        "abbreviation",
        "signed_date",
        "in_force_date",
        "ended_date",
        "family",
        "summary",
        "thresholds",
        "source_url",
    ),
    shape=as_is("treaty"),
    timing={"treaty": Timing(event="signed_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="The instruments that bear on European security; not a treaty register.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
