"""Whom the Russian president's recorded contacts with leaders go to."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import start_of
from indicators.reading import NOTHING, joined, of_last_period, so_far
from indicators.sampling import as_sample

COUNTERPARTS = ("ARM", "AZE", "BLR", "CHN", "DEU", "FRA", "IND", "IRN", "KAZ", "TUR", "USA", "UZB")
FEWEST = 10
"""Contacts in a year below which a share is not worth stating."""
YEAR = ["vintage", "entity", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by actor, counterpart (all others as `other`) and year: share of the year's recorded contacts."""
    contacts = frames["leader_contact"].filter(
        (pl.col("level") == "head_of_state") & (pl.col("contact_date") <= pl.col("vintage"))
    ).select(
        "vintage",
        entity="actor",
        counterpart=pl.when(pl.col("counterpart").is_in(COUNTERPARTS)).then("counterpart").otherwise(pl.lit("other")),
        period_start=start_of(pl.col("contact_date"), "A"),
        known_on=pl.max_horizontal("known_on", "contact_date"),
    )  # fmt: skip
    years = contacts.group_by(YEAR).agg(total=pl.len(), known_on=pl.col("known_on").max())
    grid = years.join(pl.DataFrame({"counterpart": [*COUNTERPARTS, "other"]}), how="cross")
    counts = contacts.group_by(*YEAR, "counterpart").agg(count=pl.len())
    enough = pl.col("total") >= FEWEST
    cells = grid.join(counts, on=[*YEAR, "counterpart"], how="left").with_columns(
        value=pl.when(enough).then(pl.col("count").fill_null(0) / pl.col("total")),
        evidence_rows=pl.when(enough).then("total"),
    )
    return as_sample(cells)


def finding(latest: pl.DataFrame) -> str:
    """The three largest shares of the last year with enough contacts; called a sample."""
    named = of_last_period(latest).filter(pl.col("counterpart") != "other").head(3).rows(named=True)
    if not named:
        return NOTHING
    mix = joined([f"{row['counterpart']} ({row['value']:.0%})" for row in named])
    year = f"{named[0]['period_start'].year}{so_far(is_preliminary=named[0]['is_preliminary'])}"
    return f"Russian president's contacts with leaders recorded in {year}, a sample: largest shares {mix}."


INDICATOR = Indicator(
    id="leader_contact_mix",
    system="diplomacy",
    title="Mix of leader contacts",
    question="With whom does the Russian president deal?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("leader_contact",),
    coverage_rule=(
        "Sample: dated headlines, heavy on calls and thin in 2025 and from April 2026; years with fewer than ten "
        "contacts are not observed."
    ),
    model_family="share",
    minimum_periods=8,
    definition=(
        "Recorded contacts of the Russian president with the top leader of the counterpart (visits, hosting, "
        "summit margins, calls, video) divided by all such contacts recorded in the year. Twelve counterparts are"
        " shown, the rest as `other`. The mix of what was found is not the mix of what took place: some "
        "counterparts' calls make headlines more than others'."
    ),
    compute=compute,
    finding=finding,
)
