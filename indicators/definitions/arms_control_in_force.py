"""Arms control and transparency instruments still in force, in all and per party."""

from typing import Any

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.periods import end_of, start_of, up_to_vintage
from indicators.reading import NOTHING, joined, newest, so_far

FAMILIES = ("conventional_arms", "nuclear", "transparency")
PARTIES = ("RUS", "USA")
ALL = "all"
GONE = ("withdrew", "expired")
STATUS_EVENTS = (*GONE, "suspended", "resumed", "extended", "in_force")
ENTRY_EVENTS = ("signed", "ratified", "in_force")
CELL = ["vintage", "entity", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by entity (all, RUS, USA) and year; for a party, low leaves out what it had suspended in full or part."""
    instruments = _instrument_years(frames["treaty"])
    everyone = instruments.with_columns(entity=pl.lit(ALL), status=pl.lit("in_force"))
    cells = pl.concat([everyone, _party_years(instruments, frames["treaty_event"])], how="diagonal")
    kept = pl.col("in_force") & ~pl.col("status").is_in(GONE)
    counts = (
        cells.with_columns(kept=kept, firm=kept & (pl.col("status") != "suspended"))
        .group_by(CELL)
        .agg(pl.col("kept", "firm").sum(), pl.col("known_on").max(), evidence_rows=pl.len())
    )
    is_party = pl.col("entity") != ALL
    return counts.with_columns(
        counterpart=pl.lit(""),
        value=pl.col("kept"),
        low=pl.when(is_party).then("firm"),
        high=pl.when(is_party).then("kept"),
        coverage=pl.lit("complete"),
    )


def _instrument_years(treaties: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage, instrument and year from its entry into force on: `day` judged, `in_force`, `known_on`."""
    begun = treaties.filter(pl.col("family").is_in(FAMILIES)).filter(pl.col("in_force_date") <= pl.col("vintage"))
    years = up_to_vintage(begun.with_columns(first_day=start_of(pl.col("in_force_date"), "A")), "A")
    judged = years.with_columns(day=pl.min_horizontal(end_of(pl.col("period_start"), "A"), "vintage"))
    ended = (pl.col("ended_date") <= pl.col("day")).fill_null(value=False)
    return judged.select(
        "vintage",
        "treaty_id",
        "period_start",
        "day",
        in_force=~ended,
        known_on=pl.max_horizontal("known_on", "in_force_date", pl.when(ended).then("ended_date")),
    )


def _party_years(instruments: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """The instrument years of each party, with its latest status event by the day judged.

    Where the table names the participating States together (osce), both parties entered.
    """
    entered = events.filter(pl.col("event").is_in(ENTRY_EVENTS)).select("vintage", "treaty_id", "actor")
    bound = entered.join(pl.DataFrame({"entity": PARTIES}), how="cross").filter(
        (pl.col("actor") == pl.col("entity")) | (pl.col("actor") == "osce")
    )
    theirs = instruments.join(bound.drop("actor").unique(), on=["vintage", "treaty_id"])
    acts = events.filter(pl.col("event").is_in(STATUS_EVENTS)).select(
        "vintage", "treaty_id", "event_date", "event_id", "event", entity="actor", act_known_on="known_on"
    )
    key = ["vintage", "treaty_id", "entity"]
    last = (
        theirs.join(acts, on=key)
        .filter(pl.col("event_date") <= pl.col("day"))
        .sort("event_date", "event_id")
        .unique([*key, "period_start"], keep="last", maintain_order=True)
        .select(*key, "period_start", "event_date", "act_known_on", status=pl.col("event").cast(pl.String))
    )
    return theirs.join(last, on=[*key, "period_start"], how="left").with_columns(
        pl.col("status").fill_null("in_force"), known_on=pl.max_horizontal("known_on", "act_known_on", "event_date")
    )


def finding(latest: pl.DataFrame) -> str:
    """How many listed instruments stand, and how many Russia and the United States have not left."""
    rows = {row["entity"]: row for row in newest(latest).rows(named=True)}
    if ALL not in rows:
        return NOTHING
    every = rows[ALL]
    names = {"RUS": "Russia", "USA": "the United States"}
    parties = joined(
        [_words(rows[code], name) for code, name in names.items() if code in rows] or ["no party is named"]
    )
    year = f"{every['period_start'].year}{so_far(is_preliminary=every['is_preliminary'])}"
    return (
        f"{every['value']:.0f} listed instruments formally in force in {year}; "
        f"of those it is recorded to have entered, {parties}."
    )


def _words(row: dict[str, Any], name: str) -> str:
    return f"{name} is still in {row['value']:.0f} ({row['value'] - row['low']:.0f} suspended)"


INDICATOR = Indicator(
    id="arms_control_in_force",
    system="commitments",
    title="Arms control still in force",
    question="Which restraints still hold?",
    unit="instruments",
    direction="lower_is_worse",
    frequency="A",
    entity_kind="actor",
    reads=("treaty", "treaty_event"),
    coverage_rule=(
        "Complete for the listed instruments of three families (conventional arms, nuclear, transparency); other "
        "instruments exist."
    ),
    model_family="level",
    minimum_periods=8,
    definition=(
        "Listed instruments that had entered into force and not ended for all by the year's end (for the running "
        "year: by the day of the data). Successive versions of the Vienna Document count as one. Entity `all` "
        "counts formal validity, so a treaty that most parties suspended (CFE) still counts. For RUS and USA: "
        "instruments they entered and have not left; low leaves out those whose latest recorded step by that "
        "party is a suspension in full or in part, whatever its legal ground, inspections paused for the pandemic"
        " in 2020 included. The NPT has no entry rows of the parties and counts under `all` only. In force does "
        "not mean observed."
    ),
    compute=compute,
    finding=finding,
)
