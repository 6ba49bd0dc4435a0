"""Analytic confidence by the written rule, at each of its edges."""

from dataclasses import replace

import pytest

from indicators.forecast.confidence import FEW, MANY, RESOLVED, RULE, Ground, Record, grade

BEST = Ground(
    active=MANY,
    periods=2 * MANY,
    covered=2 * MANY,
    reliable=3,
    rows=4,
    record=Record(resolved=RESOLVED, brier=0.1, baseline_brier=0.2),
)


def test_the_best_ground_gives_high_confidence() -> None:
    found, reason = grade(BEST)
    assert found == "high"
    assert reason == (
        "High: all 20 periods are completely covered, 10 had an event, 75% of 4 rows of evidence are graded A to C; "
        "12 hindcasts have resolved, mean Brier 0.100 against the baseline's 0.200."
    )


@pytest.mark.parametrize(
    ("worse", "reason"),
    [
        ({"active": MANY - 1}, "only 9 periods had an event"),
        ({"periods": 2 * MANY - 1, "covered": 2 * MANY - 1}, "only 9 periods had none"),
        ({"reliable": 5, "rows": 7}, "only 71% of 7 rows are graded A to C"),
        ({"record": replace(BEST.record, resolved=RESOLVED - 1)}, "11 hindcasts have resolved"),
        ({"record": replace(BEST.record, brier=0.2)}, "mean Brier 0.200 against the baseline's 0.200"),
        ({"record": Record(kind="issued")}, "no issues have resolved"),
    ],
)
def test_one_step_short_of_high_is_moderate(worse: dict[str, object], reason: str) -> None:
    found, said = grade(replace(BEST, **worse))  # type: ignore[arg-type]
    assert found == "moderate"
    assert reason in said.partition("Not high, as ")[2]


@pytest.mark.parametrize(
    ("worse", "reason"),
    [
        ({"covered": 2 * MANY - 1}, "1 of 20 periods are not completely covered"),
        ({"active": FEW - 1}, "only 4 periods had an event"),
        ({"active": 1}, "only 1 period had an event"),
        ({"reliable": 1}, "only 25% of 4 rows of evidence are graded A to C"),
        ({"reliable": 0, "rows": 0}, "only 0% of 0 rows of evidence are graded A to C"),
    ],
)
def test_weak_ground_is_low_whatever_else_is_good(worse: dict[str, object], reason: str) -> None:
    assert grade(replace(BEST, **worse)) == ("low", f"Low, as {reason}.")  # type: ignore[arg-type]


def test_the_rule_names_its_limits() -> None:
    assert all(f" {limit} " in RULE for limit in (FEW, MANY, RESOLVED))
