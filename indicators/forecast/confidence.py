"""Analytic confidence in an answer: how good the evidence and the record are, apart from how likely the event is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["issued", "hindcast"]
Confidence = Literal["low", "moderate", "high"]
FEW = 5
"""Periods with an event below which confidence is low."""
MANY = 10
"""Periods with an event, and periods without, that high confidence needs."""
HALF, MOST = 0.5, 0.75
"""Shares of reliable rows of evidence that moderate and high confidence need."""
RESOLVED = 12
"""Resolved askings that high confidence needs."""

RULE = (
    "Confidence says how good the ground is, not how likely the event is. Low: any period used is a sample, partial "
    f"or not observed; or fewer than {FEW} periods had an event; or fewer than half of the rows of evidence come from "
    "publishers graded A to C for reliability. High: every period used is completely covered; at least "
    f"{MANY} periods had an event and at least {MANY} had none; three quarters of the rows are graded A to C; and over "
    f"at least {RESOLVED} resolved askings (issued ones, or hindcasts until so many issues have resolved) the mean "
    "Brier score is below the baseline's. Moderate: all between. Only reliability is counted: credibility rests on "
    "figures that agree or differ, and is not judged (6) for single events."
)


@dataclass(frozen=True, kw_only=True)
class Record:
    """Resolved askings of one question, `kind` issued or hindcast, with the mean Brier score and the baseline's."""

    kind: Kind = "hindcast"
    resolved: int = 0
    brier: float = 0.0
    baseline_brier: float = 0.0

    @property
    def is_better(self) -> bool:
        """Whether the answers beat the baseline."""
        return self.resolved > 0 and self.brier < self.baseline_brier


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What an answer rests on.

    `active` of `periods` had an event, `covered` of them are completely covered; `reliable` of `rows` of evidence are
    graded A to C.
    """

    active: int
    periods: int
    covered: int
    reliable: int
    rows: int
    record: Record


def grade(ground: Ground) -> tuple[Confidence, str]:
    """The confidence by RULE, and the sentence that gives its reasons."""
    if lacking := _lacking_for_moderate(ground):
        return "low", f"Low, as {_listed(lacking)}."
    if lacking := _lacking_for_high(ground):
        return "moderate", f"Not low: {_merits(ground)}. Not high, as {_listed(lacking)}."
    return "high", f"High: {_merits(ground)}; {_record(ground.record)}."


def _lacking_for_moderate(ground: Ground) -> list[str]:
    share = _share(ground)
    tests = {
        f"{ground.periods - ground.covered} of {ground.periods} periods are not completely covered": ground.covered
        < ground.periods,
        f"only {_periods(ground.active)} had an event": ground.active < FEW,
        f"only {share:.0%} of {ground.rows} rows of evidence are graded A to C": share < HALF,
    }
    return [reason for reason, lacks in tests.items() if lacks]


def _lacking_for_high(ground: Ground) -> list[str]:
    share, quiet = _share(ground), ground.periods - ground.active
    tests = {
        f"only {_periods(ground.active)} had an event": ground.active < MANY,
        f"only {_periods(quiet)} had none": quiet < MANY,
        f"only {share:.0%} of {ground.rows} rows are graded A to C": share < MOST,
        _record(ground.record): ground.record.resolved < RESOLVED or not ground.record.is_better,
    }
    return [reason for reason, lacks in tests.items() if lacks]


def _periods(number: int) -> str:
    return "1 period" if number == 1 else f"{number} periods"


def _share(ground: Ground) -> float:
    return ground.reliable / ground.rows if ground.rows else 0.0


def _merits(ground: Ground) -> str:
    return (
        f"all {ground.periods} periods are completely covered, {ground.active} had an event, "
        f"{_share(ground):.0%} of {ground.rows} rows of evidence are graded A to C"
    )


def _record(record: Record) -> str:
    named = "issues have resolved" if record.kind == "issued" else "hindcasts have resolved"
    if not record.resolved:
        return f"no {named}"
    return (
        f"{record.resolved} {named}, mean Brier {record.brier:.3f} against the baseline's {record.baseline_brier:.3f}"
    )


def _listed(reasons: list[str]) -> str:
    return ", and ".join(reasons)
