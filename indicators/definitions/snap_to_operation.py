"""How long after a strategic snap inspection a larger move follows."""

import numpy as np
import polars as pl

from indicators.indicator import Frames, Indicator
from indicators.moves import BASELINE_FROM, LEAD, waits
from indicators.reading import NOTHING, observed
from indicators.series import Floats
from indicators.survival import kaplan_meier

TIMES = (30, 60, 90, 180, 365)
GROUP = ["vintage", "kind"]
EMPTY = {"vintage": pl.Date, "kind": pl.String, "time": pl.Int64, "value": pl.Float64, "low": pl.Float64,
         "high": pl.Float64}  # fmt: skip


def compute(frames: Frames) -> pl.DataFrame:
    """Cells by lead, kind and days (`check:90d`) over the whole record: the share that still waits."""
    cases = waits(frames).group_by(GROUP).agg(
        "wait", "happened",
        known_on=pl.max_horizontal(pl.col("known_on", "event_known_on").max()), evidence_rows=pl.len().cast(pl.Int64),
    )  # fmt: skip
    curves = [
        {"vintage": row["vintage"], "kind": row["kind"], "time": time,
         **({} if at is None else {"value": at.value, "low": at.low, "high": at.high})}
        for row in cases.sort(GROUP).rows(named=True)
        for time, at in zip(
            TIMES, kaplan_meier(_array(row["wait"]), _array(row["happened"]), TIMES), strict=True
        )
    ]  # fmt: skip
    seen = pl.col("value").is_not_null()
    return (
        pl.DataFrame(curves, schema=EMPTY)
        .join(cases.select(*GROUP, "known_on", "evidence_rows"), on=GROUP)
        .with_columns(
            entity=pl.lit(LEAD),
            counterpart=pl.format("{}:{}d", "kind", "time"),
            period_start=pl.lit(BASELINE_FROM),
            coverage=pl.when(seen).then(pl.lit("sample")).otherwise(pl.lit("not_observed")),
        )
    )


def _array(values: list[float]) -> Floats:
    return np.array(values, dtype=np.float64)


def finding(latest: pl.DataFrame) -> str:
    """Shares followed within 30, 90 and 180 days, beside those from any month."""
    at = {row["counterpart"]: 1 - row["value"] for row in observed(latest).rows(named=True)}
    days = [time for time in (30, 90, 180) if f"check:{time}d" in at and f"any_month:{time}d" in at]
    if not days:
        return NOTHING
    told = ", ".join(
        f"{at[f'check:{time}d']:.0%} within {time} days (from any month {at[f'any_month:{time}d']:.0%})"
        for time in days
    )
    return (
        f"Of Russia's strategic snap inspections recorded since {BASELINE_FROM.year}, a strategic exercise or an "
        f"operation against Ukraine followed {told}; what follows need not be what was prepared."
    )


INDICATOR = Indicator(
    id="snap_to_operation",
    system="exercises",
    title="From snap inspection to larger move",
    question="How soon after a strategic snap inspection does a larger exercise or operation follow?",
    unit="share",
    direction="neutral",
    frequency="A",
    entity_kind="actor",
    reads=("exercise", "deployment_claim"),
    coverage_rule=(
        "Sample: strategic checks in Russia since 2013 and the exercises and build-ups that were found; one curve "
        "over the whole record, dated by its first year."
    ),
    model_family="none",
    minimum_periods=3,
    definition=(
        "Share of Russia's strategic checks not yet followed after 30, 60, 90, 180 and 365 days (Kaplan-Meier, "
        "95 % interval by Greenwood on the log(-log) scale; waits end unseen at the day of the data). check: until "
        "the next strategic exercise of Russia (above a check by its kind, whatever the sizes claimed), or the first "
        "claim of a build-up or combat in or around Ukraine after a year without one. any_month: the same wait from "
        "the first day of every month of 2013-2022, for comparison, "
        "since a strategic exercise comes every autumn (months are not independent, so their interval is too "
        "narrow). Checks within checks and other checks do not count as moves. Days of rows known to the month are "
        "its first. Operations elsewhere (Syria) are not in it."
    ),
    compute=compute,
    finding=finding,
)
