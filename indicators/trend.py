"""Trends: level, slope with an interval, and a verdict by one written rule.

THE RULE. A trend is read from the complete, final periods among the last ones of a series (10 years, 20
quarters, 36 months, 90 days). It abstains where most of these periods are samples, partial or not observed
(a sample is not activity), or where fewer complete periods than the indicator's minimum remain. Otherwise
it is a change only when p < 0.05 and the 95 % interval of the slope does not reach to both sides of zero;
else it is steady. (Series that move in steps have many equal values, which put an end of the interval, or
even the slope, at exactly zero.) A change is deteriorating or easing by the indicator's direction, rising
or falling where that is neutral.

Slopes are log rate ratios for counts (quasi-Poisson), log odds ratios for shares (quasi-binomial logit), Theil-Sen
with Mann-Kendall for all else. Beside the slope stands the latest shift of level among the same periods, where one
is strongly supported (`indicators.changepoints`); it does not touch the verdict.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from indicators import changepoints, series
from indicators.indicator import Indicator
from indicators.periods import label
from indicators.series import Floats, Series

WINDOW = {"A": 10, "Q": 20, "M": 36, "D": 90}
SIGNIFICANCE = 0.05
CONFIDENCE = 0.95
SMALLEST_P = 0.001
WHOLE = 100
"""Levels from which no decimals are shown."""
SMALLEST_SCALE = 1e-12
"""Keeps the error of an exact fit above zero."""


@dataclass(frozen=True, kw_only=True)
class Slope:
    """Change per period with its 95 % interval and the two-sided p-value of no change."""

    slope: float
    low: float
    high: float
    p_value: float
    method: str


def trends(indicators: Iterable[Indicator], latest: pl.DataFrame) -> pl.DataFrame:
    """One row per series of `latest` that has a model family: the columns of the mart table `trend`."""
    rows = [
        row(indicator, each)
        for indicator in indicators
        if indicator.model_family != "none"
        for each in series.each(
            latest.filter(pl.col("indicator_id") == indicator.id), window=WINDOW[indicator.frequency]
        )
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


SCHEMA = {
    "indicator_id": pl.String, "entity": pl.String, "counterpart": pl.String, "frequency": pl.String,
    "first_period": pl.Date, "last_period": pl.Date, "periods": pl.Int64, "level": pl.Float64,
    "slope": pl.Float64, "slope_low": pl.Float64, "slope_high": pl.Float64, "p_value": pl.Float64,
    "method": pl.String, "verdict": pl.String, "reason": pl.String,
    "change_point": pl.Date, "change_evidence": pl.String,
}  # fmt: skip


def row(indicator: Indicator, each: Series) -> dict[str, object]:
    """The row of the mart table `trend` about one series, cut to its window."""
    reason = abstention(indicator, each)
    estimate = None if reason else fit(each, indicator.model_family)
    return {
        **each.key,
        "first_period": each.start(0) if len(each.values) else None,
        "last_period": each.start(-1) if len(each.values) else None,
        "periods": len(each.values),
        "level": float(each.values[-1]) if len(each.values) else None,
        **_estimate_columns(estimate),
        "verdict": "abstained" if estimate is None else verdict(estimate, indicator.direction),
        "reason": reason if estimate is None else _reading(each, estimate),
        **(_NO_CHANGE if estimate is None else _change_columns(indicator, each)),
    }


_NO_CHANGE: dict[str, object] = {"change_point": None, "change_evidence": None}


def _change_columns(indicator: Indicator, each: Series) -> dict[str, object]:
    """The latest shift of level and its evidence; without a shift, what the best one would have gained."""
    cuts = changepoints.find(each.values, indicator.model_family)
    if not cuts.starts:
        return {"change_point": None, "change_evidence": _no_shift(cuts.gain)}
    stretches = np.split(each.values, cuts.starts)
    starts = [label(each.start(position), each.frequency) for position in cuts.starts]
    levels = [_level(float(stretch.mean())) for stretch in stretches]
    shifts = ", then ".join(f"{level} from {start}" for start, level in zip(starts, levels[1:], strict=True))
    gain = f"BIC {cuts.gain:.0f} lower than without a shift or with a straight line"
    return {"change_point": each.start(cuts.starts[-1]), "change_evidence": f"Mean {levels[0]}, {shifts} ({gain})."}


def _level(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= WHOLE else f"{value:.3g}"


def _no_shift(gain: float) -> str:
    if not np.isfinite(gain):
        return "No shift of level: the values do not vary, or are too few to be cut."
    return f"No shift of level: the best cut gains {gain:.1f} of BIC, {changepoints.STRONG:.0f} needed."


def _estimate_columns(estimate: Slope | None) -> dict[str, object]:
    if estimate is None:
        return {"slope": None, "slope_low": None, "slope_high": None, "p_value": None, "method": "none"}
    return {
        "slope": estimate.slope,
        "slope_low": estimate.low,
        "slope_high": estimate.high,
        "p_value": estimate.p_value,
        "method": estimate.method,
    }


def abstention(indicator: Indicator, each: Series) -> str:
    """Why no trend is given; empty when one is."""
    if indicator.model_family == "none":
        return "Single values, not a series."
    reason = each.shortfall(indicator.minimum_periods)
    if not reason and indicator.model_family == "count" and is_separated(each.values):
        return "All counts fall into the first or the last period: no rate of change can be fitted."
    if not reason and indicator.model_family == "share" and is_split(each.values):
        return "All shares are zero or one on either side of one period: no rate of change can be fitted."
    return reason


def is_separated(counts: Floats) -> bool:
    """Whether only the first or only the last count is above zero; the rate ratio then has no finite estimate."""
    return bool((counts > 0).sum() == 1 and (counts[0] > 0 or counts[-1] > 0))


def is_split(shares: Floats) -> bool:
    """Whether shares are all of one extreme before some period and all of the other, or nothing, after it.

    The log odds ratio then has no finite estimate. Constant series are not split: they are flat.
    """
    if np.all(shares == shares[0]):
        return False
    return any(_is_one_sided(shares[:position], shares[position + 1 :]) for position in range(len(shares)))


def _is_one_sided(before: Floats, after: Floats) -> bool:
    ends = [{float(value) for value in side} for side in (before, after)]
    return all(values in (set(), {0.0}, {1.0}) for values in ends) and ends[0] != ends[1]


def is_change(estimate: Slope) -> bool:
    """The rule's test: significant, and the interval on one side of zero."""
    is_one_sided = estimate.low * estimate.high >= 0 and (estimate.low, estimate.high) != (0, 0)
    return estimate.p_value < SIGNIFICANCE and is_one_sided


