"""Storage: the evidence held, the releases published, and how to read them.

Owns the working file, the release files, the table contracts and every line of SQL they need.
Imports nothing of the project; it is the only package that imports duckdb.
To add a table: one contract in `frames/`, one line in `frames/__init__.py`.
To add a view or a check: one file in `sql/views/` or `sql/checks/`.
"""
