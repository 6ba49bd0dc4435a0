"""What each chart is made of, in its key parts; the rows come later."""

from typing import Any

import pytest

from dashboard import theme
from dashboard.charts import (
    bloc,
    country,
    deployment,
    diplomacy,
    exercise,
    fan,
    headline,
    question,
    record,
    threshold,
    treaty,
    vote,
)  # fmt: skip
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
    "fan": (
        spec(fan.fan, "persons"),
        [
            ("area", "period_start", "low_95"),
            ("area", "period_start", "low_80"),
            ("area", "period_start", "low_50"),
            ("line", "period_start", "value"),
            ("point", "period_start", "value"),
            ("point", "period_start", "value"),
        ],
    ),
    "latest": (
        spec(deployment.latest),
        [("bar", "from_low", "who_where"), ("point", "at", "who_where"), ("text", "end", "who_where")],
    ),
    "claims": (
        spec(deployment.claims, 3, "formation", True),  # noqa: FBT003
        [
            ("rect", "as_of", "top"),
            ("point", "as_of", "at"),
            ("point", "as_of", "at"),
            ("text", "as_of", "at"),
            ("text", None, "above"),
        ],
    ),
    "assigned": (spec(deployment.assigned, ("Germany", "Italy")), [("line", "year", "personnel")]),
    "lives": (spec(treaty.lives), [("bar", "from_day", "instrument"), ("point", "from_day", "instrument")]),
    "in_force": (spec(treaty.in_force), [("area", "period_start", "in_force"), ("line", "period_start", "in_force")]),
    "breaches": (spec(treaty.breaches), [("point", "event_date", "instrument")]),
    "agreement": (spec(vote.agreement), [("line", "year", "agreement")]),
    "regions": (spec(vote.regions, ("Africa", "Asia")), [("line", "year", "agreement"), ("line", "year", "agreement")]),
    "ballots": (spec(vote.ballots), [("bar", "states", "ballot"), ("text", "middle", "ballot")]),
    "contacts": (spec(diplomacy.contacts), [("rect", "year", "counterpart")]),
    "summits": (
        spec(diplomacy.summits),
        [
            ("bar", "states_represented", "edition"),
            ("bar", "heads", "edition"),
            ("text", "states_represented", "edition"),
        ],
    ),
    "terms": (spec(diplomacy.terms), [("bar", "share", "who_what")]),
    "sanctions": (spec(diplomacy.sanctions), [("point", "step_date", "who_whom")]),
    "memberships": (spec(country.memberships), [("bar", "from_day", "organisation")]),
    "overlap": (
        spec(bloc.overlap),
        [("rect", "other_organisation", "organisation"), ("text", "other_organisation", "organisation")],
    ),
    "weight": (spec(bloc.weight), [("area", "year", "low"), ("line", "year", "share")]),
    "waits": (spec(bloc.waits), [("bar", "shortest_years", "what"), ("point", "median_years", "what")]),
    "declared": (spec(threshold.declared), [("bar", "troops_from", "figures")]),
    "bunching": (
        spec(threshold.bunching),
        [
            ("bar", "low", "at_threshold"),
            ("point", "share_below", "at_threshold"),
            ("text", "right", "at_threshold"),
        ],
    ),
    "clusters": (
        spec(threshold.clusters),
        [
            ("rule", "declared_together", "around"),
            ("point", "declared_together", "around"),
            ("point", "with_parts_added", "around"),
            ("point", "others_say", "around"),
        ],
    ),
    "settings": (
        spec(threshold.settings, ("CSTO", "NATO")),
        [("rect", "within_km", "setting"), ("text", "within_km", "setting")],
    ),
    "volume": (
        spec(threshold.volume),
        [("rule", "year", "low"), ("line", "year", "troops"), ("point", "year", "troops")],
    ),
    "skill": (
        spec(record.skill),
        [
            ("bar", "cut_low", "indicator"),
            ("point", "skill", "indicator"),
            ("text", None, "indicator"),
            ("text", None, "indicator"),
        ],
    ),
    "reliability": (
        spec(record.reliability, ("Naive", "Combination")),
        [("rule", "beside", "low"), ("point", "beside", "observed")],
    ),
    "coverage": (spec(record.coverage), [("rect", "side_level", "indicator"), ("text", "side_level", "indicator")]),
    "past": (
        spec(record.past, "states"),
        [
            ("bar", "period_start", "low_95"),
            ("bar", "period_start", "low_80"),
            ("bar", "period_start", "low_50"),
            ("point", "period_start", "truth"),
        ],
    ),
    "past_fan": (
        spec(record.fan, "share", False),  # noqa: FBT003
        [
            ("area", "period_start", "low_95"),
            ("area", "period_start", "low_80"),
            ("area", "period_start", "low_50"),
            ("line", "period_start", "value"),
            ("point", "period_start", "truth"),
        ],
    ),
    "odds": (
        spec(question.odds),
        [("bar", "low", "row"), ("point", "probability", "row"), ("text", "right", "row"), ("text", "left", "row")],
    ),
    "outcomes": (
        spec(question.outcomes),
        [
            ("bar", "start", "about"),
            ("text", "middle", "about"),
            ("point", "room", "about"),
            ("text", "cases", "about"),
        ],
    ),
    "words": (
        spec(question.reliability),
        [("bar", "low", "row"), ("point", "stated", "row"), ("point", "observed", "row")],
    ),
    "follow": (
        spec(threshold.follow),
        [("area", "days", "followed_low"), ("line", "days", "followed"), ("point", "days", "followed")],
    ),
}


