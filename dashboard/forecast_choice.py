"""Which forecast a reader looks at: indicator, series, model and day, kept in the address."""

from datetime import date

import polars as pl
import streamlit as st

from dashboard import data, frame, wording
from dashboard.figures.question import THRESHOLDS
from dashboard.figures.record import BANDS, KINDS, ahead
from dashboard.selection import Selection

USUAL = {"indicator": "us_troops_europe", "series": "europe:", "model": "naive"}


def kind() -> str:
    """Let the reader choose between hindcasts and what was issued; the two are never shown together."""
    return KINDS[_one_of("Record", list(KINDS), key="record")]


def band() -> str:
    """Let the reader choose how far ahead."""
    return BANDS[_one_of("Distance", list(BANDS), key="distance")]


def threshold() -> float:
    """Let the reader choose the probability from which on a question counts as a warning."""
    return THRESHOLDS[_one_of("Warning from", list(THRESHOLDS), key="warning", usual="50 %")]


def _one_of(label: str, choices: list[str], *, key: str, usual: str = "") -> str:
    first = usual or choices[0]
    picked = st.segmented_control(label, choices, default=first, required=True, key=key, bind="query-params")
    return picked or first


def series(selected: Selection, kind: str) -> dict[str, str]:
    """Let the reader choose a series and model that has forecasts of this kind; empty if there are none.

    Gives the ids and names that figures and SQL need.
    """
    rows = data.rows_of("record_series", as_of=selected.as_of).filter(pl.col("kind") == kind)
    if rows.is_empty():
        return {}
    picked: dict[str, str] = {"kind": kind}
    with st.container(horizontal=True):
        for column, name, label in (
            ("indicator_id", "indicator", "Indicator"),
            ("series_id", "series", "Series"),
            ("model_id", "model", "Model"),
        ):
            choices = dict(rows.select(column, name).unique(maintain_order=True).iter_rows())
            chosen = frame.choose(label, choices, usual=USUAL[name], key=name)
            rows = rows.filter(pl.col(column) == chosen)
            picked |= {column: chosen, name: choices[chosen]}
    card = data.rows_of("indicator").filter(pl.col("indicator_id") == picked["indicator_id"]).row(0, named=True)
    return picked | {"unit": card["unit"], "frequency": card["frequency"], "family": card["model_family"]}


def horizon(forecasts: pl.DataFrame, named: dict[str, str]) -> int:
    """Let the reader choose from how far ahead."""
    distances: dict[str, int] = {ahead(each, named["frequency"]): each for each in forecasts["horizon"].unique().sort()}
    return distances[_one_of("Said", list(distances), key="ahead")]


def day(forecasts: pl.DataFrame) -> date:
    """Let the reader choose one of the days on which forecasts were made; the newest that has met a value first."""
    days = forecasts["made_on"].unique().sort(descending=True).to_list()
    met = forecasts.filter(pl.col("truth").is_not_null())["made_on"]
    usual: date = met.sort()[-1] if len(met) else days[0]
    names = {each.isoformat(): wording.day(each) for each in days}
    return date.fromisoformat(frame.choose("As it stood on", names, usual=usual.isoformat(), key="made"))
