"""Geometry: how the map of the world that the charts draw was made; run by hand, never by a page.

Owns `static/world.json`: read (`topology`), mended to the practice of the United Nations (`territory`),
simplified (`simplify`) and written again (`build`). What was changed and why is in README.md here.
May import `warehouse` for the table of countries; nothing else of the project imports it but its tests.
To make the file anew: `python -m dashboard.geometry countries-50m.json`.
"""
