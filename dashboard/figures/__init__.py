"""Figures: one module per noun, one function per figure, from a selection to a finding with its chart.

Owns the words around a chart: finding, statistic, limits, and the text for those who cannot see it.
May import `data`, `wording`, `charts` and `figure`; never streamlit.
To add a figure: a function here that gives a `Figure`, and `figure.draw` of it on a page.
A finding never claims more than the coverage of its rows allows.
"""
