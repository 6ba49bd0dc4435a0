"""Maps: their base, what lies on it, and a download that carries its geometry along."""

import re
from typing import Any

import polars as pl
import pytest

from dashboard import download, theme
from dashboard.charts import cluster, deployment, vote, world
from dashboard.charts.template import spec

MAPS = {
    "hosts in Europe": spec(deployment.hosts, "Europe"),
    "hosts in the world": spec(deployment.hosts, "World"),
    "agreement": spec(vote.agreement_map, "RUS"),
    "clusters": spec(cluster.places),
}
LAND = 220
"""Fewer outlines than that are no map of the world."""
VOTES = pl.DataFrame(
    {
        "iso3": ["UKR", "SGP", "BLR"],
        "state": ["Ukraine", "Singapore", "Belarus"],
        "counterpart": ["Russia"] * 3,
        "year": [2019] * 3,
        "agreement": [0.55, 0.7, 0.83],
        "common_votes": [80, 81, 84],
    }
)


def geometry_of(layer: dict[str, Any]) -> str | None:
    """Which part of the geometry a layer draws, if it draws one as its own data."""
    data = layer.get("data", {})
    return data["format"]["feature"] if data.get("url") == world.URL else None


@pytest.mark.parametrize("name", MAPS)
def test_every_map_stands_on_the_same_base(name: str) -> None:
    made = MAPS[name]
    drawn = [part for part in map(geometry_of, made["layer"]) if part]
    assert drawn[0] == "countries"
    assert drawn[-2:] == ["borders", "unsettled"]
    assert made["autosize"] == {"type": "fit-x", "contains": "padding"}


@pytest.mark.parametrize("name", MAPS)
def test_lines_that_are_not_final_are_dashed(name: str) -> None:
    dashes = {geometry_of(layer): layer["mark"].get("strokeDash") for layer in MAPS[name]["layer"]}
    assert dashes["borders"] == [1, 0]
    assert dashes["unsettled"] == [2, 2]


@pytest.mark.parametrize("name", MAPS)
def test_a_map_brings_no_rows_and_fetches_only_from_its_own_server(name: str) -> None:
    assert "data" not in MAPS[name]
    assert set(urls(MAPS[name])) == {world.URL}
    assert world.URL.startswith("/app/static/")


@pytest.mark.parametrize("name", MAPS)
def test_a_specification_stays_small(name: str) -> None:
    assert len(str(MAPS[name])) < 6_000


def test_what_was_not_observed_is_grey_and_never_a_colour_of_the_scale() -> None:
    ground = MAPS["agreement"]["layer"][0]["mark"]
    assert (ground["fill"], ground["fillOpacity"]) == (theme.MUTED, 0.25)
    assert theme.MUTED not in theme.AGREEMENT_COLOURS


def test_agreement_is_lightest_in_the_middle_and_darker_to_either_end() -> None:
    light = [luminance(colour) for colour in theme.AGREEMENT_COLOURS]
    middle = len(light) // 2
    assert light[:middle] == sorted(light[:middle])
    assert light[middle:] == sorted(light[middle:], reverse=True)
    assert theme.AGREEMENT[middle - 1] == 0.5
    assert len(theme.AGREEMENT_COLOURS) == len(theme.AGREEMENT) + 1


def test_circles_are_in_proportion_and_the_largest_lie_below() -> None:
    [circles] = [layer for layer in MAPS["hosts in Europe"]["layer"] if "size" in layer.get("encoding", {})]
    scale = circles["encoding"]["size"]["scale"]
    assert scale == {"domain": [0, deployment.LARGEST], "range": [12, deployment.CIRCLES["Europe"]]}
    assert circles["encoding"]["order"]["sort"] == "descending"


def test_a_download_carries_the_geometry_and_draws_it() -> None:
    alone = download.complete(MAPS["agreement"], VOTES, "A finding", "A citation")
    assert urls(alone) == []
    drawn = download.svg(MAPS["agreement"], VOTES, "A finding", "A citation").decode()
    assert drawn.count("<path") > LAND
    # Ukraine is one outline; Singapore is a dot, and may be an outline too.
    assert filled(drawn, "#C7EAE5") - filled(without("UKR"), "#C7EAE5") == 1
    assert filled(drawn, "#5AB4AC") - filled(without("SGP"), "#5AB4AC") in (1, 2)


def test_an_unrelated_specification_is_left_as_it_is() -> None:
    made: dict[str, Any] = {"data": {"url": "other.json"}, "layer": [{"mark": "bar"}]}
    assert world.inlined(made) == made


def test_every_area_holds_its_corners() -> None:
    assert {"Europe", "World"} == set(deployment.CIRCLES)
    for shown in world.AREAS.values():
        assert len(shown["corners"]) == 4
        assert "width" in shown["height"]


def test_the_note_names_what_readers_will_ask_about() -> None:
    assert {"Crimea", "Kosovo", "Kashmir", "Falkland"} <= set(re.findall(r"\w+", world.NOTE))


def without(iso3: str) -> str:
    """The map of agreement without one state."""
    return download.svg(MAPS["agreement"], VOTES.filter(pl.col("iso3") != iso3), "A finding", "A citation").decode()


def filled(drawn: str, colour: str) -> int:
    """How many outlines of a drawing have a colour."""
    return len(re.findall(f'<path[^>]*fill="{colour}"', drawn, flags=re.IGNORECASE))


def urls(part: Any) -> list[str]:
    """Every address in a specification."""
    if isinstance(part, list):
        return [each for item in part for each in urls(item)]
    if not isinstance(part, dict):
        return []
    own = [part["url"]] if "url" in part else []
    return own + [each for item in part.values() for each in urls(item)]


def luminance(colour: str) -> float:
    """Perceived lightness of #RRGGBB, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
