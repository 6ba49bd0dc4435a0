"""Series to forecast."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from indicators.series import Series


@pytest.fixture(scope="session")
def series_of() -> Callable[..., Series]:
    """A yearly series from 2000 on; a year given as None is a gap."""

    def make(values: list[float | None]) -> Series:
        kept = [(2000 + i, value) for i, value in enumerate(values) if value is not None]
        return Series(
            indicator_id="bloc_members",
            entity="nato",
            counterpart="",
            frequency="A",
            ordinals=np.array([year for year, _ in kept], dtype=np.int64),
            values=np.array([value for _, value in kept], dtype=np.float64),
            known_on=tuple(date(year, 12, 31) for year, _ in kept),
            incomplete=0,
            samples=0,
        )

    return make
