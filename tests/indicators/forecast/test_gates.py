"""Gates: a fit that cannot be shown is replaced, and the reason said."""

import numpy as np
import pytest

from indicators.forecast.gates import gate
from indicators.series import Floats

PAST = np.array([10.0, 12, 11, 14, np.nan])
SANE = np.tile(np.linspace(9, 15, 7), (3, 1))
BASELINE = np.tile(np.linspace(8, 16, 7), (3, 1))


def test_a_sane_fit_passes() -> None:
    found = gate(SANE, BASELINE, PAST)
    assert not found.is_baseline
    assert found.quantiles is SANE


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (SANE * np.nan, "not finite"),
        (SANE[:, ::-1], "crossed"),
        (SANE + 100, "left 3 times the range of the past \\(10 to 14\\)"),
    ],
)
def test_a_bad_fit_gives_way_to_the_baseline(model: Floats, reason: str) -> None:
    found = gate(model, BASELINE, PAST)
    assert found.quantiles is BASELINE
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(found.reason)


def test_a_fit_that_did_not_converge_gives_way() -> None:
    assert gate(SANE, BASELINE, PAST, converged=False).reason == "The fit did not converge."
