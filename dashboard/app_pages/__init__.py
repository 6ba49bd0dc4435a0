"""Pages: one script per page, read from top to bottom: load, chart, render.

Owns nothing but the order of things on a page and the sentences that no table holds.
May import everything in `dashboard`; pages do not know each other.
To add a page: a script here and one line in `app.py`; keep it near forty lines.
Whatever needs a branch or a loop over rows belongs in SQL, in `wording.py` or in a chart.
"""
