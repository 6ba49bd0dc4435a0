"""The country authority."""

from pathlib import Path

from etl.source import COMPILED_ON, CURATED_CITATION, CURATED_LICENCE, REVIEW_DUE, Source, Timing, as_is, csv
from warehouse.countries import PATH


def fetch_countries(_: Path) -> bytes:
    """The authority ships with the warehouse, whatever curated folder is used."""
    return PATH.read_bytes()


SOURCE = Source(
    id="countries",
    title="Countries and territories (ISO 3166-1, UN M49)",
    kind="curated",
    origin="warehouse/countries.csv",
    fetch=fetch_countries,
    parse=csv(
        "countries.csv",
        "iso3",
        "iso2",
        "iso_numeric",
        "name",
        "m49_region",
        "m49_subregion",
        "un_member_since",
        "valid_from",
        "valid_to",
        "successors",
        "latitude",
        "longitude",
        "note",
    ),
    shape=as_is("country"),
    timing={"country": Timing()},
    licence=CURATED_LICENCE,
    citation=CURATED_CITATION,
    coverage="complete",
    coverage_note="All codes of ISO 3166-1, Kosovo, and four historic states that the evidence needs.",
    compiled_on=COMPILED_ON,
    next_due=REVIEW_DUE,
)
