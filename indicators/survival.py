"""Time until something follows: Kaplan-Meier with Greenwood's interval, and waits until the next of several days."""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import polars as pl

from indicators.bunching import CONFIDENCE_Z, wilson
from indicators.series import Floats


@dataclass(frozen=True, kw_only=True)
class Survival:
    """Share still waiting at some time, with its 95 % interval."""

    value: float
    low: float
    high: float


def kaplan_meier(waits: Floats, happened: Floats, times: tuple[int, ...]) -> list[Survival | None]:
    """Share still waiting after each of `times` days, None where nobody was followed that long.

    `waits` in days until the event (`happened` 1) or until sight was lost (0). Intervals are Greenwood's on the
    log(-log) scale; where all or none still wait they have no width, and Wilson's interval of the cases stands in.
    """
    ordered = np.sort(waits)
    days, events = np.unique(waits[happened == 1], return_counts=True)
    at_risk = len(waits) - np.searchsorted(ordered, days, side="left")
    share = np.concatenate([[1.0], np.cumprod(1 - events / at_risk)])
    left = np.maximum(at_risk - events, 1)  # the last event may leave nobody: the share is zero, the sum not used
    greenwood = np.concatenate([[0.0], np.cumsum(events / (at_risk * left))])
    steps = np.searchsorted(days, times, side="right")
    followed = [ordered[-1] >= time or share[step] == 0 for time, step in zip(times, steps, strict=True)]
    return [
        _survival(float(share[step]), float(greenwood[step]), len(waits)) if seen else None
        for step, seen in zip(steps, followed, strict=True)
    ]


def _survival(share: float, greenwood: float, cases: int) -> Survival:
    if share in (0.0, 1.0):
        low, high = wilson(share, cases)
        return Survival(value=share, low=low, high=high)
    reach = CONFIDENCE_Z * sqrt(greenwood) / abs(log(share))
    return Survival(value=share, low=share ** exp(reach), high=share ** exp(-reach))


def waits_until_next(starts: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """`starts` with `wait` in days until the first event after the day, and `happened`; else until the vintage.

    Both have one row per vintage and `day`. The event's `known_on` is kept as `event_known_on`.
    """
    following = events.select("vintage", event_day="day", event_known_on="known_on").sort("event_day")
    found = starts.sort("day").join_asof(
        following, left_on="day", right_on="event_day", by="vintage", strategy="forward", allow_exact_matches=False,
        check_sortedness=False,
    )  # fmt: skip
    return found.with_columns(
        happened=pl.col("event_day").is_not_null().cast(pl.Float64),
        wait=(pl.coalesce("event_day", "vintage") - pl.col("day")).dt.total_days().cast(pl.Float64),
    ).drop("event_day")
