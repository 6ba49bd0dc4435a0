"""Which way declared figures err inside and outside the zone of the Vienna Document."""

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.declared import later_over_before, others_over_declared, since_the_first, zone
from indicators.figures import EXERCISE
from indicators.indicator import Frames, Indicator
from indicators.reading import NOTHING, observed
from indicators.sampling import as_sample

COLUMNS = ("vintage", "exercise_id", "start_date", "known_on", "lead_actor", "vd_zone")
SAME = 1.1
"""Ratio up to which two figures, mostly rounded, are called the same."""
MORE, ABOUT, LESS = "more", "same", "less"
OTHERS_SAY, OWN_LATER = "others_say", "own_later"


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by zone and lead (`inside:csto`) and by kind and direction of the second figure (`others_say:more`)."""
    claims, exercises = frames["exercise_claim"], frames["exercise"].select(COLUMNS)
    said = others_over_declared(claims, exercises).with_columns(kind=pl.lit(OTHERS_SAY))
    grown = later_over_before(claims, exercises).with_columns(kind=pl.lit(OWN_LATER))
    both = pl.concat([said, grown]).drop("period_start")
    led = with_lead_bloc(both.select(COLUMNS).unique(EXERCISE), frames["membership_event"])
    side = pl.when(pl.col("bloc") == "csto").then(pl.lit("csto")).otherwise(pl.lit("others"))
    group = led.select(*EXERCISE, entity=pl.format("{}:{}", zone(), side))
    counts = both.join(group, on=EXERCISE).group_by("vintage", "entity", "kind").agg(
        _direction(MORE, pl.col("value") > SAME, pl.col("low") > SAME, pl.col("high") > SAME),
        _direction(LESS, pl.col("value") < 1 / SAME, pl.col("high") < 1 / SAME, pl.col("low") < 1 / SAME),
        _direction(ABOUT, pl.col("value").is_between(1 / SAME, SAME), pl.lit(value=False), pl.lit(value=True)),
        known_on=pl.col("known_on").max(),
        evidence_rows=pl.len().cast(pl.Int64),
    )  # fmt: skip
    cells = counts.unpivot(
        (MORE, ABOUT, LESS), index=("vintage", "entity", "kind", "known_on", "evidence_rows")
    ).rename({"value": "count"})  # fmt: skip
    return as_sample(
        cells.with_columns(counterpart=pl.format("{}:{}", "kind", "variable"))
        .unnest("count")
        .join(since_the_first(frames["exercise"]), on="vintage")
    )


def _direction(name: str, said: pl.Expr, surely: pl.Expr, possibly: pl.Expr) -> pl.Expr:
    """Number of exercises by the medians, and by the least and the most that the claims allow."""
    counts = {"value": said, "low": said & surely, "high": said | possibly}
    return pl.struct(_count(expr).alias(key) for key, expr in counts.items()).alias(name)


def _count(holds: pl.Expr) -> pl.Expr:
    return (holds & pl.col("value").is_not_null()).sum().cast(pl.Float64)


def finding(latest: pl.DataFrame) -> str:
    """How often others say more or less, inside and outside, for exercises led by Russia and its allies."""
    cells = {(row["entity"], row["counterpart"]): row["value"] for row in observed(latest).rows(named=True)}
    told = [part for entity, words in _WORDS.items() if (part := _words(cells, entity, words))]
    return f"Others' accounts against what was declared first, as recorded: {'; '.join(told)}." if told else NOTHING


def _words(cells: dict[tuple[str, str], float], entity: str, words: str) -> str:
    counts = [cells.get((entity, f"{OTHERS_SAY}:{way}")) for way in (MORE, ABOUT, LESS)]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return ""
    return f"{words} {known[0]:.0f} more, {known[1]:.0f} about the same, {known[2]:.0f} less"


_WORDS = {
    "inside:csto": "led by Russia and its allies inside the zone",
    "outside:csto": "theirs outside it",
    "inside:others": "led by others inside it",
}

INDICATOR = Indicator(
    id="declared_bias_by_zone",
    system="exercises",
    title="Direction of bias by zone",
    question="Are figures understated where rules bind and inflated where they do not?",
    unit="exercises",
    direction="neutral",
    frequency="A",
    entity_kind="zone and bloc",
    reads=("exercise", "exercise_claim", "membership_event"),
    coverage_rule=(
        "Sample: exercises with a declared and a second figure; outside the zone there are fewer than ten. One value "
        "over the whole record, dated by its first year."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Number of exercises in which a second figure is more than a tenth above (more), more than a tenth below "
        "(less) or about the same as the figure declared first. others_say: the ratios of `declared_vs_others`; "
        "own_later: those of `declared_vs_own_later`. Low and high count by the extremes of the claims. More than "
        "declared points to understatement, less to inflation; inside and outside follow the zone of application "
        "of the Vienna Document, sites just east of the Urals are unclear. csto: led by the CSTO or its members, "
        "Russia and Belarus among them. Inflation is rarely seen because far-off exercises have few second "
        "figures; no count here decides who is right."
    ),
    compute=compute,
    finding=finding,
)
