"""Figures of the track record: skill, coverage, and every forecast against what came."""

from datetime import date

import polars as pl

from dashboard import data, wording
from dashboard.charts import record as chart
from dashboard.charts.template import spec
from dashboard.data import Answer
from dashboard.figures.figure import Figure
from dashboard.selection import Selection

BANDS = {"Next period": "next", "Later periods": "later"}
KINDS = {"Hindcasts": "hindcast", "Issued forecasts": "issued"}
STEPS = {"A": "year", "Q": "quarter", "M": "month", "D": "day"}
HINDCAST = "Hindcasts: made afterwards on past data by today's code, never issued."
ISSUED = "Issued forecasts, sealed before the outcome was known; no hindcast among them."
NOT_INDEPENDENT = (
    "Forecasts of neighbouring periods and of related series miss together, so the intervals drawn are too narrow."
)
WIDEST = 0.95
"""The interval that is told of in titles."""
FAN_HISTORY = 12
"""Periods drawn before a fan."""


def made_how(kind: str) -> str:
    """Whether what is shown was issued or made afterwards, as a sentence; it stands at every figure."""
    return ISSUED if kind == "issued" else HINDCAST


def nothing(kind: str) -> str:
    """Why a figure of this kind has no rows."""
    if kind == "issued":
        return "No issued forecast has closed by the chosen day, so there is nothing to score yet. See the hindcasts."
    return (
        "No hindcast is held for the chosen day. Scores rest on the latest evidence and are left out for earlier days."
    )


def skill(selected: Selection) -> Figure:
    """Who beats the naive baseline, and who does not."""
    answer = data.ask("record_skill", as_of=selected.as_of)
    deciding = answer.rows.filter(pl.col("band") == "all")
    counts = dict(deciding.group_by("verdict").len().iter_rows())
    skilful = deciding.filter(pl.col("verdict") == "skilful")["indicator"].to_list()
    told = f"{counts.get('skilful', 0)} of {deciding.height} models save part of the baseline's loss beyond chance"
    named = "; ".join(skilful)
    return Figure(
        key="record-skill",
        finding=f"{told}{f': {named}' if named else ''}" if counts else "Skill against the naive baseline",
        nothing=nothing("hindcast"),
        statistic="Share of the naive baseline's loss that the model saves, with 95 % interval; right of zero is "
        "better than the baseline. Large mark: all horizons, which decides; small: the next period, then later "
        f"ones. {HINDCAST}",
        answer=answer,
        spec=spec(chart.skill),
        alt=f"Skill by indicator with intervals. {told}; {counts.get('no demonstrated skill', 0)} show none, "
        f"{counts.get('too short to tell', 0)} are too short to tell.",
        evidence=lambda: evidence(selected),
        limits="Loss: mean pinball loss in units of each series' usual change. None shown: the interval reaches zero "
        "or lies below it, so the page of that indicator draws the baseline alone. The axis ends at -100 %; the "
        "table has every number.",
    )


def reliability(selected: Selection, kind: str, band: str) -> Figure:
    """Whether intervals hold as often as they say, model by model."""
    answer = data.ask("record_reliability", as_of=selected.as_of, kind=kind, band=band)
    widest = answer.rows.filter(pl.col("nominal") == WIDEST).to_dicts()
    told = wording.joined(f"{row['model'].lower()} {row['observed']:.0%}" for row in widest)
    models = tuple(answer.rows["model"].unique(maintain_order=True).to_list())
    cases = answer.rows.filter(pl.col("nominal") == WIDEST)["cases"].sum()
    return Figure(
        key="record-reliability",
        finding=f"95 % intervals held: {told}" if told else "How often intervals held",
        nothing=nothing(kind),
        statistic=f"Share of values inside the 50, 80 and 95 % intervals against the share stated, {_of(band)}; bar: "
        f"95 % interval (Wilson); dashed: where both agree. {cases:,} forecasts. {made_how(kind)}",
        answer=answer,
        spec=spec(chart.reliability, models),
        alt=f"Observed against stated coverage by model, {_of(band)}. Of the 95 % intervals held: {told}.",
        evidence=lambda: evidence(selected),
        limits="Below the line intervals are too narrow, above it too wide. Series that seldom move, and counts, lie "
        f"above it at 50 %, for the last value itself fills the interval. {NOT_INDEPENDENT}",
    )


