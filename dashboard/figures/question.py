"""Figures of questions with a date: what is open, what came, and whether probabilities hold."""

from datetime import date
from typing import Any

import polars as pl

from dashboard import data, wording
from dashboard.charts import question as chart
from dashboard.charts.template import spec
from dashboard.data import Answer
from dashboard.figures.figure import Figure
from dashboard.figures.record import made_how, nothing
from dashboard.selection import Selection

LIKELY = 0.525
"""Probability above which the yardstick says likely."""
THRESHOLDS = {"20 %": 0.2, "50 %": 0.5, "80 %": 0.8}
ONCE = (
    "Each question counts once a period, as it was last asked before the period began; questions of one year are about "
    "related events."
)


def odds(selected: Selection) -> Figure:
    """The questions that are open, with their probabilities."""
    answer = data.ask("question_open", as_of=selected.as_of)
    likely = answer.rows.filter(pl.col("probability") > LIKELY)
    told = (
        f"{answer.rows.height} questions are open; {likely.height or 'none'} of them "
        f"{'is' if likely.height == 1 else 'are'} called likely or more"
    )
    return Figure(
        key="question-odds",
        finding=told if answer.rows.height else "Open questions",
        nothing="No question had been issued by the chosen day: nothing is backdated.",
        statistic="Probability of at least one event in the period; bar: 95 % interval; shape: analytic confidence, "
        "which says how good the ground is, not how likely the event. Issued forecasts, sealed in the ledger.",
        answer=answer,
        spec=spec(chart.odds),
        alt=f"Probabilities with intervals of the open questions. {told}. "
        + "; ".join(f"{row['about']} {row['probability']:.0%}" for row in answer.rows.to_dicts()),
        evidence=lambda: _evidence(selected),
        limits="Numbers: the list below; the table says what confidence rests on. Every probability is a base rate: "
        "the share of past periods with an event, at a constant chance. It knows nothing of what is being negotiated "
        "or prepared today.",
    )


def sentence(row: dict[str, Any]) -> str:
    """An open question in words, Markdown."""
    ends = wording.day(row["resolves_on"])
    told = (
        f"{row['probability']:.0%} ({row['low']:.0%} to {row['high']:.0%}), {row['word']}; "
        f"{row['confidence']} confidence. {row['basis']} Resolves {ends}, issued {wording.day(row['issued_on'])}."
    )
    return f"{row['number']}\\. **{wording.plain(row['question'])}** {wording.plain(told)}"


def in_two_columns(selected: Selection) -> tuple[str, str]:
    """Every open question in words, in two halves, Markdown."""
    told = [sentence(row) for row in data.rows_of("question_open", as_of=selected.as_of).iter_rows(named=True)]
    half = (len(told) + 1) // 2
    return "\n\n".join(told[:half]), "\n\n".join(told[half:])


def outcomes(selected: Selection, kind: str, threshold: float) -> Figure:
    """Hits, misses and false alarms had every probability from the threshold on been a warning."""
    answer = data.ask("question_outcome", as_of=selected.as_of, kind=kind, threshold=threshold)
    total = dict(answer.rows.group_by("outcome").agg(pl.col("questions").sum()).iter_rows())
    together = _brier(answer.rows)
    told = (
        f"Warning from {round(threshold * 100)} % on: {_count(total, 'Hit', 'hit')}, {_count(total, 'Miss', 'miss')} "
        f"and {_count(total, 'False alarm', 'false alarm')} in {sum(total.values())} resolved questions"
    )
    return Figure(
        key="question-outcomes",
        finding=told if total else "Hits, misses and false alarms",
        nothing=nothing(kind),
        statistic=f"Questions resolved, by what a warning from {round(threshold * 100)} % on would have met; beside "
        f"them the Brier scores of model / baseline. {together and f'All together: {together}. '}{made_how(kind)}",
        answer=answer,
        spec=spec(chart.outcomes),
        alt=f"Stacked bars of hits, misses, false alarms and rightly quiet periods by question. {told}.",
        evidence=lambda: _evidence(selected),
        limits=f"Brier score: mean squared difference of probability and outcome, 0 is perfect; the baseline says the "
        f"share of all earlier periods with an event. {ONCE}",
    )


