"""The written rules by which published words and numbers come about, as rows that a page can show."""

import polars as pl

from indicators import changes, trend
from indicators.forecast import confidence, question_past, questions, reckoned, revisions, skill
from warehouse.frames import table


def _stated(docstring: str | None) -> str:
    """What stands in a module's docstring after `THE RULE.`, as one paragraph after the other."""
    stated = (docstring or "").partition("THE RULE.")[2]
    return "\n\n".join(" ".join(part.split()) for part in stated.strip().split("\n\n"))


def _told(docstring: str | None) -> str:
    """A docstring without its heading."""
    return " ".join((docstring or "").split("\n\n", 1)[1].split())


RULES = (
    ("trend", "Verdict of a trend", _stated(trend.__doc__)),
    ("skill", "Verdict on the skill of a model", _stated(skill.__doc__)),
    ("hindcast", "Forecasts put back to past days", _told(reckoned.__doc__)),
    ("question", "Chance of an event, and its baseline", questions.RULE),
    ("question_past", "Questions put back to past days", _told(question_past.__doc__)),
    ("confidence", "Analytic confidence in an answer", confidence.RULE),
    ("yardstick", "Words for probabilities", questions.YARDSTICK_RULE),
    ("change", "Why a value differs from the release before", changes.RULE),
    ("forecast_change", "Why a forecast differs from the one before", revisions.RULE),
)
"""Id, title and text of each."""


def written() -> pl.DataFrame:
    """The mart table `rule`."""
    return pl.DataFrame(RULES, schema=table("rule").empty().schema, orient="row")
