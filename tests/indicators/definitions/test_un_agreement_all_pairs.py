"""All pairs from roll calls, or the embedded three counterparts."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from indicators.definitions.un_agreement_all_pairs import INDICATOR
from warehouse.frames import table

Observed = Callable[[Any, dict[str, pl.DataFrame], date], pl.DataFrame]
NOW = date(2026, 11, 22)


def _embedded(frames: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    return {"un_agreement": frames["un_agreement"], "un_roll_call_vote": table("un_roll_call_vote").empty()}


def test_embedded_years_are_weighted_by_common_votes(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    rows = frames["un_agreement"].filter(
        (pl.col("iso3") == "IND") & (pl.col("counterpart") == "RUS") & pl.col("year").is_between(2017, 2019)
    )
    expected = np.average(rows["agreement"].to_numpy(), weights=rows["common_votes"].to_numpy())
    found = observed(INDICATOR, _embedded(frames), NOW).filter(
        entity="IND", counterpart="RUS", period_start=date(2019, 1, 1)
    )
    assert found["value"].to_list() == [pytest.approx(expected)]
    assert found.select("period_start", "evidence_rows").row(0) == (date(2019, 1, 1), rows["common_votes"].sum())


def test_roll_calls_give_every_pair_once(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    # Two roll calls of 2023, one of 2012 (before the first block of years), one of a block still open.
    cast = {
        "undl-1": (date(2023, 3, 1), {"BRA": "yes", "CHN": "yes", "IND": "abstain"}),
        "undl-2": (date(2023, 4, 1), {"BRA": "yes", "CHN": "no", "IND": "absent"}),
        "undl-3": (date(2012, 4, 1), {"BRA": "yes", "CHN": "no", "IND": "no"}),
        "undl-4": (date(2026, 4, 1), {"BRA": "yes", "CHN": "no", "IND": "no"}),
    }
    votes = pl.DataFrame(
        [
            {"roll_call_id": name, "vote_date": day, "iso3": state, "vote": vote, "known_on": day}
            for name, (day, by_state) in cast.items()
            for state, vote in by_state.items()
        ]
    )
    found = observed(INDICATOR, {"un_agreement": frames["un_agreement"], "un_roll_call_vote": votes}, NOW)
    # Brazil and China: same, then opposite; with India only the first, in which it abstained.
    assert found.select("entity", "counterpart", "value", "evidence_rows", "coverage").rows() == [
        ("BRA", "CHN", 0.5, 2, "partial"),
        ("BRA", "IND", 0.5, 1, "partial"),
        ("CHN", "IND", 0.5, 1, "partial"),
    ]
    assert set(found["period_start"]) == {date(2025, 1, 1)}


def test_finding(observed: Observed, frames: dict[str, pl.DataFrame]) -> None:
    sentence = INDICATOR.finding(observed(INDICATOR, _embedded(frames), NOW))
    assert sentence == "Median voting agreement of 576 pairs of states in the roll calls of 2017 to 2019: 67%."
