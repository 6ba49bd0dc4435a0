"""Analytic confidence in an answer: how good the evidence and the record are, apart from how likely the event is."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["low", "moderate", "high"]
FEW = 5
"""Periods with an event, or without one, below which confidence is low."""
MANY = 10
"""Periods of either kind that high confidence needs."""
HALF, MOST = 0.5, 0.75
"""Shares of reliable rows of evidence that moderate and high confidence need."""
RECORD = 12
"""Resolved askings that high confidence needs."""

RULE = (
    "Confidence says how good the ground is, not how likely the event is. Low: any period used is a sample, partial "
    f"or not observed; or fewer than {FEW} periods had an event; or fewer than half of the rows of evidence come from "
    "publishers graded A to C for reliability. High: every period is completely covered; at least "
    f"{MANY} periods had an event and at least {MANY} had none; three quarters of the rows are graded A to C; and of "
    f"at least {RECORD} resolved askings (issued ones, or hindcasts until that many issues have resolved) the mean "
    "Brier score is below the baseline's. Moderate: everything between. Only reliability is counted: the credibility "
    "of single events is not judged (6), since that grade rests on figures that can agree or differ."
)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What an answer rests on.

    `active` of `periods` had an event; `reliable` of `rows` of evidence are graded A to C; `record` are the resolved
    askings and `skill` is 1 - mean Brier / the baseline's over them (None without any).
    """

    is_complete: bool
    active: int
    periods: int
    reliable: int
    rows: int
    record: int
    skill: float | None
