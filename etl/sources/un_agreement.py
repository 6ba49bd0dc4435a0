"""Agreement in General Assembly votes."""

from etl.source import COMPILED_ON, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="un_agreement",
    title="Voting agreement with Russia, China and the USA, 1946-2019",
    kind="derived",
    origin="etl/curated/derived/un_agreement.csv",
    fetch=embedded("derived/un_agreement.csv"),
    parse=csv("un_agreement.csv", "iso3", "year", "counterpart", "agreement", "common_votes"),
    shape=as_is("un_agreement"),
    timing={"un_agreement": Timing(event="year", lag_days=0)},
    licence="MIT",
    citation="Voeten, Strezhnev, Bailey: United Nations General Assembly Voting Data, via the unvotes package",
    coverage="complete",
    coverage_note="Ends in 2019, where the open roll calls end.",
    compiled_on=COMPILED_ON,
    next_due=None,
    constants={
        "source_url": "https://github.com/dgrtwo/unvotes",
        "source_title": "unvotes: UN General Assembly roll calls",
        "verified": "seen",
    },
)
