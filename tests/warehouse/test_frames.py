"""The contracts: every table says what a row is, every column what it means."""

from collections.abc import Callable

import polars as pl
import pytest

from warehouse.frames import CORE, EVIDENCE, HELD, TABLES, Table, table
from warehouse.frames.table import GRADES

Frame = Callable[..., pl.DataFrame]
every_table = pytest.mark.parametrize("target", TABLES, ids=lambda target: target.qualified)
every_held = pytest.mark.parametrize("target", CORE, ids=lambda target: target.name)
IDS = {"country", "actor", "host", "alleger", "series_entity", *(target.name for target in CORE)}


@every_table
def test_the_grain_is_one_sentence(target: Table) -> None:
    assert target.grain.startswith("One row per ")
    assert target.grain.endswith(".")


@every_table
def test_every_column_is_described(target: Table) -> None:
    assert [column for column, meaning in target.dictionary.items() if not meaning.strip()] == []


@every_table
def test_the_key_is_made_of_columns(target: Table) -> None:
    shown = set(target.dictionary)
    assert set(target.key) | set(target.hashed_key) <= shown
    assert set(target.references) <= shown


@every_held
def test_references_lead_to_something_that_holds_ids(target: Table) -> None:
    assert set(target.references.values()) <= IDS


@every_table
def test_an_empty_frame_shows_the_dictionary_in_order(target: Table) -> None:
    assert target.empty().columns == list(target.dictionary)


@every_held
def test_content_leaves_out_grades_and_clocks(target: Table) -> None:
    is_evidence = target.kind == "evidence"
    assert not set(target.content) & {*HELD, *(GRADES if is_evidence else ())}
    assert (set(EVIDENCE) <= set(target.content)) == is_evidence


@every_table
def test_the_rows_of_the_test_world_meet_their_contract(frame: Frame, target: Table) -> None:
    rows = frame(target.name) if target.name not in {"check_result", "table_hash"} else target.empty()

    for part in target.parts:
        columns = [column for column in part.column_names() if column in rows.columns]
        if columns == part.column_names():
            part.validate(rows.select(columns))


def test_names_are_used_once() -> None:
    names = [target.name for target in TABLES]
    assert len(names) == len(set(names))


def test_a_table_is_found_by_its_name() -> None:
    assert table("exercise").qualified == "core.exercise"
    assert table("observation").qualified == "mart.observation"
