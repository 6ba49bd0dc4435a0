"""The bloc of a lead on the first day."""

from datetime import date

import polars as pl

from indicators.blocs import with_lead_bloc
from indicators.vintages import stack

Frames = dict[str, pl.DataFrame]


def _bloc(frames: Frames, lead: str, start: date) -> str:
    exercise = pl.DataFrame({"exercise_id": ["x"], "lead_actor": [lead], "start_date": [start], "known_on": [start]})
    stacked = stack({"e": exercise, "m": frames["membership_event"]}, [date(2026, 11, 22)])
    found = with_lead_bloc(stacked["e"], stacked["m"])
    assert found.height == 1
    return str(found["bloc"][0])


def test_leads_count_with_their_bloc_of_the_day(frames: Frames) -> None:
    assert _bloc(frames, "RUS", date(2017, 9, 14)) == "csto"
    assert _bloc(frames, "BLR", date(2022, 5, 4)) == "csto"
    assert _bloc(frames, "NOR", date(2020, 3, 2)) == "nato"
    assert _bloc(frames, "CHN", date(2021, 8, 9)) == "sco"
    assert _bloc(frames, "UKR", date(2021, 9, 20)) == "other"


def test_accession_changes_the_bloc(frames: Frames) -> None:
    assert _bloc(frames, "SWE", date(2023, 4, 17)) == "other"
    assert _bloc(frames, "SWE", date(2024, 3, 8)) == "nato"
    assert _bloc(frames, "ARM", date(2014, 6, 1)) == "csto"
    assert _bloc(frames, "ARM", date(2025, 8, 12)) == "other"


def test_organisations_are_their_own_bloc(frames: Frames) -> None:
    assert [_bloc(frames, name, date(2015, 10, 3)) for name in ("nato", "csto", "sco")] == ["nato", "csto", "sco"]
