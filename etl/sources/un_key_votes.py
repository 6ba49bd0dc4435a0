"""Key votes of the General Assembly."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="un_key_votes",
    title="UN General Assembly key votes, 2001-2026",
    kind="curated",
    origin="etl/curated/un_key_votes.csv",
    fetch=embedded("un_key_votes.csv"),
    parse=csv(
        "un_key_votes.csv",
        "resolution",
        "title",
        "vote_date",
        "yes",
        "no",
        "abstain",
        "absent",
        "topic",
        "russia_position",
        "source_url",
        "verified",
        "note",
    ),
    shape=as_is("un_resolution"),
    timing={"un_resolution": Timing(event="vote_date")},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="partial",
    coverage_note="Chosen series, not all resolutions; some counts are committee votes and say so.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
