"""Population and output by country and year."""

from etl.source import COMPILED_ON, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="country_year",
    title="Population and GDP, 1990-2024",
    kind="derived",
    origin="etl/curated/derived/country_year.csv",
    fetch=embedded("derived/country_year.csv"),
    parse=csv("country_year.csv", "iso3", "year", "population", "gdp_usd", "gdp_ppp_2021_usd"),
    shape=as_is("country_year"),
    timing={"country_year": Timing(event="year", lag_days=270)},
    licence="CC BY 4.0",
    citation="World Bank, World Development Indicators",
    coverage="complete",
    coverage_note="World Bank economies, without Taiwan; one vintage, revisions are not held.",
    compiled_on=COMPILED_ON,
    next_due=None,
    constants={
        "source_url": "https://data.worldbank.org/",
        "source_title": "World Development Indicators",
        "verified": "seen",
    },
)
