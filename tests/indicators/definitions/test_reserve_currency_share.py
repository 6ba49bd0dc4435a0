"""Reserve currencies, with and without the live source."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from indicators.definitions.reserve_currency_share import CURRENCIES, INDICATOR, SERIES
from indicators.indicator import Indicator
from indicators.reading import NOTHING
from warehouse.frames import table

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Indicator, Frames, date], pl.DataFrame]
DAY = date(2026, 11, 22)
# Published for the last quarter of 2025 and the first of 2000.
SHARES = {date(2000, 1, 1): 70.7965528604486, date(2025, 10, 1): 56.7701683044434}


def loaded(frames: Frames) -> Frames:
    rows = [
        {"series_id": SERIES, "entity": "USD", "frequency": "Q", "period_start": start, "value": share,
         "unit": "% of allocated reserves", "known_on": date(2026, 4, 10)}
        for start, share in SHARES.items()
    ]  # fmt: skip
    other = {**rows[0], "series_id": "NY.GDP.MKTP.CD", "entity": "USA", "frequency": "A"}
    return {"membership_event": frames["membership_event"], "measurement": pl.DataFrame([*rows, other])}


def test_percent_become_shares(frames: Frames, observed: Observed) -> None:
    cells = observed(INDICATOR, loaded(frames), DAY)
    assert dict(cells.select("period_start", "value").rows()) == pytest.approx(
        {start: round(share / 100, 9) for start, share in SHARES.items()}
    )
    assert set(cells["coverage"]) == {"complete"}
    assert INDICATOR.finding(cells) == "Share of the world's allocated reserves in Q4 2025: US dollar 56.8%."


def test_before_publication_it_is_not_observed(frames: Frames, observed: Observed) -> None:
    cells = observed(INDICATOR, loaded(frames), date(2026, 3, 31))
    assert set(cells["coverage"]) == {"not_observed"}


def test_without_the_source_nothing_is_claimed(frames: Frames, observed: Observed) -> None:
    small = {"membership_event": frames["membership_event"], "measurement": table("measurement").empty()}
    cells = observed(INDICATOR, small, DAY)
    assert cells["value"].null_count() == cells.height > 0
    assert set(cells["entity"]) == set(CURRENCIES)
    assert cells["period_start"].max() == date(2026, 7, 1)
    assert INDICATOR.finding(cells) == (
        "Not observed: load the source imf_cofer with `detente refresh --live imf_cofer`."
    )
    assert INDICATOR.finding(cells.clear()) == NOTHING
