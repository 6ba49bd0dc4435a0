"""Reading observations for findings."""

from datetime import date

import polars as pl

from indicators import reading

CELLS = pl.DataFrame(
    {
        "entity": ["a", "a", "b", "b"],
        "counterpart": [""] * 4,
        "period_start": [date(2024, 1, 1), date(2025, 1, 1), date(2024, 1, 1), date(2025, 1, 1)],
        "value": [1.0, 2.0, 3.0, None],
        "is_preliminary": [False] * 4,
    }
)


def test_newest_skips_cells_without_a_value() -> None:
    assert reading.newest(CELLS).select("entity", "value").rows() == [("a", 2.0), ("b", 3.0)]


def test_last_period_holds_only_its_own_values() -> None:
    assert reading.of_last_period(CELLS)["entity"].to_list() == ["a"]


def test_value_at_knows_what_is_missing() -> None:
    assert reading.value_at(CELLS, "b", date(2024, 1, 1)) == 3.0
    assert reading.value_at(CELLS, "b", date(2025, 1, 1)) is None


def test_enumeration() -> None:
    assert [reading.joined(list(parts)) for parts in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]
