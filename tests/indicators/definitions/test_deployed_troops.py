"""Strengths by formation and side."""

from datetime import date

import polars as pl

from indicators.definitions.deployed_troops import INDICATOR
from indicators.publish import observations


def _rows(*claims: tuple[date, str, str, int, int]) -> pl.DataFrame:
    """as_of, side, status, low and high of one formation."""
    return pl.DataFrame(
        [
            {"formation": "Base", "as_of": day, "claimant_type": side, "status": status, "personnel_low": low,
             "personnel_high": high, "known_on": day}
            for day, side, status, low, high in claims
        ]
    )  # fmt: skip


def test_last_claim_of_the_year_by_side() -> None:
    claims = _rows(
        (date(2020, 3, 1), "independent", "actual", 1000, 1000),
        (date(2020, 9, 1), "independent", "actual", 3000, 5000),
        (date(2020, 9, 1), "independent", "actual", 6000, 6000),
        (date(2020, 9, 1), "independent", "actual", 6000, 6000),
        (date(2020, 10, 1), "independent", "planned", 9000, 9000),
        (date(2020, 6, 1), "official_lead", "actual", 2000, 2000),
    )
    found = observations({"deployment_claim": claims}, (INDICATOR,), date(2021, 1, 31))
    final = found.filter(~pl.col("is_preliminary")).select("counterpart", "value", "low", "high", "evidence_rows")
    # Independent: the middle of 4,000 and 6,000, the repeated figure once.
    assert final.rows() == [("independent", 5000.0, 3000.0, 6000.0, 2), ("official_lead", 2000.0, 2000.0, 2000.0, 1)]
    assert set(found["coverage"]) == {"sample"}
