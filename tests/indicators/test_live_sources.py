"""What waits for a live source."""

from datetime import date

import polars as pl

from indicators.live_sources import load_first, not_observed

DAYS = [date(2014, 3, 31), date(2016, 6, 30)]
STACKED = pl.DataFrame({"vintage": DAYS})


def test_every_closed_period_is_not_observed() -> None:
    cells = not_observed(STACKED, STACKED.clear(), ("a", "b"), "Q")
    assert cells.group_by("vintage", "entity").len().sort("vintage", "entity")["len"].to_list() == [1, 1, 10, 10]
    assert set(cells["coverage"]) == {"not_observed"}
    assert cells["value"].null_count() == cells.height


def test_vintages_at_which_the_source_is_loaded_are_left_out() -> None:
    cells = not_observed(STACKED, STACKED.filter(pl.col("vintage") == DAYS[1]), ("a",), "Q")
    assert cells["vintage"].unique().to_list() == [DAYS[0]]


def test_the_sentence_names_the_command() -> None:
    assert load_first("imf_cofer") == "Not observed: load the source imf_cofer with `detente refresh --live imf_cofer`."
