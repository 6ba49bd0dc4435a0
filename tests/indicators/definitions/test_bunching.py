"""Figures just below the thresholds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

from indicators.definitions.bunching import INDICATOR

Frames = dict[str, pl.DataFrame]
Observed = Callable[[Any, Frames, date], pl.DataFrame]


@pytest.fixture(scope="module")
def cells(frames: Frames, observed: Observed, data_as_of: date) -> pl.DataFrame:
    """The indicator on the real rows."""
    return observed(INDICATOR, {name: frames[name] for name in INDICATOR.reads}, data_as_of)


def _row(cells: pl.DataFrame, entity: str, counterpart: str, year: int) -> dict[str, Any]:
    start = date(year, 1, 1)
    return cells.filter(entity=entity, counterpart=counterpart, period_start=start).row(0, named=True)


def test_russia_led_below_thirteen_thousand(cells: pl.DataFrame) -> None:
    found = _row(cells, "csto", "13000", 1999)
    # Below: Union Shield 2011 and 2019, Tsentr-2011, Zapad-2013, the May check of 2015, Zapad-2017 and Combat
    # Brotherhood 2017; Zapad-2009 has one figure on each side (12,500 and 13,000).
    assert found["value"] == pytest.approx(7.5 / 8)
    assert found["evidence_rows"] == 8
    # The interval of 7.5 in 8 reaches to near one half.
    assert found["low"] < 0.65
    assert found["high"] == 1


def test_others_gather_there_too(cells: pl.DataFrame) -> None:
    # Below: Anakonda-2014, Joint Efforts 2020 and 2021, Quadriga-2024, Orion-2026. Above: Siil-2015 at 13,000.
    assert _row(cells, "others", "13000", 1999)["value"] == pytest.approx(5 / 6)


def test_portions_add_cases(cells: pl.DataFrame) -> None:
    # Kavkaz-2016 (12,500 and 12,600), Kavkaz-2020 (12,900 told), and Zapad-2025 at 13,000, which counts as above.
    found = _row(cells, "csto", "13000:with_portions", 1999)
    assert found["value"] == pytest.approx((7.5 + 2 + 0) / 11)


def test_below_nine_thousand(cells: pl.DataFrame) -> None:
    # Below: Union Shield 2006, Kavkaz 2008, 2009 and 2012, the May check of 2013; half: Union Shield 2015 (8,000 and
    # 9,000); above: Kaliningrad 2014 at 9,000.
    assert _row(cells, "csto", "9000", 1999)["value"] == pytest.approx(5.5 / 7)


def test_placebo_thresholds_are_there(cells: pl.DataFrame) -> None:
    thresholds = {text.partition(":")[0] for text in cells["counterpart"]}
    assert thresholds == {"5000", "7000", "9000", "11000", "13000", "15000", "17000", "20000"}


def test_finding_says_on_how_few_cases(cells: pl.DataFrame) -> None:
    assert "(only 14 cases, 6 of them within 500)" in INDICATOR.finding(cells)


def test_within_five_hundred_little_is_left(cells: pl.DataFrame) -> None:
    # Zapad-2009 on both sides and Zapad-2017 below: most Russian figures there are exactly 12,000.
    found = _row(cells, "csto", "13000:within_500", 1999)
    assert (found["value"], found["evidence_rows"]) == (0.75, 2)
    assert _row(cells, "csto", "13000:within_2000", 1999)["value"] == pytest.approx(7.5 / 8)
