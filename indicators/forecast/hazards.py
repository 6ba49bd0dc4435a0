"""Rare events over exposure: accessions, withdrawals, denunciations. Honest about how few there have been.

Events come at a constant rate over years of exposure (one organisation or treaty for one year). With Jeffreys'
prior Gamma(1/2, 0) the rate after seeing n events in t years is Gamma(n + 1/2, t), and P(at least one within h
years) is 1 less the Laplace transform of that Gamma.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, gammaincinv

JEFFREYS = 0.5
"""Events the prior is worth, at no exposure."""


@dataclass(frozen=True, kw_only=True)
class Hazard:
    """Rate per year with its 95 % interval, from `events` in `exposure_years`."""

    events: int
    exposure_years: float
    per_year: float
    low: float
    high: float

    def at_least_one(self, years: float) -> tuple[float, float, float]:
        """Probability of one event or more within so many years: predictive, and at the ends of the interval."""
        shape = self.events + JEFFREYS
        predictive = 1 - (self.exposure_years / (self.exposure_years + years)) ** shape
        low, high = (float(-np.expm1(-rate * years)) for rate in (self.low, self.high))
        return predictive, low, high


def hazard(events: int, exposure_years: float) -> Hazard:
    """The rate of events per year of exposure. Raises ValueError without exposure or with negative events."""
    if exposure_years <= 0 or events < 0:
        raise ValueError(f"exposure must be positive and events not negative, not {exposure_years} and {events}")
    shape = events + JEFFREYS
    # With no event seen, nothing speaks against a rate of zero.
    low = float(gammaincinv(shape, 0.025)) / exposure_years if events else 0.0
    return Hazard(
        events=events,
        exposure_years=exposure_years,
        per_year=shape / exposure_years,
        low=low,
        high=float(gammaincinv(shape, 0.975)) / exposure_years,
    )


def next_period(active: int, periods: int) -> tuple[float, float, float]:
    """Probability that the next period has an event, if `active` of `periods` had one: predictive and 95 % interval.

    Jeffreys' Beta(1/2, 1/2) on the chance of a period; with none or all active, the interval reaches to 0 or 1.
    Raises ValueError unless 0 <= active <= periods and there is a period.
    """
    if not 0 <= active <= periods or not periods:
        raise ValueError(f"active periods must be among the periods seen, not {active} of {periods}")
    yes, no = active + JEFFREYS, periods - active + JEFFREYS
    low = float(betaincinv(yes, no, 0.025)) if active else 0.0
    high = float(betaincinv(yes, no, 0.975)) if active < periods else 1.0
    return yes / (yes + no), low, high
