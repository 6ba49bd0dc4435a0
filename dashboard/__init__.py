"""View: the pages, drawn from what was published and from nothing else.

Owns the frame (`app.py`, `frame.py`), the figures, the charts, the pages and their SQL.
May import `warehouse` and `indicators`; never `etl`, never duckdb; `charts/` never imports streamlit.
To add a page: one script in `app_pages/`, one line in `app.py`.
To add a figure: one SQL file for its rows, one for its evidence, one function in `charts/`, one `figure.draw`.
"""
