"""What a fit must pass before it is shown; else the baseline is, with the reason."""

from dataclasses import dataclass

import numpy as np

from indicators.series import Floats

RANGES = 3.0
"""How many times its past range a median may leave the past of a series."""


@dataclass(frozen=True, kw_only=True)
class Gated:
    """Quantiles to show, shape (horizon, 7), and why they are the baseline's; empty where the model's stand."""

    quantiles: Floats
    reason: str

    @property
    def is_baseline(self) -> bool:
        """Whether the model was turned away."""
        return bool(self.reason)


def gate(model: Floats, baseline: Floats, past: Floats, *, converged: bool = True) -> Gated:
    """The model's quantiles if it converged, is finite, in order and within RANGES x the past range."""
    reason = _reason(model, past[~np.isnan(past)], converged=converged)
    return Gated(quantiles=baseline if reason else model, reason=reason)


def _reason(model: Floats, past: Floats, *, converged: bool) -> str:
    if not converged:
        return "The fit did not converge."
    if not np.isfinite(model).all():
        return "The fit gave values that are not finite."
    if (np.diff(model, axis=-1) < 0).any():
        return "The quantiles crossed."
    return _out_of_range(model[:, model.shape[1] // 2], past)


def _out_of_range(median: Floats, past: Floats) -> str:
    low, high = float(past.min()), float(past.max())
    # A constant past has no range: its own size stands in.
    reach = RANGES * ((high - low) or max(abs(high), 1.0))
    if median.min() < low - reach or median.max() > high + reach:
        return f"The fit left {RANGES:g} times the range of the past ({low:g} to {high:g})."
    return ""
