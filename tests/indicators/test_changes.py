"""What differs from the release before."""

from datetime import date

import polars as pl

from indicators import fingerprint
from indicators.changes import Previous, changes
from indicators.indicator import COMPUTED, Frames, Indicator

DAY, LATER = date(2025, 2, 1), date(2025, 3, 1)


def nothing(_: Frames) -> pl.DataFrame:
    return pl.DataFrame(schema=COMPUTED)


def declared(**changed: str) -> Indicator:
    """The indicator that the observations below are about."""
    texts = {
        "id": "i",
        "system": "blocs",
        "title": "Members",
        "question": "How many?",
        "unit": "states",
        "entity_kind": "organisation",
        "coverage_rule": "All.",
        "definition": "Counted.",
    } | changed
    return Indicator(
        **texts,
        direction="neutral",
        frequency="A",
        reads=("membership_event",),
        model_family="count",
        minimum_periods=5,
        compute=nothing,
        finding=lambda _: "Nothing.",
    )


INDICATOR = declared()


def before(observation: pl.DataFrame, *revised: str, print_of: Indicator = INDICATOR) -> Previous:
    return Previous(
        observation=observation,
        data_as_of=DAY,
        fingerprints={"i": fingerprint.of(print_of)},
        revised=frozenset(revised),
    )


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
    assert changes(None, _observations(("a", 1.0, DAY)), [INDICATOR]).is_empty()


def test_kinds_of_change() -> None:
    was = _observations(("same", 1.0, DAY), ("null", None, DAY), ("moved", 2.0, DAY), ("gone", 3.0, DAY))
    now = _observations(
        ("same", 1.0, LATER), ("null", None, DAY), ("moved", 2.0, DAY), ("moved", 5.0, LATER), ("come", 4.0, DAY)
    )
    found = changes(before(was), now, [INDICATOR])
    assert found.select("entity", "kind", "value_before", "value_now").rows() == [
        ("come", "new", None, 4.0),
        ("gone", "withdrawn", 3.0, None),
        ("moved", "revised", 2.0, 5.0),
    ]


def causes(was: pl.DataFrame, now: pl.DataFrame, previous: Previous, indicator: Indicator = INDICATOR) -> list[str]:
    return changes(previous, now, [indicator])["cause"].to_list()


def test_what_became_known_later_is_new_evidence_even_where_rows_were_replaced() -> None:
    was = _observations(("a", 2.0, DAY))
    now = _observations(("a", 2.0, DAY), ("a", 5.0, LATER), ("b", 1.0, LATER))
    assert causes(was, now, before(was, "membership_event")) == ["new evidence", "new evidence"]


def test_a_past_that_reads_differently_after_a_replaced_row_is_revised_by_the_source() -> None:
    was, now = _observations(("a", 2.0, DAY)), _observations(("a", 5.0, DAY))
    assert causes(was, now, before(was, "membership_event")) == ["revised by source"]


def test_a_past_that_reads_differently_without_a_replaced_row_is_evidence_taken_in_late() -> None:
    was, now = _observations(("a", 2.0, DAY)), _observations(("a", 5.0, DAY))
    assert causes(was, now, before(was, "treaty_event")) == ["new evidence"]


def test_another_definition_comes_first() -> None:
    was, now = _observations(("a", 2.0, DAY)), _observations(("a", 5.0, LATER))
    other = declared(definition="Counted otherwise.")
    assert causes(was, now, before(was, "membership_event"), other) == ["definition"]


def test_a_retired_indicator_is_withdrawn_by_definition() -> None:
    was = _observations(("a", 2.0, DAY))
    found = changes(before(was), was.clear(), [])
    assert found.select("kind", "cause").rows() == [("withdrawn", "definition")]
