"""The README's table of indicators, written from the registry: `python -m indicators.catalogue README.md`."""

import sys
from pathlib import Path

from indicators.indicator import Indicator
from indicators.registry import INDICATORS

START = "<!-- catalogue: written by `python -m indicators.catalogue README.md`, checked by a test -->"
END = "<!-- /catalogue -->"
HEADER = "| system | indicator | question | unit | coverage |\n| --- | --- | --- | --- | --- |"


def table(indicators: tuple[Indicator, ...] = INDICATORS) -> str:
    """A Markdown table, one row an indicator, by system."""
    ordered = sorted(indicators, key=lambda indicator: (indicator.system, indicator.id))
    return "\n".join([HEADER, *(_row(indicator) for indicator in ordered)])


def _row(indicator: Indicator) -> str:
    coverage = indicator.coverage_rule.partition(":")[0].partition(";")[0].partition(".")[0]
    cells = (
        indicator.system.replace("_", " "),
        f"`{indicator.id}` {indicator.title}",
        indicator.question,
        indicator.unit,
        coverage,
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def written(readme: str) -> str:
    """A README's text with the table put between its marks."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(written(path.read_text(encoding="utf-8")), encoding="utf-8")
