"""Levels and ratios ahead: the combination, with intervals from past errors pooled over the panel."""

from indicators.forecast import intervals
from indicators.forecast.batch import hindcasts
from indicators.forecast.combine import combined
from indicators.forecast.panel import Panel
from indicators.series import Floats


def quantiles(panel: Panel, horizons: int) -> Floats:
    """Quantiles at QUANTILE_LEVELS from the end of each series; shape (series, horizon, 7).

    NaN for a series with fewer than four periods. Series of one frequency belong together: they lend each other
    their errors.
    """
    made = hindcasts(panel, origins=intervals.origins_for(horizons), horizons=horizons)
    return intervals.quantiles(panel, made, combined(made))
