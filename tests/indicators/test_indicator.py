"""Half a declaration cannot be constructed."""

from dataclasses import fields, replace

import pytest

from indicators.definitions.bloc_members import INDICATOR
from indicators.indicator import Indicator, card
from indicators.registry import INDICATORS
from warehouse.frames import table

TEXTS = [field.name for field in fields(Indicator) if isinstance(getattr(INDICATOR, field.name), str)]


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_required(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must"):
        replace(INDICATOR, **{name: "  "})


@pytest.mark.parametrize("name", ["direction", "frequency", "model_family"])
def test_words_come_from_the_list(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be one of"):
        replace(INDICATOR, **{name: "whatever"})


def test_reads_name_core_tables() -> None:
    with pytest.raises(ValueError, match="reads must name core tables, not 'observation'"):
        replace(INDICATOR, reads=("observation",))
    with pytest.raises(ValueError, match="reads must not be empty"):
        replace(INDICATOR, reads=())


def test_minimum_periods_has_a_floor() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        replace(INDICATOR, minimum_periods=2)


def test_a_missing_field_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="finding"):
        Indicator(id="x")  # type: ignore[call-arg]


def test_card_has_every_column_of_the_contract() -> None:
    assert set(card(INDICATORS).columns) == set(table("indicator").subject) - {"fingerprint"}