def units(made: dict[str, Any]) -> list[dict[str, Any]]:
    """The single charts of a specification, layers taken apart; those with rows of their own left out."""
    if "data" in made:
        return []
    parts = made.get("layer", made.get("vconcat"))
    return [made] if parts is None else [unit for part in parts for unit in units(part)]


@pytest.mark.parametrize("name", GOLDEN)
def test_chart_draws_these_marks_of_these_columns(name: str) -> None:
    made, golden = GOLDEN[name]
    found = [
        (u["mark"]["type"], u["encoding"].get("x", {}).get("field"), u["encoding"]["y"]["field"]) for u in units(made)
    ]
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


def test_lines_of_samples_are_dashed() -> None:
    sampled = spec(headline.spark, ("CSTO",), "exercises", True)  # noqa: FBT003
    assert next(unit for unit in units(sampled) if unit["mark"]["type"] == "line")["mark"]["strokeDash"] == [3, 3]


def test_partial_values_break_the_line() -> None:
    line = next(unit for unit in units(GOLDEN["spark"][0]) if unit["mark"]["type"] == "line")
    assert {"calculate": "datum.coverage == 'partial' ? null : datum.value", "as": "whole"} in line["transform"]


@pytest.mark.parametrize(("name", "intervals"), [("spark", 2), ("fan", 3)])
def test_fans_have_no_line_in_their_middle(name: str, intervals: int) -> None:
    marks = [unit["mark"] for unit in units(GOLDEN[name][0]) if unit["mark"]["type"] == "area"]
    assert [mark.get("line", False) for mark in marks] == [False] * intervals


def test_counts_have_bars_and_no_fan_from_the_last_count() -> None:
    drawn = [unit["mark"]["type"] for unit in units(spec(record.fan, "states", True))]  # noqa: FBT003
    assert drawn == ["bar", "bar", "bar", "line", "point"]


def test_skill_is_read_against_a_line_at_zero() -> None:
    lines = [layer["data"]["values"] for layer in GOLDEN["skill"][0]["layer"] if "data" in layer]
    assert lines == [[{"zero": 0}]]


def test_agreement_of_stated_and_observed_is_a_line() -> None:
    lines = [layer["data"]["values"] for layer in GOLDEN["reliability"][0]["layer"] if "data" in layer]
    assert all(end["stated"] == end["seen"] for end in lines[0])


@pytest.mark.parametrize(("name", "field"), [("skill", "verdict"), ("reliability", "model"), ("past", "outcome")])
def test_shape_carries_what_colour_carries(name: str, field: str) -> None:
    marked = [unit["encoding"] for unit in units(GOLDEN[name][0]) if "shape" in unit["encoding"]]
    assert {(each["shape"]["field"], each["color"]["field"]) for each in marked} == {(field, field)}
    shapes = marked[0]["shape"]["scale"]["range"]
    assert len(set(shapes)) == len(shapes)


def test_blocs_keep_their_colours() -> None:
    color = units(spec(bloc.members))[0]["encoding"]["color"]["scale"]
    assert dict(zip(color["domain"], color["range"], strict=True)).items() <= theme.BLOCS.items()


def test_colours_of_blocs_differ_in_lightness_or_hue() -> None:
    assert len(set(theme.BLOCS.values())) == len(theme.BLOCS)


def test_plans_are_hollow_and_dashed() -> None:
    present, planned = (unit for unit in units(GOLDEN["claims"][0]) if unit["mark"]["type"] == "point")
    assert present["mark"]["filled"]
    assert not planned["mark"].get("filled")
    assert planned["mark"]["strokeDash"]


def test_who_claims_is_told_by_shape_as_well() -> None:
    shapes = [
        unit["encoding"]["shape"]["scale"]["range"]
        for unit in units(GOLDEN["claims"][0])
        if "shape" in unit["encoding"]
    ]
    assert shapes == [["circle", "square", "diamond"]] * 2


def test_alleged_found_and_denied_never_share_a_mark() -> None:
    encoding = units(GOLDEN["breaches"][0])[0]["encoding"]
    assert encoding["shape"]["field"] == encoding["yOffset"]["field"] == encoding["color"]["field"] == "what"
    assert len(set(encoding["shape"]["scale"]["range"])) == 3


@pytest.mark.parametrize("name", ["contacts", "terms"])
def test_cells_of_samples_have_dashed_edges(name: str) -> None:
    assert units(GOLDEN[name][0])[0]["mark"]["strokeDash"]


@pytest.mark.parametrize(("name", "colours"), [("per_year", 4), ("declared", 2)])
def test_bars_of_samples_are_hatched_each_in_its_colour(name: str, colours: int) -> None:
    fill = units(GOLDEN[name][0])[0]["encoding"]["fill"]
    patterns = [fill, *fill["condition"]]
    drawn = [{stop["color"] for stop in each["value"]["stops"]} - {"transparent"} for each in patterns]
    assert len({colour for each in drawn for colour in each}) == len(drawn) == colours


def test_thresholds_stand_in_the_distribution() -> None:
    lines = [layer["data"]["values"] for layer in GOLDEN["declared"][0]["layer"] if "data" in layer]
    assert [line["troops"] for line in lines[0]] == [9000, 13000]


def test_every_p_value_is_printed() -> None:
    written = next(unit for unit in units(GOLDEN["bunching"][0]) if unit["mark"]["type"] == "text")
    assert "p_no_jump" in written["transform"][0]["calculate"]
    assert not any("filter" in each for each in written["transform"])
