"""Side-by-side measurements, each against a named peer in the same run: `make bench`.

A benchmark is one module with `run() -> Table`; `__main__.py` lists them. Nothing here decides
whether a test passes. Data that the project does not ship is given by environment variable
(see README) and what is missing is said.
"""
