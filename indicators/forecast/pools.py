"""Series that may lend each other something, and so the unit in which forecasts are made anew or kept.

Levels and ratios of one frequency share their errors, shares theirs, counts are simulated together: one changed
series may change what is said of any other in its pool, and of none outside it.
"""

from collections.abc import Iterable

from indicators.forecast.trial import Chosen
from indicators.indicator import Indicator
from indicators.reuse import content_of

KIND = {"level": "level", "ratio": "level", "share": "share", "count": "count"}
Pools = dict[str, list[Chosen]]


def name_of(indicator: Indicator) -> str:
    """The pool of an indicator's series."""
    return f"{KIND[indicator.model_family]} {indicator.frequency}"


def pools(chosen: Iterable[Chosen]) -> Pools:
    """The series of each pool, in the order given."""
    found: Pools = {}
    for indicator, each in chosen:
        found.setdefault(name_of(indicator), []).append((indicator, each))
    return found


def content(members: Iterable[Chosen]) -> list[str]:
    """All that a pool's forecasts rest on, as text for a key."""
    return [
        f"{indicator.id} {indicator.model_family} {indicator.minimum_periods} {content_of(each)}"
        for indicator, each in members
    ]
