"""How measurements are printed: one line each, with the peer, the ratio and the mark to reach."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as RichTable


@dataclass(frozen=True, kw_only=True)
class Line:
    """One measurement. `ratio` is ours over the peer's; `reached` is None where no mark was set."""

    what: str
    ours: str
    peer: str = ""
    ratio: float | None = None
    mark: str = ""
    reached: bool | None = None


def show(title: str, lines: list[Line]) -> None:
    """Print the lines of one benchmark."""
    table = RichTable(title=title, title_justify="left", header_style="bold")
    for name in ("what", "ours", "peer", "ratio", "to reach", ""):
        table.add_column(name)
    for line in lines:
        verdict = {True: "reached", False: "MISSED", None: ""}[line.reached]
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        table.add_row(line.what, line.ours, line.peer, ratio, line.mark, verdict)
    Console(width=140).print(table)
