"""Members of the New Development Bank, inside and outside BRICS."""

import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.memberships import members
from indicators.reading import NOTHING, newest
from indicators.statuses import standing

YEAR = ["vintage", "period_start"]
GROUPS = ("", "brics", "outside_brics", "brics_not_in_bank")


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by group (counterpart: all, members in BRICS, members outside, BRICS members not in the bank) and year."""
    events = frames["membership_event"].filter(pl.col("org_id").is_in(["brics", "ndb"]))
    held = members(events, ("brics", "ndb")).group_by(*YEAR, "actor").agg(pl.col("org_id"))
    in_bank, in_brics = (pl.col("org_id").list.contains(name) for name in ("ndb", "brics"))
    flags = (in_bank, in_bank & in_brics, in_bank & ~in_brics, ~in_bank)
    counts = held.group_by(YEAR).agg(
        flag.sum().cast(pl.Int64).alias(name) for flag, name in zip(flags, GROUPS, strict=True)
    )
    evidence = standing(events, {"size": ("member",)})
    years = evidence.filter(pl.col("org_id") == "ndb").select(YEAR)
    known = evidence.group_by(YEAR).agg(pl.col("known_on").max(), pl.col("evidence_rows").sum())
    return (
        years.join(known, on=YEAR)
        .join(counts, on=YEAR)
        .unpivot(GROUPS, index=[*YEAR, "known_on", "evidence_rows"], variable_name="counterpart", value_name="value")
        .with_columns(entity=pl.lit("ndb"), low=None, high=None, coverage=pl.lit("complete"))
    )


def finding(latest: pl.DataFrame) -> str:
    """The latest counts."""
    counts = {row["counterpart"]: row["value"] for row in newest(latest).rows(named=True)}
    if "" not in counts:
        return NOTHING
    return (
        f"The New Development Bank has {counts['']:.0f} recorded members, {counts['outside_brics']:.0f} of them "
        f"outside BRICS; {counts['brics_not_in_bank']:.0f} members of BRICS are not in the bank."
    )


INDICATOR = Indicator(
    id="ndb_members",
    system="money",
    title="Members of the New Development Bank",
    question="Is the BRICS bank growing, and beyond BRICS?",
    unit="states",
    direction="neutral",
    frequency="A",
    entity_kind="organisation",
    reads=("membership_event",),
    coverage_rule="Complete: every accession to the bank and to BRICS is recorded.",
    model_family="level",
    minimum_periods=8,
    definition=(
        "States that were members of the bank at the year's end (for the running year: at the day of the data), in "
        "all, those that were members of BRICS then, those that were not, and members of BRICS outside the bank. "
        "Colombia and Uzbekistan follow the bank's own count of 2025; deposit of their instruments was not seen. "
        "Admitted states count only once they joined (Uruguay, admitted in 2021, does not). Members say nothing "
        "about capital or lending."
    ),
    compute=compute,
    finding=finding,
)
