"""Uses of contested terms: who speaks, and how a source that was searched densely is kept from speaking loudest."""

import polars as pl

from indicators.indicator import Frames
from indicators.periods import start_of
from indicators.statuses import STATE, replayed

WESTERN = "western"
RUSSIAN = "russian"
OTHERS = "others"
GROUPS = (WESTERN, RUSSIAN, OTHERS)
HEADS = {"nato": WESTERN, "eu": WESTERN, "csto": RUSSIAN, "RUS": RUSSIAN}
"""Speakers by themselves; the members of the three organisations follow them, by membership on the day."""
STANCES = ("promotes", "rejects", "neutral")
YEAR = ["vintage", "group", "period_start"]
GROUP_RULE = (
    "Groups of speakers: western is NATO, the EU and their members on the day of the statement (Hungary included), "
    "russian is Russia, the CSTO and its members, others is everybody else (China, India, Brazil, Ukraine, the UN, "
    "the OSCE, the SCO, BRICS). A joint statement counts once, for the party it is filed under."
)
"""For definitions."""


def uses(frames: Frames) -> pl.DataFrame:
    """One row per vintage and use: term, stance, group, period_start (year), publisher, known_on, `weight`.

    A speaker's use of a term in one way on one day counts once, however often it is reported. Within a group and
    year each publisher has one vote, shared by the uses first read there; weights of a group and year add up to
    one. Reads statement and membership_event.
    """
    said = frames["statement"].filter(pl.col("statement_date") <= pl.col("vintage")).with_columns(
        pl.col("term", "stance").cast(pl.String), pl.col("publisher").fill_null("")
    )  # fmt: skip
    once = said.sort("known_on", "publisher").unique(
        ["vintage", "statement_date", "actor", "speaker", "term", "stance"], keep="first", maintain_order=True
    )
    grouped = _grouped(once, frames["membership_event"]).with_columns(
        period_start=start_of(pl.col("statement_date"), "A"), known_on=pl.max_horizontal("known_on", "statement_date")
    )
    in_publisher = pl.len().over(*YEAR, "publisher")
    return grouped.with_columns(weight=1 / (in_publisher * pl.col("publisher").n_unique().over(YEAR)))


def _grouped(said: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """The statements with the `group` of the actor on the day."""
    head = pl.col("actor").replace_strict(HEADS, default=None, return_dtype=pl.String)
    own = said.with_columns(head=head)
    bodies = [organisation for organisation in HEADS if organisation.islower()]
    steps = replayed(events.filter(pl.col("org_id").is_in(bodies)))
    belongs = steps.with_columns(is_in=pl.col("after").is_in(("member", "suspended_member")))
    days = said.select("vintage", "actor", "statement_date").unique()
    followed = (
        belongs.join(days, on=["vintage", "actor"])
        .filter(pl.col("event_date") <= pl.col("statement_date"))
        .sort("event_date", "event_id")
        .unique([*STATE, "statement_date"], keep="last", maintain_order=True)
        .filter("is_in")
        .group_by("vintage", "actor", "statement_date")
        .agg(followed=pl.col("org_id").replace_strict(HEADS).min())
    )
    joined = own.join(followed, on=["vintage", "actor", "statement_date"], how="left")
    return joined.with_columns(group=pl.coalesce("head", "followed", pl.lit(OTHERS)))
