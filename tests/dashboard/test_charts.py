"""What each chart is made of, in its key parts; the rows come later."""

from typing import Any

import pytest

from dashboard import theme
from dashboard.charts import bloc, exercise, headline
from dashboard.charts.template import spec

GOLDEN: dict[str, tuple[dict[str, Any], list[tuple[str, str, str]]]] = {
    "gap": (
        spec(exercise.gap),
        [
            ("rule", "declared", "exercise"),
            ("bar", "declared_low", "exercise"),
            ("bar", "independent_low", "exercise"),
            ("point", "declared", "exercise"),
            ("point", "independent", "exercise"),
        ],
    ),
    "per_year": (spec(exercise.per_year), [("bar", "year", "exercises")]),
    "calendar": (spec(exercise.calendar), [("bar", "first_day", "year"), ("point", "first_day", "year")]),
    "members": (spec(bloc.members), [("line", "from_day", "members"), ("point", "from_day", "members")]),
    "steps": (spec(bloc.steps), [("point", "event_date", "bloc")]),
    "spark": (
        spec(headline.spark, ("BRICS", "NATO"), "states", False),  # noqa: FBT003
        [
            ("area", "period_start", "low_80"),
            ("area", "period_start", "low_50"),
            ("line", "period_start", "whole"),
            ("point", "period_start", "value"),
            ("point", "period_start", "value"),
        ],
    ),
}


def units(made: dict[str, Any]) -> list[dict[str, Any]]:
    """The single charts of a specification, layers taken apart; those with rows of their own left out."""
    if "data" in made:
        return []
    return [unit for layer in made["layer"] for unit in units(layer)] if "layer" in made else [made]


@pytest.mark.parametrize("name", GOLDEN)
def test_chart_draws_these_marks_of_these_columns(name: str) -> None:
    made, golden = GOLDEN[name]
    found = [(u["mark"]["type"], u["encoding"]["x"]["field"], u["encoding"]["y"]["field"]) for u in units(made)]
    assert found == golden


@pytest.mark.parametrize("name", GOLDEN)
def test_specification_brings_no_rows_and_one_look(name: str) -> None:
    made, _ = GOLDEN[name]
    assert "data" not in made
    assert "datasets" not in made
    assert made["config"] == theme.CONFIG


def test_same_chart_is_specified_once() -> None:
    assert spec(bloc.members) is spec(bloc.members)


def test_thresholds_of_the_vienna_document() -> None:
    lines = [layer["data"]["values"][0] for layer in spec(exercise.gap)["layer"] if "data" in layer]
    assert lines == [{"troops": 9000, "asks": "notify"}, {"troops": 13000, "asks": "observers"}]


def test_troops_stand_on_a_log_scale() -> None:
    scales = [unit["encoding"]["x"].get("scale", {}).get("type") for unit in units(spec(exercise.gap))]
    assert "log" in scales


def test_samples_are_hollow_and_dashed() -> None:
    assert spec(exercise.per_year)["mark"]["strokeDash"]
    assert spec(exercise.per_year)["mark"]["fillOpacity"] < 0.5
    sampled = spec(headline.spark, ("CSTO",), "exercises", True)  # noqa: FBT003
    assert next(unit for unit in units(sampled) if unit["mark"]["type"] == "line")["mark"]["strokeDash"] == [3, 3]


def test_partial_values_break_the_line() -> None:
    line = next(unit for unit in units(GOLDEN["spark"][0]) if unit["mark"]["type"] == "line")
    assert {"calculate": "datum.coverage == 'partial' ? null : datum.value", "as": "whole"} in line["transform"]


def test_fans_have_no_line_in_their_middle() -> None:
    marks = [unit["mark"] for unit in units(GOLDEN["spark"][0]) if unit["mark"]["type"] == "area"]
    assert [mark.get("line", False) for mark in marks] == [False, False]


def test_blocs_keep_their_colours() -> None:
    color = units(spec(bloc.members))[0]["encoding"]["color"]["scale"]
    assert dict(zip(color["domain"], color["range"], strict=True)).items() <= theme.BLOCS.items()


def test_colours_of_blocs_differ_in_lightness_or_hue() -> None:
    assert len(set(theme.BLOCS.values())) == len(theme.BLOCS)
