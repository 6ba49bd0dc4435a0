"""What differs from the release before."""

from datetime import date

import polars as pl

from indicators.changes import changes


def _observations(*rows: tuple[str, float | None, date]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "indicator_id": ["i"] * len(rows),
            "entity": [entity for entity, _, _ in rows],
            "counterpart": [""] * len(rows),
            "frequency": ["A"] * len(rows),
            "period_start": [date(2025, 1, 1)] * len(rows),
            "value": [value for _, value, _ in rows],
            "known_on": [day for _, _, day in rows],
        },
        schema_overrides={"value": pl.Float64},
    )


def test_first_release_has_no_changes() -> None:
    assert changes(None, _observations(("a", 1.0, date(2025, 1, 1)))).is_empty()


def test_kinds_of_change() -> None:
    day, later = date(2025, 2, 1), date(2025, 3, 1)
    before = _observations(("same", 1.0, day), ("null", None, day), ("moved", 2.0, day), ("gone", 3.0, day))
    now = _observations(
        ("same", 1.0, later), ("null", None, day), ("moved", 2.0, day), ("moved", 5.0, later), ("come", 4.0, day)
    )
    assert changes(before, now).select("entity", "kind", "value_before", "value_now").rows() == [
        ("come", "new", None, 4.0),
        ("gone", "withdrawn", 3.0, None),
        ("moved", "revised", 2.0, 5.0),
    ]
