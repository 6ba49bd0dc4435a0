"""Which recorded steps count as suspensions and exits."""

from datetime import date

import polars as pl

from indicators.treaty_steps import NO_EXIT, PANDEMIC_PAUSES, steps
from indicators.vintages import stack


def test_every_exception_names_a_real_row(frames: dict[str, pl.DataFrame]) -> None:
    events = frames["treaty_event"].filter(pl.col("event_id").is_in([*NO_EXIT, *PANDEMIC_PAUSES]))
    assert events.height == len(NO_EXIT) + len(PANDEMIC_PAUSES)
    assert set(events["event"]) == {"withdrew", "suspended"}


def test_only_suspensions_and_withdrawals_that_happened(frames: dict[str, pl.DataFrame]) -> None:
    found = steps(stack({"treaty_event": frames["treaty_event"]}, [date(2026, 11, 22)])["treaty_event"])
    # 30 suspensions and 19 withdrawals are recorded, less two of each.
    assert dict(found["event"].value_counts().iter_rows()) == {"suspended": 28, "withdrew": 17}
