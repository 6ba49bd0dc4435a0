"""Every error the project raises on purpose, as one tree.

DetenteError
├── InputError            something about a file that was read
│   ├── FileProblem       the file as a whole cannot be used
│   └── RowProblem        one row, named by row, column and value (collected, not raised)
├── SourceFailed          a source could not be fetched or would lose rows
├── WarehouseError
│   ├── NoRelease         nothing has been published yet
│   ├── RefreshRunning    another process is refreshing
│   ├── ChecksFailed      a release was built but must not be published
│   ├── NothingTakenIn    not one row of evidence is held
│   ├── NothingToRollBack there is no earlier release
│   └── QueryRefused      SQL that cannot be run on a release
├── ForecastError         a series that no model may touch
└── BriefError
    ├── BriefRefused      a brief was asked for that the evidence cannot give
    └── NoBrowser         a brief cannot be printed on this machine
"""

from dataclasses import dataclass


class DetenteError(Exception):
    """Base of all; its text is meant for the person at the keyboard."""


class InputError(DetenteError):
    """Something about a file that was read."""


class FileProblem(InputError):
    """A file that cannot be used at all.

    `file` is its name, `problem` says what is wrong, `remedy` what to do about it.
    """

    def __init__(self, file: str, problem: str, remedy: str) -> None:
        self.file = file
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{file}: {problem}. {remedy}")


@dataclass(frozen=True, kw_only=True)
class RowProblem:
    """One row that does not load: where it is, what is wrong and how to mend it.

    `row` counts as a spreadsheet does: the header is row 1.
    """

    file: str
    row: int
    column: str
    value: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        shown = "(empty)" if self.value in (None, "") else self.value
        return (
            f"{self.file}, row {self.row}, column '{self.column}': {shown} {self.problem}. {self.remedy.rstrip('.')}."
        )


class SourceFailed(DetenteError):
    """A source gave nothing that may replace what is held; its last good rows stay."""


class WarehouseError(DetenteError):
    """Something about the working file or a release."""


class NoRelease(WarehouseError):
    """Nothing has been published yet."""


class RefreshRunning(WarehouseError):
    """Another process holds the refresh lock."""


class ChecksFailed(WarehouseError):
    """A release was built, but a check found offending rows, so it was not published."""


class NothingTakenIn(WarehouseError):
    """Not one row of evidence is held, so there is nothing to publish."""


class NothingToRollBack(WarehouseError):
    """There is no earlier release to go back to."""


class QueryRefused(WarehouseError):
    """SQL that a read-only release cannot run; the text says why."""


class ForecastError(DetenteError):
    """A series that no model may touch."""


class BriefError(DetenteError):
    """Something about a brief that was asked for."""


class BriefRefused(BriefError):
    """A day, a state or a file that no brief can be made for; the text says which and what to do."""


class NoBrowser(BriefError):
    """No browser that prints was found, or it did not print."""
