"""What the count forecasts are measured against on the very same series: plain methods, and perfect knowledge.

Each takes the past (series, period) and gives the 2.5 and 97.5 % quantiles (series, horizon).
"""

import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln
from statsmodels.discrete.discrete_model import NegativeBinomial

from indicators.series import Floats

PATHS = 1000
ENDS = (0.025, 0.975)


class Ends(NamedTuple):
    """Both ends of the 95 % interval, each (series, horizon); NaN where the fit failed."""

    low: Floats
    high: Floats


def of_paths(drawn: Floats) -> Ends:
    """Ends of simulated paths (series, path, horizon)."""
    low, high = np.quantile(drawn, ENDS, axis=1, method="inverted_cdf")
    return Ends(low, high)


def regression(past: Floats, horizons: int, rng: np.random.Generator) -> Ends:
    """Negative binomial regression on time by maximum likelihood, with drawn parameters (statsmodels)."""
    return _each(past, horizons, rng, _regression_paths)


def smoothing(past: Floats, horizons: int, rng: np.random.Generator) -> Ends:
    """Negative binomial exponential smoothing by maximum likelihood, simulated."""
    return _each(past, horizons, rng, lambda *given: _recursive_paths(*given, is_plain=True))


def autoregression(past: Floats, horizons: int, rng: np.random.Generator) -> Ends:
    """NB-INGARCH(1,1) by maximum likelihood, simulated."""
    return _each(past, horizons, rng, lambda *given: _recursive_paths(*given, is_plain=False))


Paths = Callable[[Floats, int, np.random.Generator], Floats]


def _each(past: Floats, horizons: int, rng: np.random.Generator, paths: Paths) -> Ends:
    return of_paths(np.array([paths(values, horizons, rng) for values in past]))


def _regression_paths(values: Floats, horizons: int, rng: np.random.Generator) -> Floats:
    time = np.linspace(-0.5, 0.5, len(values))
    ahead = 0.5 + np.arange(1, horizons + 1) / (len(values) - 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = NegativeBinomial(values, np.column_stack([np.ones_like(time), time])).fit(disp=0, maxiter=200)
    if fit.normalized_cov_params is None:
        # The Hessian could not be inverted.
        return np.full((PATHS, horizons), np.nan)
    covariance = np.asarray(fit.cov_params())
    if not np.isfinite(covariance).all() or (np.linalg.eigvalsh(covariance) <= 0).any():
        return np.full((PATHS, horizons), np.nan)
    drawn = rng.multivariate_normal(np.asarray(fit.params), covariance, PATHS)
    mean = np.exp(np.minimum(drawn[:, :1] + drawn[:, 1:2] * ahead, 20))
    return _negative_binomial(mean, np.maximum(drawn[:, 2:], 1e-6), rng)


def _negative_binomial(mean: Floats, dispersion: Floats | float, rng: np.random.Generator) -> Floats:
    return rng.poisson(rng.gamma(1 / dispersion, mean * dispersion)).astype(np.float64)


def _recursive_paths(values: Floats, horizons: int, rng: np.random.Generator, *, is_plain: bool) -> Floats:
    """Level = constant + a x count + b x level; plain smoothing has no constant and b = 1 - a."""
    start = np.array([0.0, -2.0] if is_plain else [-2.0, -1.0, 1.0, -2.0])
    best = minimize(
        lambda free: _loss(values, *_terms(free, values.mean(), is_plain=is_plain)), start, method="Nelder-Mead"
    )
    constant, a, b, dispersion = _terms(best.x, values.mean(), is_plain=is_plain)
    level = np.full(PATHS, _levels(values, constant, a, b)[-1])
    made = np.empty((PATHS, horizons))
    for step in range(horizons):
        made[:, step] = _negative_binomial(level, dispersion, rng)
        level = np.maximum(constant + a * made[:, step] + b * level, 0.01)
    return made


def _terms(free: Floats, mean: float, *, is_plain: bool) -> tuple[float, float, float, float]:
    """Constant, a, b and dispersion from free numbers; a + b below one but for plain smoothing."""
    odds = 1 / (1 + np.exp(-np.clip(free, -20, 20)))
    dispersion = float(np.exp(np.clip(free[-1], -12, 4)))
    if is_plain:
        return 0.0, float(odds[0]), 1 - float(odds[0]), dispersion
    lasting = float(odds[2])
    a = float(odds[1]) * lasting
    return (1 - lasting) * float(mean) * float(np.exp(np.clip(free[0] + 2, -2, 2))), a, lasting - a, dispersion


def _levels(values: Floats, constant: float, a: float, b: float) -> list[float]:
    """Level before each period and after the last."""
    found = [max(float(values[:12].mean()), 0.01)]
    for value in values.tolist():
        found.append(max(constant + a * value + b * found[-1], 0.01))
    return found


def _loss(values: Floats, constant: float, a: float, b: float, dispersion: float) -> float:
    level, size = np.array(_levels(values, constant, a, b)[:-1]), 1 / dispersion
    ways = gammaln(values + size) - gammaln(size)
    return -float((ways + size * np.log(size / (size + level)) + values * np.log(level / (size + level))).sum())
