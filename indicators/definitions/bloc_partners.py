"""Partners, observers and candidates of ten organisations by year end."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, newest
from indicators.statuses import standing

STATUSES = ("partner", "dialogue_partner", "observer", "candidate")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by organisation and year."""
    standings = standing(frames["membership_event"], {"partners": STATUSES})
    return standings.with_columns(
        entity=pl.col("org_id"),
        counterpart=pl.lit(""),
        value=pl.col("partners"),
        low=None,
        high=None,
        coverage=pl.when(pl.col("org_id") == "nato").then(pl.lit("partial")).otherwise(pl.lit("complete")),
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest count of states below membership in three blocs."""
    rows = newest(latest).filter(pl.col("entity").is_in(["brics", "eaeu", "sco"])).rows(named=True)
    if not rows:
        return NOTHING
    counts = joined([f"{row['entity'].upper()} {row['value']:.0f}" for row in rows])
    return f"Recorded below membership: {counts} partner, observer or candidate states."


INDICATOR = Indicator(
    id="bloc_partners",
    system="blocs",
    title="Partners and candidates of blocs",
    question="Who stands at the door: how many states are partners, observers or candidates of each organisation?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule=(
        "Complete but for NATO, which is partial: its Mediterranean, Gulf and global partners are not recorded."
    ),
    model_family="level",
    minimum_periods=8,
    definition=(
        "States whose latest recorded status at the year's end (for the running year: at the day of the data) is "
        "partner, dialogue partner, observer or candidate. What these words grant differs from one organisation "
        "to the next, so levels are not comparable between organisations, only over time. Invited states (Algeria"
        " and Turkey as partners of BRICS, Saudi Arabia as member) and mere applicants are not counted."
    ),
    compute=compute,
    finding=finding,
)
