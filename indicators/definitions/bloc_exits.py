"""Exits from organisations per year: memberships ended, participation frozen, withdrawals announced."""

import polars as pl

from indicators.event_counts import every_year, yearly
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.statuses import BLOCS, replayed

OTHERS = ("coe", "g7", "unhrc")
"""Organisations of which the table holds a few members only; only the exits found are shown."""
LEFT = "left"
DISSOLVED = ("CSK", "DDR", "YUG")
KINDS = ("announced", "froze", LEFT)
IN = ("member", "suspended_member")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation, kind (counterpart: announced, froze, left) and year."""
    events = frames["membership_event"]
    exits = _exits(events)
    is_complete = (pl.col("counterpart") == LEFT) & pl.col("org_id").is_in(BLOCS)
    complete = every_year(exits.filter(is_complete), events, (LEFT,)).with_columns(coverage=pl.lit("complete"))
    found = yearly(exits.filter(~is_complete)).with_columns(coverage=pl.lit("partial"))
    return pl.concat([complete, found], how="diagonal").with_columns(low=None, high=None)


def _exits(events: pl.DataFrame) -> pl.DataFrame:
    """One row per vintage and exit, with its kind as `counterpart`; steps of states that were no members stay out."""
    states = events.filter(pl.col("org_id").is_in([*BLOCS, *OTHERS]) & ~pl.col("actor").is_in(DISSOLVED))
    steps = replayed(states)
    event = pl.col("event").cast(pl.String)
    end_of_term = (pl.col("org_id") == "unhrc") & (event == "status_review")
    kind = (
        pl.when(~pl.col("after").is_in(IN) & ~end_of_term).then(pl.lit(LEFT))
        .when(event.is_in(["froze_participation", "suspended"])).then(pl.lit("froze"))
        .when(event == "announced_withdrawal").then(pl.lit("announced"))
    )  # fmt: skip
    return steps.filter(pl.col("before").is_in(IN)).with_columns(counterpart=kind).drop_nulls("counterpart")


def finding(latest: pl.DataFrame) -> str:
    """Memberships ended and frozen since 2014."""
    cells = observed(latest).filter(pl.col("period_start").dt.year() >= 2014)  # noqa: PLR2004
    if cells.is_empty():
        return NOTHING
    counts = {kind: cells.filter(pl.col("counterpart") == kind)["value"].sum() for kind in KINDS}
    return (
        f"Since 2014 {counts['left']:.0f} memberships are recorded as ended, {counts['froze']:.0f} as frozen or "
        f"suspended in full or in part and {counts['announced']:.0f} withdrawals as announced."
    )


INDICATOR = Indicator(
    id="bloc_exits",
    system="blocs",
    title="Exits, freezes and announced withdrawals",
    question="Who is leaving, being expelled, freezing participation or announcing to leave?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule=(
        "Complete for memberships ended in ten organisations; partial, and without zeros, for freezes and "
        "announcements, which are recorded where found, and for the Council of Europe, the G7 and the UN Human Rights "
        "Council."
    ),
    model_family="count",
    minimum_periods=8,
    definition=(
        "Steps of states that were members, by year. Left: the membership ended, by withdrawal or expulsion, or sank "
        "to a lesser status (Turkmenistan in the CIS in 2005). Froze: participation suspended by the state or by the "
        "organisation, in full or in part (France in NATO's command in 1966, Russia in the OSCE assembly in 2024, "
        "Armenia in the CSTO in 2024); such a state is still a member in law. Announced: notice or declaration of "
        "leaving, whatever came of it. Uzbekistan's suspended CSTO membership of 2012 counts as ended, as is usual. "
        "The end of a state (Czechoslovakia, GDR, Yugoslavia) is no exit, nor is a lost partnership or a withdrawn "
        "application, nor the end of a term in the Human Rights Council, of which, as of the Council of Europe, only "
        "some states are in the table."
    ),
    compute=compute,
    finding=finding,
)
