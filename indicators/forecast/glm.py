"""A log-linear mean over time for many count series at once, by Newton's method, without a library."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from indicators.series import Floats

STEPS = 25
PRIOR_EVENTS = 0.5
"""Events added to the data at the series' own mean: keeps the fit finite for nearly empty series."""
STEEPEST = 3.0
"""Largest slope in units of the logarithm over the whole series."""
SLOPE_PRECISION = 4.0
"""Prior precision of that slope: short series follow no trend they cannot prove."""


@dataclass(frozen=True, kw_only=True)
class LogLinear:
    """Coefficients (series, 2) on a constant and on time scaled to -1/2..1/2, and their covariance (series, 2, 2)."""

    coefficients: Floats
    covariance: Floats
    fitted: Floats
    periods: int

    def draw_means(self, columns: Floats, rng: np.random.Generator, size: int) -> Floats:
        """Means at these columns for drawn coefficients; shape (series, size, columns)."""
        root = np.linalg.cholesky(self.covariance)
        noise = rng.standard_normal((len(root), size, 2))
        drawn = self.coefficients[:, None, :] + np.einsum("sij,spj->spi", root, noise)
        scaled = _scaled(columns, self.periods)
        highest = np.log(self.fitted.max(axis=1) + 1) + STEEPEST
        means: Floats = np.exp(np.minimum(drawn[:, :, :1] + drawn[:, :, 1:] * scaled, highest[:, None, None]))
        return means


def log_gamma(values: Floats) -> Floats:
    """Logarithm of the Gamma function."""
    return np.asarray(gammaln(values))


def _scaled(columns: Floats, periods: int) -> Floats:
    return (columns - (periods - 1) / 2) / max(periods - 1, 1)


def log_linear(values: Floats) -> LogLinear:
    """Quasi-Poisson fit of every series; shape of `values` (series, time), counts without gaps."""
    periods = values.shape[1]
    time = _scaled(np.arange(periods, dtype=np.float64), periods)
    design = np.column_stack([np.ones(periods), time])
    level = (values.sum(axis=1) + PRIOR_EVENTS) / periods
    beta = np.column_stack([np.log(level), np.zeros(len(values))])
    penalty = np.diag([0.0, SLOPE_PRECISION])
    for _ in range(STEPS):
        mean = np.exp(np.clip(beta @ design.T, -30, 30))
        gradient = (values - mean + (level - values.mean(axis=1))[:, None]) @ design - beta @ penalty
        curvature = np.einsum("st,ti,tj->sij", mean, design, design) + penalty + 1e-9 * np.eye(2)
        step = np.linalg.solve(curvature, gradient[..., None])[..., 0]
        beta = beta + np.clip(step, -1, 1)
        beta[:, 1] = np.clip(beta[:, 1], -STEEPEST, STEEPEST)
    mean = np.exp(np.clip(beta @ design.T, -30, 30))
    scatter = np.maximum(((values - mean) ** 2 / mean).sum(axis=1) / max(periods - 2, 1), 1.0)
    return LogLinear(
        coefficients=beta,
        covariance=scatter[:, None, None] * np.linalg.inv(curvature),
        fitted=mean,
        periods=periods,
    )
