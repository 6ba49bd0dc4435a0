"""The indicators, one module each: a pure `compute`, a `finding` and the declaration `INDICATOR`.

May import the modules of `indicators` beside this folder; definitions do not know each other.
A new one is one module here and one line in `indicators/registry.py`; every test of
`tests/indicators/test_every_indicator.py` then covers it. Half a declaration cannot be constructed.
"""
