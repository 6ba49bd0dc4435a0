"""Forecasts: quantiles of what comes next, beside a naive baseline, scored without look-ahead, put on record.

Owns models, hindcasts, verdicts on skill, dated questions, the ledger and the rule on when not to forecast.
May import `indicators.series`, `periods`, `vintages`, `reckoning`, `reuse` and `indicator`.
A new model is one function in `candidates.py` and a line in `trial.py`; a new question is a line in `question_list.py`.
"""
