"""Kinds of publisher and the grade each gets."""

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="publisher_kinds",
    title="Kinds of publisher and their reliability",
    kind="curated",
    origin="etl/curated/publisher_kinds.csv",
    fetch=embedded("publisher_kinds.csv"),
    parse=csv("publisher_kinds.csv", "kind", "reliability", "rule"),
    shape=as_is("publisher_kind"),
    timing={"publisher_kind": Timing()},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="complete",
    coverage_note="A rule of the project, not an observation.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
