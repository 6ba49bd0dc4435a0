"""Shares of terms, by hand and with a dense source."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.narrative_term_use import INDICATOR

Cell = Callable[..., dict[str, Any]]
Observe = Callable[..., pl.DataFrame]
DAY = date(2025, 6, 30)


def statements(rows: list[tuple[int, str, str, str]]) -> pl.DataFrame:
    """Day of June 2025, speaker, term and publisher; all Russian and promoting."""
    return pl.DataFrame(
        {
            "statement_date": [date(2025, 6, day) for day, *_ in rows],
            "known_on": [date(2025, 6, day) for day, *_ in rows],
            "actor": "RUS",
            "speaker": [speaker for _, speaker, _, _ in rows],
            "term": [term for _, _, term, _ in rows],
            "stance": "promotes",
            "publisher": [publisher for *_, publisher in rows],
        }
    )


def test_western_use_in_2025_by_hand(cell: Cell) -> None:
    # Five uses, each first read at another publisher: two rejections of enlargement (Hegseth, Orbán), Rubio and
    # Szijjártó neutral on multipolarity and Eurasian security, the EU in defence of sanctions.
    found = cell("narrative_term_use", "nato_enlargement", date(2025, 1, 1), "western: rejects")
    assert (found["value"], found["evidence_rows"], found["coverage"]) == (pytest.approx(0.4), 5, "sample")
    assert cell("narrative_term_use", "unilateral_sanctions", date(2025, 1, 1), "western: promotes")["value"] == (
        pytest.approx(0.2)
    )


def test_a_dense_source_has_one_vote(observed: Observe, frames: dict[str, pl.DataFrame]) -> None:
    dense = [(day, "A", "multipolarity", "agency") for day in range(1, 9)]
    small = {
        "statement": statements([*dense, (1, "B", "eurasian_security", "journal")]),
        "membership_event": frames["membership_event"],
    }
    cells = observed(INDICATOR, small, DAY).filter(counterpart="russian: promotes")
    values = {row["entity"]: (row["low"], row["value"], row["high"]) for row in cells.rows(named=True)}
    assert values["multipolarity"] == pytest.approx((1 / 2, 1 / 2, 8 / 9))
    assert values["eurasian_security"] == pytest.approx((1 / 9, 1 / 2, 1 / 2))


def test_one_speaker_on_one_day_counts_once(observed: Observe, frames: dict[str, pl.DataFrame]) -> None:
    repeated = [(1, "A", "multipolarity", f"paper {number}") for number in range(9)]
    small = {"statement": statements(repeated), "membership_event": frames["membership_event"]}
    cells = observed(INDICATOR, small, DAY)
    assert (cells["coverage"] == "not_observed").all()


def test_shares_of_a_group_and_year_add_up_to_one(newest: pl.DataFrame) -> None:
    cells = newest.filter(pl.col("indicator_id") == "narrative_term_use", pl.col("value").is_not_null())
    group = pl.col("counterpart").str.split(": ").list.first()
    sums = cells.group_by(group, "period_start").agg(pl.col("value").sum())["value"]
    assert sums.to_list() == pytest.approx([1.0] * len(sums))
