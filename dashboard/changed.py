"""What differs between two days and between two releases: counted for the briefing, listed for the page."""

from collections.abc import Callable, Mapping

import polars as pl

from dashboard import data, focus, wording
from dashboard.data import Answer
from dashboard.selection import Selection
from dashboard.sqltext import Value

ROWS = 500
"""Differences from the release before that are listed; the table mart.change has all."""

RULES = {
    "Values": "Of each series the latest value known on either day, where they differ, and every value of a period "
    "that had closed by the earlier day and reads differently since. Deteriorating and easing follow the indicator's "
    "declared direction; where no reading is fair it is rising or falling. No test is behind a single difference.",
    "New evidence": "Rows that nobody could know on the earlier day and anybody could on the later one.",
    "Revised by source": "Rows that were held, then replaced or withdrawn between the two days: column by column, "
    "as recorded when they were taken in. A correction by the project counts too.",
    "Definition and model": "Against the release before, whatever the days. Definition: the card or the code of an "
    "indicator is another. Model: a forecast speaks otherwise about the same values. Revised by source: the past "
    "reads differently after a row was replaced or withdrawn. New evidence: everything else.",
}
"""The parts of what changed, and the rule of each."""


def values(selected: Selection) -> Answer:
    """Values that differ between the two days."""
    return data.ask("value_change", **_asked(selected))


def evidence(selected: Selection) -> Answer:
    """Rows that became known between the two days."""
    return data.ask("new_evidence", **_asked(selected))


def revised(selected: Selection) -> Answer:
    """Rows replaced or withdrawn between the two days."""
    return data.ask("source_revision", **_asked(selected))


def observations(selected: Selection) -> Answer:
    """Values that differ from the release before, with the cause."""
    return data.ask("change", rows=ROWS, focus=focus.of(selected).actors)


def forecasts(selected: Selection) -> Answer:
    """Forecasts that differ from those issued before, with the cause."""
    return data.ask("forecast_change", focus=focus.of(selected).actors)


LISTS: Mapping[str, tuple[tuple[str, Callable[[Selection], Answer]], ...]] = {
    "Values": (("Values that differ between the two days", values),),
    "New evidence": (("Rows that became known between the two days", evidence),),
    "Revised by source": (("Rows replaced or withdrawn between the two days", revised),),
    "Definition and model": (
        ("Values that differ from the release before", observations),
        ("Forecasts that differ from those issued before", forecasts),
    ),
}
"""The lists of each part: heading and rows."""


def tell(selected: Selection) -> str:
    """All parts in one sentence without its full stop."""
    counted = counts(selected)
    release = counted.get("Definition and model")
    told = f"{counted['New evidence']}, {counted['Values']}, {counted['Revised by source']}"
    return f"{told}; against the release before {release}" if release else told


def counts(selected: Selection) -> dict[str, str]:
    """What there is of each part, in words; definition and model rest on the latest, so an earlier day has none."""
    new = evidence(selected).rows
    most = new.group_by("system").len().sort("len", "system", descending=[True, False]).head(3)
    where = wording.joined(f"{system} {count}" for system, count in most.iter_rows())
    rows = revised(selected).rows.select("held_in", "row_id").n_unique()
    told = {
        "New evidence": f"{_count(new.height, 'new row')} of evidence{f' ({where})' if where else ''}",
        "Values": _differing(values(selected).rows.height),
        "Revised by source": f"{_count(rows, 'row')} revised by the source",
    }
    return told | ({"Definition and model": _release(selected)} if selected.is_latest else {})


def _release(selected: Selection) -> str:
    """What the last refresh changed in definitions and models."""
    by_definition = observations(selected).rows.filter(pl.col("cause") == "definition").height
    by_model = forecasts(selected).rows.filter(pl.col("cause") == "model").height
    if not by_definition and not by_model:
        return "no other definition or model"
    return f"{_count(by_definition, 'value')} by definition, {_count(by_model, 'forecast')} by model"


def _differing(number: int) -> str:
    return f"{number:,} values differ" if number > 1 else f"{number or 'no'} value differs"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else f"no {noun}"


def _asked(selected: Selection) -> dict[str, Value]:
    return {"since": selected.since, "as_of": selected.as_of, "focus": focus.of(selected).actors}
