"""Forecasts: quantiles of what comes next, beside a naive baseline, scored without look-ahead.

Owns the quantile levels, the baseline, its hindcast scores and the rule on when not to forecast.
May import `indicators.series`, `indicators.periods` and `indicators.indicator`.
A new model is one module with a `quantiles` of the baseline's signature, and a line in `issue.py`.
"""
