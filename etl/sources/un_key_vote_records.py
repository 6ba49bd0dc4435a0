"""How each state voted on key resolutions."""

from etl.source import COMPILED_ON, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="un_key_vote_records",
    title="Votes by country on key resolutions",
    kind="derived",
    origin="etl/curated/derived/un_key_vote_records.csv",
    fetch=embedded("derived/un_key_vote_records.csv"),
    parse=csv("un_key_vote_records.csv", "resolution", "iso3", "vote"),
    shape=as_is("un_vote"),
    timing={"un_vote": Timing(event_of=("un_resolution", "resolution", "vote_date"))},
    licence="MIT",
    citation="Voeten, Strezhnev, Bailey: United Nations General Assembly Voting Data, via the unvotes package",
    coverage="partial",
    coverage_note="Roll calls of 2001-2019 and single resolutions of 2020-22; later roll calls are not held.",
    compiled_on=COMPILED_ON,
    next_due=None,
    constants={
        "source_url": "https://github.com/dgrtwo/unvotes",
        "source_title": "unvotes: UN General Assembly roll calls",
        "verified": "seen",
    },
)
