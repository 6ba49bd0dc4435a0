"""How surprising the figures just below the thresholds are, for each side and for the difference."""

import polars as pl

from indicators.bunching import OTHER_WINDOWS, REAL, mirror_p, permutation_p
from indicators.declared_votes import OTHERS, RUSSIA_LED, WITHIN, votes
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, joined, observed

DIFFERENCE = "csto_over_others"
CLOSE = min(OTHER_WINDOWS)
CELL = ["vintage", "counterpart", "period_start"]


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by threshold over the whole record: each side against no jump, and csto against others."""
    sides = votes(frames)
    own = sides.filter(pl.col("entity") == RUSSIA_LED)
    others = sides.filter(pl.col("entity") == OTHERS)
    both = own.join(others, on=CELL, suffix="_others").sort(CELL)
    cases = zip(both["votes"].to_list(), both["votes_others"].to_list(), strict=True)
    difference = both.select(
        *CELL,
        entity=pl.lit(DIFFERENCE),
        value=pl.Series([permutation_p(tuple(a), tuple(b)) for a, b in cases], dtype=pl.Float64),
        known_on=pl.max_horizontal("known_on", "known_on_others"),
        evidence_rows=pl.col("votes").list.len() + pl.col("votes_others").list.len(),
    )
    single = sides.select(
        *CELL,
        "entity",
        value=pl.Series([mirror_p(tuple(each)) for each in sides["votes"].to_list()], dtype=pl.Float64),
        known_on="known_on",
        evidence_rows=pl.col("votes").list.len(),
    )
    return pl.concat([single, difference]).with_columns(
        low=pl.lit(None, dtype=pl.Float64), high=pl.lit(None, dtype=pl.Float64), coverage=pl.lit("sample")
    )


def finding(latest: pl.DataFrame) -> str:
    """The p-values at both real thresholds; never more certain than the cases allow."""
    cells = observed(latest)
    parts = [_words(cells, threshold) for threshold in reversed(REAL)]
    told = [part for part in parts if part]
    if not told:
        return NOTHING
    return f"How likely chance alone puts the recorded figures that far below: {'; '.join(told)} (few cases each)."


def _words(cells: pl.DataFrame, threshold: int) -> str:
    names = {RUSSIA_LED: "Russia-led", OTHERS: "others", DIFFERENCE: "the difference"}
    at = {row["entity"]: row for row in cells.filter(pl.col("counterpart") == str(threshold)).rows(named=True)}
    close = {
        row["entity"]: f" ({row['value']:.2g} within {CLOSE})"
        for row in cells.filter(pl.col("counterpart") == f"{threshold}{WITHIN}{CLOSE}").rows(named=True)
    }
    told = [f"{name} p = {at[side]['value']:.2g}{close.get(side, '')}" for side, name in names.items() if side in at]
    return f"at {threshold:,} {joined(told)}" if told else ""


INDICATOR = Indicator(
    id="bunching_p_value",
    system="exercises",
    title="Chance of the figures below the thresholds",
    question="Could figures gather below the thresholds by chance, and is one side different from the other?",
    unit="probability",
    direction="neutral",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule="Sample: the same few figures as in `bunching`, one value over the whole record.",
    model_family="none",
    minimum_periods=3,
    definition=(
        "One-sided p-values for the shares of `bunching`, thresholds and variants named alike. csto and others: "
        "the mirror test, which reflects every vote at the threshold in all possible ways (the sign test, where no "
        "exercise has figures on both sides). csto_over_others: the permutation test over all ways to hand out "
        "the labels of the sides to the exercises within the window (Fisher's exact test, where votes are 0 or 1)."
        " Placebo thresholds show what such a test finds where no rule bites: of twenty values about "
        "one below 0.05 is to be expected by chance. No correction for the number of thresholds or windows is made, "
        "and a side that favours 12,000 as a round number looks the same as one that keeps below 13,000."
    ),
    compute=compute,
    finding=finding,
)
