"""Intake: from a publisher's bytes to rows of evidence in the working file.

Owns the sources, the curated files, corrections and the job that loads them.
Imports `warehouse`; never `indicators`, `dashboard` or a database driver. Sources do not know each other.
To add a source: one module in `sources/`, one line in `registry.py`, one sample file in the tests.
To add or mend curated rows: edit `curated/<file>.csv`; `curated/README.md` says what each column means.
"""
