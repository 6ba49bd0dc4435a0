"""Organisers' troop figures just below the Vienna Document's thresholds against just above them."""

import polars as pl

from indicators.bunching import OTHER_WINDOWS, REAL, interval, share_below
from indicators.declared_votes import GROUP, OTHERS, RUSSIA_LED, WITHIN, votes
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed

FEW = 20
CLOSE = min(OTHER_WINDOWS)


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by side and threshold over the whole record: the mean vote with its interval."""
    cells = votes(frames)
    cases = [tuple(each) for each in cells["votes"].to_list()]
    ends = [interval(each) for each in cases]
    return cells.select(
        *GROUP,
        "known_on",
        value=pl.Series([share_below(each) for each in cases], dtype=pl.Float64),
        low=pl.Series([low for low, _ in ends], dtype=pl.Float64),
        high=pl.Series([high for _, high in ends], dtype=pl.Float64),
        coverage=pl.lit("sample"),
        evidence_rows=pl.Series([len(each) for each in cases], dtype=pl.Int64),
    )


def finding(latest: pl.DataFrame) -> str:
    """The shares below both real thresholds for both sides, and on how few cases they rest."""
    cells = observed(latest)
    parts = [_words(cells, threshold) for threshold in reversed(REAL)]
    told = [part for part in parts if part]
    if not told:
        return NOTHING
    return f"Of the organisers' troop figures recorded within 1,000 of a threshold, {'; '.join(told)}."


def _words(cells: pl.DataFrame, threshold: int) -> str:
    at = {row["entity"]: row for row in cells.filter(pl.col("counterpart") == str(threshold)).rows(named=True)}
    sides = [
        f"{at[side]['value']:.0%} of {at[side]['evidence_rows']} {name}"
        for side, name in ((RUSSIA_LED, "Russia-led exercises"), (OTHERS, "others"))
        if side in at
    ]
    cases = sum(row["evidence_rows"] for row in at.values())
    closer = cells.filter(pl.col("counterpart") == f"{threshold}{WITHIN}{CLOSE}")["evidence_rows"].sum()
    return f"{' and '.join(sides)} lie just below {threshold:,} ({_how_many(cases, int(closer))})" if sides else ""


def _how_many(cases: int, closer: int) -> str:
    return f"{'only ' if cases <= FEW else ''}{cases} cases, {closer} of them within {CLOSE}"


INDICATOR = Indicator(
    id="bunching",
    system="exercises",
    title="Figures just below the thresholds",
    question="Do organisers' troop figures gather just below the thresholds of the Vienna Document?",
    unit="share",
    direction="higher_is_worse",
    frequency="A",
    entity_kind="bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: the organisers' figures that were found, a handful at each threshold; one value over the whole "
        "record, dated by its first year."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Share of the organisers' figures in [T - 1,000, T) among those in [T - 1,000, T + 1,000), T being 9,000 "
        "(notification), 13,000 (observers) or a placebo (5,000, 7,000, 11,000, 15,000, 17,000, 20,000). 0.5 means "
        "no jump. Each side of the window holds one round thousand, but 12,000 may be rounder than 13,000: "
        "`within_500` and `within_2000` show how far the result rests on the window. Every exercise has one vote, "
        "split among its distinct figures. Taken are bare totals by the organising side of exercises in the zone "
        "(or of unknown place) that are not naval, nuclear or of air defence; `with_portions` adds announced sizes "
        "and the part told for the Vienna Document. A figure equal to T counts as above. csto: led by the CSTO or "
        "its members, Russia and Belarus among them; others: everyone else. Low and high: the wider ends of the "
        "full bootstrap over exercises and Wilson's 95 % interval. The evidence is one row per exercise. A figure "
        "below a threshold is no proof that it was chosen for that."
    ),
    compute=compute,
    finding=finding,
)
