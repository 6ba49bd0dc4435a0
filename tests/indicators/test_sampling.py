"""Counting what was found."""

from datetime import date

import polars as pl

from indicators.sampling import counted


def test_what_was_not_found_is_not_zero() -> None:
    days = [date(2024, 2, 1), date(2024, 3, 1), date(2024, 11, 5), date(2025, 6, 1)]
    found = counted(
        pl.DataFrame(
            {
                "vintage": [date(2025, 1, 31)] * 4,
                "entity": ["RUS"] * 4,
                "counterpart": [""] * 4,
                "day": days,
                "known_on": days,
            }
        ),
        "Q",
    ).sort("period_start")
    assert found["value"].to_list() == [2.0, None, None, 1.0, None]
    assert found["coverage"].to_list() == ["sample", "not_observed", "not_observed", "sample", "not_observed"]
    assert found["evidence_rows"].to_list() == [2, 0, 0, 1, 0]
