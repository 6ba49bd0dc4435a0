"""Offers and applications that came to nothing."""

import polars as pl


def test_all_of_them_by_hand(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_declined_offers").filter(pl.col("value") > 0)
    rows = cells.select("entity", "counterpart", pl.col("period_start").dt.year(), "value").rows()
    assert sorted(rows) == [
        ("brics", "application_withdrawn", 2024, 1),  # Algeria
        ("brics", "offer_declined", 2023, 1),  # Argentina
        ("eu", "application_refused", 1987, 1),  # Morocco
        ("eu", "application_withdrawn", 2015, 1),  # Iceland
        ("eu", "application_withdrawn", 2016, 1),  # Switzerland
        ("eu", "offer_declined", 1972, 1),  # Norway
        ("eu", "offer_declined", 1994, 1),  # Norway
    ]


def test_zeros_only_where_offers_are_recorded(newest: pl.DataFrame) -> None:
    cells = newest.filter(indicator_id="bloc_declined_offers")
    zeros = cells.filter(pl.col("value") == 0)
    assert set(zeros["counterpart"]) == {"offer_declined"}
    assert set(zeros["entity"]) == {"brics", "cica", "eaeu", "eu", "nato", "ndb"}
