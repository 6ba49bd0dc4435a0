"""Meaning: what the evidence adds up to, as indicators, trends, forecasts, alerts and changes.

Pure frames in, pure frames out: no database, no network, no clock.
May import `warehouse.frames` and `warehouse.errors`, and nothing else of the project.
A new indicator is one module in `definitions/` (a `compute` and an `INDICATOR`) and one line in `registry.py`.
"""