def verdict(estimate: Slope, direction: str) -> str:
    """The rule's word for a slope."""
    if not is_change(estimate):
        return "steady"
    rises = estimate.high > 0
    if direction == "neutral":
        return "rising" if rises else "falling"
    return "deteriorating" if rises == (direction == "higher_is_worse") else "easing"


def _reading(each: Series, estimate: Slope) -> str:
    span = f"{label(each.start(0), each.frequency)} to {label(each.start(-1), each.frequency)}"
    p_value = "p < 0.001" if estimate.p_value < SMALLEST_P else f"p = {estimate.p_value:.3f}"
    found = "a change" if is_change(estimate) else "no clear change"
    return f"{span}: {found} ({p_value}, 95 % interval of the slope {estimate.low:.3g} to {estimate.high:.3g})."


def fit(each: Series, family: str) -> Slope:
    """The slope of a series long enough for one: by the model family, Theil-Sen for levels and ratios."""
    steps = (each.ordinals - each.ordinals[0]).astype(np.float64)
    return _fit(family, steps.tobytes(), each.values.tobytes())


@lru_cache(maxsize=4096)
def _fit(family: str, steps: bytes, values: bytes) -> Slope:
    """The slope of values that many series and days share is found once; both arrays as the bytes of float64."""
    return _SLOPES.get(family, theil_sen)(np.frombuffer(steps), np.frombuffer(values))


def forget() -> None:
    """Forget the slopes found so far, so that the next run takes its full time."""
    _fit.cache_clear()


def _flat(method: str) -> Slope:
    """The slope of a constant series, for which the estimators are not defined."""
    return Slope(slope=0.0, low=0.0, high=0.0, p_value=1.0, method=method)


def theil_sen(steps: Floats, values: Floats) -> Slope:
    """Median of all pairwise slopes with Sen's 95 % interval; the p-value is Mann-Kendall's, ties allowed."""
    if np.all(values == values[0]):
        return _flat("theil_sen")
    from scipy.stats import kendalltau, theilslopes

    line = theilslopes(values, steps, alpha=CONFIDENCE)
    p_value = kendalltau(steps, values).pvalue
    return Slope(
        slope=float(line.slope),
        low=float(line.low_slope),
        high=float(line.high_slope),
        p_value=float(p_value),
        method="theil_sen",
    )


def poisson_rate(steps: Floats, counts: Floats) -> Slope:
    """Log rate ratio per period from a Poisson regression with quasi-Poisson scale and Student's t.

    A scale below one is not believed: counts are never taken to be steadier than Poisson. `counts` must not be
    separated.
    """
    return _regressed(steps, counts, "poisson_rate")


def logit(steps: Floats, shares: Floats) -> Slope:
    """Log odds ratio per period from a fractional logit regression with quasi-binomial scale and Student's t.

    Zero and one are allowed. `shares` must not be split.
    """
    return _regressed(steps, shares, "logit")


def _regressed(steps: Floats, values: Floats, method: str) -> Slope:
    if np.all(values == values[0]):
        return _flat(method)
    from scipy.stats import t as student
    from statsmodels.genmod.families import Binomial, Poisson
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    family, least_scale = (Poisson(), 1.0) if method == "poisson_rate" else (Binomial(), 0.0)
    design = np.column_stack([np.ones_like(steps), steps])
    with warnings.catch_warnings():
        # An exact fit is no separation here: separated and split series were turned away before.
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        fitted = GLM(values, design, family=family).fit()
    scale = max(least_scale, SMALLEST_SCALE, float(fitted.pearson_chi2 / fitted.df_resid))
    slope, error = float(fitted.params[1]), float(np.sqrt(fitted.normalized_cov_params[1, 1] * scale))
    reach = error * float(student.ppf(0.5 + CONFIDENCE / 2, fitted.df_resid))
    p_value = 2 * float(student.sf(abs(slope) / error, fitted.df_resid))
    return Slope(slope=slope, low=slope - reach, high=slope + reach, p_value=p_value, method=method)


_SLOPES = {"count": poisson_rate, "share": logit}
