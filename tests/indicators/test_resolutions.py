"""Plenary votes, apart from committee votes."""

from datetime import date

import polars as pl

from indicators.resolutions import SERIES, TITLES, plenary
from indicators.vintages import stack


def test_committee_votes_are_left_out_and_memory_is_marked(frames: dict[str, pl.DataFrame]) -> None:
    votes = plenary(stack({"un_resolution": frames["un_resolution"]}, [date(2026, 11, 22)])["un_resolution"])
    assert not votes["resolution"].str.contains("A/C.", literal=True).any()
    # A/RES/75/169 is a plenary vote though its note speaks of a committee; its count is from memory.
    assert votes.filter(resolution="A/RES/75/169")["from_memory"].to_list() == [True]
    assert votes.filter(resolution="A/RES/ES-11/1")["from_memory"].to_list() == [False]
    assert set(votes["topic"]) == set(SERIES) == set(TITLES)
