"""Series: what counts as a complete period."""

from datetime import date

import polars as pl

from indicators import series


def _frame(coverages: list[str], values: list[float | None]) -> pl.DataFrame:
    count = len(values)
    return pl.DataFrame(
        {
            "indicator_id": ["i"] * count,
            "entity": ["e"] * count,
            "counterpart": [""] * count,
            "frequency": ["Q"] * count,
            "period_start": [date(2020 + i // 4, 1 + 3 * (i % 4), 1) for i in range(count)],
            "value": values,
            "coverage": coverages,
            "known_on": [date(2022, 1, 1)] * count,
            "is_preliminary": [False] * (count - 1) + [True],
        }
    )


def test_only_complete_final_periods_are_values() -> None:
    (one,) = series.each(_frame(["complete", "sample", "complete", "not_observed", "complete"], [1, 2, 3, None, 5]))
    assert one.values.tolist() == [1.0, 3.0]
    assert (one.ordinals[1] - one.ordinals[0], one.incomplete, one.samples) == (2, 2, 1)
    assert one.start(-1) == date(2020, 7, 1)


def test_head_is_the_past_alone() -> None:
    (one,) = series.each(_frame(["complete"] * 6, [1, 2, 3, 4, 5, 6]))
    assert one.head(3).values.tolist() == [1.0, 2.0, 3.0]
    assert one.head(3).key == one.key


def test_window_counts_calendar_periods() -> None:
    (one,) = series.each(_frame(["complete"] * 6, [1, 2, 3, 4, 5, 6]), window=2)
    assert one.values.tolist() == [4.0, 5.0]


def test_shortfall_names_the_cause() -> None:
    (good,) = series.each(_frame(["complete"] * 6, [1, 2, 3, 4, 5, 6]))
    assert good.shortfall(5) == ""
    assert good.shortfall(6) == "5 complete periods, 6 needed."