def coverage(selected: Selection, kind: str, band: str) -> Figure:
    """Where intervals are demonstrably off."""
    answer = data.ask("record_coverage", as_of=selected.as_of, kind=kind, band=band)
    wide = answer.rows.filter(pl.col("nominal") == WIDEST)
    narrow = wide.filter(pl.col("reading") == "too narrow")
    told = f"{narrow.height} of {wide.height} sets of 95 % intervals are demonstrably too narrow"
    return Figure(
        key="record-coverage",
        finding=told if wide.height else "Where intervals are off",
        nothing=nothing(kind),
        statistic="Per cent of values inside the stated interval, by indicator, for the naive baseline and the model, "
        f"{_of(band)}. ▼: too narrow, ▲: too wide, by a 95 % interval (Wilson) that leaves the stated share out; "
        f"few: fewer than 12 forecasts. {made_how(kind)}",
        answer=answer,
        spec=spec(chart.coverage),
        alt=f"Table of observed coverage at 50, 80 and 95 % by indicator, baseline and model. {told}.",
        evidence=lambda: evidence(selected),
        limits=f"With so many cells, one in twenty is marked by chance alone. {NOT_INDEPENDENT}",
    )


def _of(band: str) -> str:
    return "next period" if band == "next" else "two or more periods ahead"


def said(selected: Selection, named: dict[str, str], horizon: int = 0) -> Answer:
    """Every forecast of one series by one model; `named` holds its ids and names. Horizon 0: all."""
    return data.ask("record_forecast", as_of=selected.as_of, horizon=horizon, **_asked(named))


def _asked(named: dict[str, str]) -> dict[str, str]:
    return {name: named[f"{name}_id"] for name in ("indicator", "series", "model")} | {"kind": named["kind"]}


def past(selected: Selection, named: dict[str, str], horizon: int) -> Figure:
    """Every forecast of one series by one model from one distance, against what came."""
    answer = said(selected, named, horizon)
    met = answer.rows.filter("is_last", pl.col("truth").is_not_null())
    who = f"{named['series']}, {named['model'].lower()}"
    told = f"{who}: {_inside(met)}" if met.height else f"{who}: nothing has come yet"
    return Figure(
        key="record-past",
        finding=told,
        statistic=f"{named['indicator']}, {named['unit']}; bars: 50, 80 and 95 % intervals said "
        f"{ahead(horizon, named['frequency'])}; marks: what came. {made_how(named['kind'])}",
        answer=answer,
        spec=spec(chart.past, named["unit"]),
        alt=f"Intervals by target period, said {ahead(horizon, named['frequency'])}, with what came. {told}.",
        evidence=lambda: data.ask("indicator_evidence", indicator=named["indicator_id"], as_of=selected.as_of),
        nothing=nothing(named["kind"]),
        limits="Where several days say the same distance ahead, the last of them is drawn; the table has all. What "
        "came is the final value as far as it is known; a period without a mark has none yet.",
    )


def ahead(horizon: int, frequency: str) -> str:
    """How far ahead, in words."""
    step = STEPS.get(frequency, "period")
    return f"{horizon} {step}{'s' if horizon > 1 else ''} ahead"


def _inside(met: pl.DataFrame) -> str:
    held = met.filter(pl.col("outcome").is_in(("inside 50 %", "inside 80 %"))).height
    out = met.filter(pl.col("outcome") == "outside 95 %").height
    return f"{held} of {met.height} values came inside the 80 % interval, {out or 'none'} outside the 95 %"


def fan(selected: Selection, named: dict[str, str], made_on: date) -> Figure:
    """One forecast as it stood on its day, and what came."""
    answer = data.ask("record_fan", as_of=selected.as_of, made_on=made_on, periods=FAN_HISTORY, **_asked(named))
    met = answer.rows.filter(pl.col("truth").is_not_null())
    told = f"As of {wording.day(made_on)}: {_inside(met) if met.height else 'nothing has come yet'}"
    verb = "issued on" if named["kind"] == "issued" else "a hindcast, made afterwards on what was knowable by"
    return Figure(
        key="record-fan",
        finding=told,
        statistic=f"{named['indicator']}, {named['series']}, {named['unit']}; line: known by the day; fan or bars: "
        f"50, 80 and 95 % intervals, {named['model'].lower()}, {verb} {wording.day(made_on)}; marks: what came",
        answer=answer,
        spec=spec(chart.fan, named["unit"], named["family"] == "count"),
        alt=f"Fan of one forecast after its history. {told}.",
        evidence=lambda: data.ask("indicator_evidence", indicator=named["indicator_id"], as_of=selected.as_of),
    )


def evidence(selected: Selection) -> Answer:
    """The publishers behind the series that are forecast."""
    ids = data.rows_of("record_indicator")["indicator_id"].to_list()
    return data.ask("indicator_evidence", indicator="|".join(ids), as_of=selected.as_of)
