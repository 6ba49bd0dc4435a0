"""States below membership, against the counts stated with the data."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Cell = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("organisation", "partners"),
    [("brics", 10), ("sco", 17), ("eaeu", 4), ("eu", 9), ("osce", 11), ("csto", 2), ("cica", 9), ("nato", 13 + 3)],
)
def test_latest_counts(cell: Cell, organisation: str, partners: int) -> None:
    assert cell("bloc_partners", organisation, date(2026, 1, 1))["value"] == partners


def test_invited_states_are_no_partners(cell: Cell) -> None:
    # Thirteen states were invited in October 2024; none was a partner before 2025.
    assert cell("bloc_partners", "brics", date(2024, 1, 1))["value"] == 0


def test_nato_partners_are_partial(cell: Cell) -> None:
    assert cell("bloc_partners", "nato", date(2025, 1, 1))["coverage"] == "partial"
    assert cell("bloc_partners", "sco", date(2025, 1, 1))["coverage"] == "complete"
