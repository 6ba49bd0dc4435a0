"""How many exercises above a threshold were notified or observed, with the unknown kept apart."""

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.declared import NOT_LAND, since_the_first, whole_claims
from indicators.figures import EXERCISE, best_figures
from indicators.indicator import Frames

YES, NO, UNKNOWN = "yes", "no", "unknown"


def shares(frames: Frames, column: str, threshold: int) -> pl.DataFrame:
    """Cells by bloc of the lead (`entity`) and answer (`counterpart` yes, no, unknown), over the whole record.

    Takes exercises in the zone whose best figure reaches `threshold`, not naval, nuclear or of air defence. A no
    on a no-notice check only means that no notice was found, so it counts as unknown. The bounds of yes and no
    are those that the unknown leave open.
    """
    eligible = frames["exercise"].filter(
        (pl.col("vd_zone").cast(pl.String) == "true")
        & ~pl.col("exercise_type").cast(pl.String).is_in(NOT_LAND)
        & (pl.col("start_date") <= pl.col("vintage"))
    )
    sized = eligible.join(best_figures(whole_claims(frames["exercise_claim"])), on=EXERCISE)
    led = with_lead_bloc(sized.filter(pl.col("best") >= threshold), frames["membership_event"])
    said = pl.col(column).cast(pl.String)
    counts = led.group_by("vintage", entity="bloc").agg(
        yes=(said == "true").mean(),
        no=((said == "false") & ~pl.col("is_snap")).mean(),
        known_on=pl.max_horizontal(pl.col("known_on", "figures_known_on", "start_date").max()),
        evidence_rows=pl.len().cast(pl.Int64),
    )
    answers = counts.with_columns(unknown=1 - pl.col("yes") - pl.col("no")).unpivot(
        (YES, NO, UNKNOWN), index=("vintage", "entity", "known_on", "evidence_rows"), variable_name="counterpart"
    )  # fmt: skip
    open_share = pl.col("value").filter(pl.col("counterpart") == UNKNOWN).first().over("vintage", "entity")
    is_open = pl.col("counterpart") == UNKNOWN
    return answers.join(since_the_first(frames["exercise"]), on="vintage").with_columns(
        value=pl.col("value").clip(0, 1),
        low=pl.when(is_open).then(None).otherwise(pl.col("value").clip(0, 1)),
        high=pl.when(is_open).then(None).otherwise((pl.col("value") + open_share).clip(0, 1)),
        coverage=pl.lit("sample"),
    )


def words(cells: pl.DataFrame, done: str) -> str:
    """For each bloc with a cell: the shares known to be `done`, known not to be, and unknown."""
    names = {"csto": "Russia and its allies", "nato": "NATO or members", "other": "others", "sco": "SCO members"}
    at = {(row["entity"], row["counterpart"]): row["value"] for row in cells.rows(named=True)}
    return "; ".join(
        f"led by {name} {at[bloc, YES]:.0%} {done}, {at[bloc, NO]:.0%} not, {at[bloc, UNKNOWN]:.0%} unknown"
        for bloc, name in names.items()
        if (bloc, UNKNOWN) in at
    )
