"""Figures of commitments."""

from collections.abc import Mapping

import polars as pl

from dashboard import data, wording
from dashboard.charts import treaty as chart
from dashboard.charts.template import spec
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "Arms control": ("conventional_arms", "nuclear", "transparency"),
    "Political": ("political_commitment",),
    "Other and drafts": ("other", "draft_proposal"),
}
STEPS = ("suspended", "resumed", "withdrew", "expired", "announced_withdrawal", "in_force")
DISPUTED = ("alleged_breach", "deployment_in_breach", "rejected_inspection", "confirmed_breach", "denied")
EVERY = tuple(family for families in FAMILIES.values() for family in families)


def lives(selected: Selection, family: str) -> Figure:
    """The lives of the instruments of one group."""
    answer = data.ask("treaty_line", as_of=selected.as_of, families=FAMILIES[family])
    spans = answer.rows.filter(pl.col("party").is_null())
    held = spans.filter((pl.col("what") == "In force") & (pl.col("until_day") == selected.as_of)).height
    left = answer.rows.filter(pl.col("what").is_in(("Left", "Suspended")))["instrument"].n_unique()
    return Figure(
        key="treaty-lives",
        finding=f"{family}: {held} of {spans.height} instruments formally in force on {wording.day(selected.as_of)}; "
        f"at least one party suspended or left {left}",
        statistic="Bars: in force, from entry into force to the end for all; pale: signed, never in force; marks: "
        "steps by which a party gave notice of exit, suspended, resumed, left, or let it expire",
        answer=answer,
        spec=spec(chart.lives),
        alt=f"Life lines of {spans.height} instruments; {held} in force on {wording.day(selected.as_of)}.",
        evidence=lambda: data.ask("treaty_evidence", as_of=selected.as_of, families=FAMILIES[family], events=STEPS),
        limits="In force does not mean observed. A lawful exit and an unlawful suspension look alike here; inspections "
        "paused for the pandemic in 2020 are among the suspensions.",
    )


def in_force(selected: Selection) -> Figure:
    """How many arms control instruments are in force."""
    answer = data.ask("treaty_in_force", as_of=selected.as_of)
    return Figure(
        key="treaty-in-force",
        finding=data.finding("arms_control_in_force", selected.as_of),
        statistic="Listed arms control instruments in force at year end; for Russia and the United States those "
        "entered and not left; shaded: down to those not suspended either",
        answer=answer,
        spec=spec(chart.in_force),
        alt="Step lines of arms control instruments in force for all parties, Russia and the United States.",
        evidence=lambda: data.ask("indicator_evidence", indicator="arms_control_in_force", as_of=selected.as_of),
        limits="Formal validity only: a treaty that most parties suspended (CFE) still counts under all parties.",
    )


def breaches(selected: Selection) -> Figure:
    """What was alleged, found and denied, kept apart."""
    answer = data.ask("treaty_breach", as_of=selected.as_of)
    counts = {kind: answer.rows.filter(pl.col("what") == kind).height for kind in chart.KINDS}
    told = f"{counts['Alleged']} allegations, {counts['Found by an outside body']} findings of outside bodies, "
    return Figure(
        key="treaty-breaches",
        finding=f"{told}{counts['Denied']} denials recorded: three different things",
        statistic="One mark per event, by instrument; a formal finding of one state or alliance is an allegation",
        answer=answer,
        spec=spec(chart.breaches),
        alt=f"Timeline by instrument: {told}{counts['Denied']} denials, each kind in its own row.",
        evidence=lambda: data.ask("treaty_evidence", as_of=selected.as_of, families=EVERY, events=DISPUTED),
        limits="Sample: what could be found. Counts follow who reports: the United States prints a yearly compliance "
        "report and others do not. Denials are recorded more thinly than allegations; a missing one is no admission.",
    )


def choices(selected: Selection) -> dict[str, dict[str, str]]:
    """Names by id of instruments, parties and kinds of step in the ledger; empty text stands for all."""
    held = data.rows_of("treaty_choice", as_of=selected.as_of)
    every = {"treaty": "All instruments", "actor": "All parties", "event": "All steps"}
    return {
        what: {"": title} | dict(held.filter(pl.col("what") == what).select("id", "name").iter_rows())
        for what, title in every.items()
    }
