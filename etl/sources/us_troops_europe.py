"""US personnel in Europe."""

from etl.source import COMPILED_ON, Source, Timing, as_is, csv, embedded

SOURCE = Source(
    id="us_troops_europe",
    title="US active-duty personnel in Europe by host, 1950-2024",
    kind="derived",
    origin="etl/curated/derived/us_troops_europe.csv",
    fetch=embedded("derived/us_troops_europe.csv"),
    parse=csv("us_troops_europe.csv", "iso3", "year", "personnel", "report_month"),
    shape=as_is("us_troops_europe"),
    timing={"us_troops_europe": Timing(event="year", lag_days=90)},
    licence="Derived counts; upstream package GPL-3, DMDC counts are US government data",
    citation="Allen, Flynn and Machain Martinez (2022), troopdata; counts by DMDC",
    coverage="complete",
    coverage_note="Assigned personnel only: rotations are not in it. Not to be mixed with announced totals.",
    compiled_on=COMPILED_ON,
    next_due=None,
    constants={
        "source_url": "https://github.com/meflynn/troopdata",
        "source_title": "troopdata (DMDC reports)",
        "verified": "seen",
    },
)
