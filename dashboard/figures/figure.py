"""What a figure is; it knows no page, so that pages and the printed brief show the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.data import Answer


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What a figure shows. `spec` comes from `charts.template.spec`; `evidence` rows say publisher, grade and link.

    `finding` is the title: what the reader should take away. `statistic` says what is counted, in which unit
    and over what. `limits` says what the figure cannot tell. `evidence` is asked for only when opened.
    `nothing` says why there are no rows, where that is not that nothing was known by the day.
    """

    key: str
    finding: str
    statistic: str
    answer: Answer
    spec: dict[str, Any]
    alt: str
    evidence: Callable[[], Answer]
    limits: str = ""
    nothing: str = ""