def record(selected: Selection, kind: str, threshold: float) -> str:
    """The record of resolved questions in one sentence: hits, misses, false alarms and Brier scores."""
    told = outcomes(selected, kind, threshold)
    if told.answer.rows.is_empty():
        return nothing(kind)
    how = "Issued" if kind == "issued" else "Hindcasts"
    return f"{how}: {told.finding}; Brier score of model / baseline {_brier(told.answer.rows)}."


def record_by_question(selected: Selection, kind: str, threshold: float) -> tuple[Answer, dict[str, str]]:
    """The record of each question in a line, by what it is about, and the answer that it comes from."""
    answer = outcomes(selected, kind, threshold).answer
    lines = {}
    for (about,), rows in answer.rows.group_by("about", maintain_order=True):
        total = dict(rows.select("outcome", "questions").iter_rows())
        first = rows.row(0, named=True)
        scores = " / ".join(
            "none" if first[name] is None else f"{first[name]:.2f}" for name in ("brier", "baseline_brier")
        )
        counted = ", ".join(_count(total, name, name.lower()) for name in ("Hit", "Miss", "False alarm"))
        lines[str(about)] = f"{counted} in {first['cases']}; Brier {scores}"
    return answer, lines


def _count(total: dict[str, int], outcome: str, noun: str) -> str:
    number = total.get(outcome, 0)
    plural = {"miss": "misses"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def _brier(rows: pl.DataFrame) -> str:
    """The mean Brier scores of model and baseline over all resolved questions, in words."""
    once = rows.unique("about").drop_nulls("baseline_brier")
    if once.is_empty():
        return ""
    cases = pl.col("cases")
    weighed = [(pl.col(name) * cases).sum() / cases.sum() for name in ("brier", "baseline_brier")]
    model, baseline = once.select(weighed).row(0)
    return f"{model:.3f} / {baseline:.3f}"


def reliability(selected: Selection, kind: str) -> Figure:
    """Whether what is called likely happens more often than what is called unlikely, and as often as it is called."""
    answer = data.ask("question_reliability", as_of=selected.as_of, kind=kind)
    cases = answer.rows["cases"].sum()
    off = {
        "more often than called": answer.rows.filter(pl.col("stated") < pl.col("low")),
        "less often than called": answer.rows.filter(pl.col("stated") > pl.col("high")),
    }
    parts = [f"{wording.joined(rows['word'])} happened {how}" for how, rows in off.items() if rows.height]
    told = f"Beyond chance, {'; '.join(parts)}" if parts else f"In {cases} cases no word is off by more than chance"
    return Figure(
        key="question-reliability",
        finding=told if cases else "Whether probabilities hold",
        nothing=nothing(kind),
        statistic="How often what was asked happened, beside the mean probability with which it was called, by the "
        f"yardstick's word; number of cases in brackets; bar: 95 % interval (Wilson). {made_how(kind)}",
        answer=answer,
        spec=spec(chart.reliability),
        alt=f"Observed frequency against mean probability by word, {cases} cases. {told}.",
        evidence=lambda: _evidence(selected),
        limits=f"{ONCE} A word with few cases can be far off by chance.",
    )


def resolved_title(rows: pl.DataFrame, kind: str) -> str:
    """What the list of resolved questions is about."""
    happened = int(rows["happened"].sum())
    asked = "issued questions resolved" if kind == "issued" else "questions asked afterwards of past periods"
    return f"{rows.height} {asked}; {happened} of them happened"


def next_due(selected: Selection) -> date | None:
    """The day on which the next open question resolves; None without one."""
    ahead = data.rows_of("question_open", as_of=selected.as_of).filter(pl.col("resolves_on") >= selected.as_of)
    return None if ahead.is_empty() else ahead.row(0, named=True)["resolves_on"]


def _evidence(selected: Selection) -> Answer:
    ids = data.rows_of("question_indicator")["indicator_id"].to_list()
    return data.ask("indicator_evidence", indicator="|".join(ids), as_of=selected.as_of)
