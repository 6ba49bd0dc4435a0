"""The written rules by which published words and numbers come about, as rows that a page can show."""

import polars as pl

from indicators.forecast import confidence
from warehouse.frames import table

RULES = (("confidence", "Analytic confidence in an answer", confidence.RULE),)
"""Id, title and text of each."""


def written() -> pl.DataFrame:
    """The mart table `rule`."""
    return pl.DataFrame(RULES, schema=table("rule").empty().schema, orient="row")
