"""Agreement by country, as in the table it reads."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.un_agreement_by_country import INDICATOR

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


@pytest.mark.parametrize(("state", "counterpart"), [("IND", "RUS"), ("ISR", "USA"), ("PAK", "CHN")])
def test_cells_are_the_rows_of_the_table(
    observed: Observed, frames: dict[str, pl.DataFrame], state: str, counterpart: str
) -> None:
    row = frames["un_agreement"].filter(iso3=state, counterpart=counterpart, year=2019).row(0, named=True)
    found = observed(INDICATOR, frames, NOW).filter(
        entity=state, counterpart=counterpart, period_start=date(2019, 1, 1)
    )
    assert found.select("value", "evidence_rows", "coverage").row(0) == (
        row["agreement"], row["common_votes"], "complete",
    )  # fmt: skip


def test_few_common_votes_are_partial(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    # Zimbabwe is missing from many votes of session 71.
    found = observed(INDICATOR, frames, NOW).filter(entity="ZWE", counterpart="USA", period_start=date(2016, 1, 1))
    assert found.select("evidence_rows", "coverage").row(0) == (39, "partial")


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, frames, NOW))
    assert sentence.startswith("Agreement of the median state in the roll calls of 2019, the last full ones: China ")
