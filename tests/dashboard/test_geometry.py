"""The map of the world: whose each point is, that no country is missing, that lines fit, and the methods behind it."""

import gzip
import json
from typing import Any

import numpy as np
import pytest

from dashboard.geometry import build
from dashboard.geometry.simplify import simplified
from dashboard.geometry.topology import Line, Topology, area_km2, read

LARGEST_BYTES = 60_000
"""What the file may take on the way to a browser."""

OWNERS = {
    "Simferopol's plain": (34.2, 45.2, "UKR"),
    "Sevastopol": (33.55, 44.6, "UKR"),
    "Kerch": (36.4, 45.3, "UKR"),
    "Perekop": (33.7, 46.1, "UKR"),
    "Donetsk": (37.8, 48.0, "UKR"),
    "Luhansk": (39.3, 48.57, "UKR"),
    "Mariupol": (37.5, 47.2, "UKR"),
    "Kherson": (32.8, 46.8, "UKR"),
    "Zaporizhzhia": (35.3, 47.4, "UKR"),
    "Rostov": (39.9, 47.4, "RUS"),
    "Krasnodar": (39.0, 45.0, "RUS"),
    "Taman": (37.2, 45.15, "RUS"),
    "Kaliningrad": (21.0, 54.7, "RUS"),
    "Sukhumi": (41.1, 43.05, "GEO"),
    "Tskhinvali": (43.97, 42.25, "GEO"),
    "Tiraspol": (29.62, 46.87, "MDA"),
    "Stepanakert": (46.75, 39.8, "AZE"),
    "Kyrenia": (33.4, 35.28, "CYP"),
    "Larnaca": (33.5, 34.95, "CYP"),
    "Hargeisa": (44.0, 9.6, "SOM"),
    "Laayoune": (-13.0, 27.0, "ESH"),
    "Dakhla's hinterland": (-15.0, 23.5, "ESH"),
    "Tindouf's road": (-9.5, 27.3, "ESH"),
    "Tan-Tan": (-11.0, 28.4, "MAR"),
    "Quneitra's heights": (35.75, 32.95, "SYR"),
    "Majdal Shams": (35.76, 33.25, "SYR"),
    "Safed": (35.45, 32.95, "ISR"),
    "Hebron": (35.1, 31.5, "PSE"),
    "Gaza": (34.35, 31.4, "PSE"),
    "Pristina": (21.1, 42.6, "XKX"),
    "Nis": (21.9, 43.3, "SRB"),
    "Taipei": (121.4, 24.8, "TWN"),
    "Srinagar": (74.8, 34.1, "IND"),
    "Muzaffarabad": (73.5, 34.3, "PAK"),
    "Siachen": (77.1, 35.5, "siachen"),
}
DASHED = {
    frozenset(pair)
    for pair in (("XKX", "SRB"), ("ESH", "MAR"), ("ISR", "SYR"), ("ISR", "PSE"), ("IND", "PAK"), ("SDN", "SSD"))
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(build.TARGET.read_bytes())
    return made


@pytest.fixture(scope="module")
def world(document: dict[str, Any]) -> Topology:
    return read(document, lambda each: str(each["id"]))


@pytest.mark.parametrize("place", OWNERS)
def test_each_point_lies_in_one_country_and_the_right_one(world: Topology, place: str) -> None:
    longitude, latitude, owner = OWNERS[place]
    assert owners(world, longitude, latitude) == [owner]


def test_every_present_country_is_drawn_or_has_a_dot(document: dict[str, Any]) -> None:
    drawn = {each["id"] for name in ("countries", "dots") for each in document["objects"][name]["geometries"]}
    assert drawn - {"siachen"} == set(build.present_countries())


def test_keys_are_used_once_and_carry_the_table_s_names(document: dict[str, Any]) -> None:
    table = build.present_countries()
    for name in ("countries", "dots"):
        shapes = document["objects"][name]["geometries"]
        assert len({each["id"] for each in shapes}) == len(shapes)
        for each in shapes:
            assert each["id"] == "siachen" or each["properties"]["name"] == table[each["id"]]["name"]


def test_the_file_is_small() -> None:
    assert len(gzip.compress(build.TARGET.read_bytes(), mtime=0)) <= LARGEST_BYTES


def test_no_border_is_drawn_with_crimea(document: dict[str, Any], world: Topology) -> None:
    lines = document["objects"]["borders"]["arcs"] + document["objects"]["unsettled"]["arcs"]
    west, south, east, north = 32.4, 44.3, 36.6, 46.0
    for [line] in lines:
        at = world.lines[line]
        is_there = (at[:, 0] > west) & (at[:, 0] < east) & (at[:, 1] > south) & (at[:, 1] < north)
        assert not is_there.any()


def test_unsettled_lines_are_dashed_and_no_others(document: dict[str, Any], world: Topology) -> None:
    borders = world.borders()
    dashed = {line for [line] in document["objects"]["unsettled"]["arcs"]}
    solid = {line for [line] in document["objects"]["borders"]["arcs"]}
    between = {borders[line] for line in dashed}
    assert {pair for pair in between if "siachen" not in pair} == DASHED
    assert dashed.isdisjoint(solid)
    assert dashed | solid == {line for line, names in borders.items() if len(names) > 1}
    assert all(borders[line] not in DASHED or borders[line] == {"IND", "PAK"} for line in solid)


def test_outlines_run_clockwise_and_holes_the_other_way(world: Topology) -> None:
    # A ring that runs the wrong way fills the rest of the globe.
    for name, polygons in world.areas.items():
        for outer, *holes in polygons:
            assert area_km2(world.points(outer)) > 0, name
            assert all(area_km2(world.points(hole)) < 0 for hole in holes), name


def test_areas_stay_close_to_what_is_known(world: Topology) -> None:
    # As commonly given, km²: Ukraine with Crimea, Syria with the Golan, Cyprus and Somalia whole.
    for name, known in {"UKR": 603_500, "ESH": 266_000, "SYR": 185_180, "CYP": 9_251, "SOM": 637_657}.items():
        found = sum(area_km2(world.points(ring)) for polygon in world.areas[name] for ring in polygon)
        assert found == pytest.approx(known, rel=0.05), name


def test_another_upstream_file_is_refused() -> None:
    with pytest.raises(ValueError, match=r"world-atlas 2\.0\.2"):
        build.build(b"{}")


def pair() -> Topology:
    """Two squares of ten degrees on the equator, side by side, sharing the tenth meridian."""
    lines = [
        np.array([(10.0, 0.0), (10.0, 5.0), (10.0, 10.0)]),
        np.array([(10.0, 10.0), (20.0, 10.0), (20.0, 0.0), (10.0, 0.0)]),
        np.array([(10.0, 0.0), (0.0, 0.0), (0.0, 10.0), (10.0, 10.0)]),
    ]
    return Topology(lines=lines, areas={"east": [[[0, 1]]], "west": [[[~0, 2]]]})


def size(world: Topology, name: str) -> float:
    return area_km2(world.points(world.areas[name][0][0]))


def test_neighbours_joined_are_as_large_as_both() -> None:
    world = pair()
    [whole] = world.joined(world.areas["east"][0], world.areas["west"][0])
    assert area_km2(world.points(whole)) == pytest.approx(size(world, "east") + size(world, "west"))
    assert {0, ~0}.isdisjoint(whole)


def test_polygons_that_do_not_touch_are_not_joined() -> None:
    world = pair()
    world.lines.append(world.points([0, 1]) + 40)
    with pytest.raises(ValueError, match="share"):
        world.joined([[0, 1]], [[3]])


def test_a_cut_gives_both_sides_and_keeps_neighbours_together() -> None:
    world = pair()
    east, west = size(world, "east"), size(world, "west")
    parts = [area_km2(world.points(part[0])) for part in world.cut("east", 0, [(10.0, 5.0), (20.0, 0.0)])]
    assert all(part > 0 for part in parts)
    assert sum(parts) == pytest.approx(east)
    assert size(world, "west") == pytest.approx(west)


def test_simplified_lines_keep_their_ends_and_their_large_corners() -> None:
    zigzag = np.array([(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)])
    kept = simplified(zigzag, 500.0)
    assert kept.tolist() == [[0, 0], [2, 0], [3, 2], [4, 0]]


def test_a_loop_keeps_four_points() -> None:
    angle = np.linspace(0, 2 * np.pi, 40)
    loop = np.stack([np.cos(angle), np.sin(angle)], axis=1) * 0.01
    loop[-1] = loop[0]
    kept = simplified(loop, 1e9)
    assert len(kept) == 4
    assert kept[0].tolist() == kept[-1].tolist()


def owners(world: Topology, longitude: float, latitude: float) -> list[str]:
    """Every area that a point lies in, by counting crossings of its rings."""
    return [
        name
        for name, polygons in world.areas.items()
        if any(sum(crossings(world.points(ring), longitude, latitude) for ring in polygon) % 2 for polygon in polygons)
    ]


def crossings(ring: Line, longitude: float, latitude: float) -> int:
    """How many edges of a ring lie east of a point on its parallel."""
    a, b = ring[:-1], ring[1:]
    spans = (a[:, 1] > latitude) != (b[:, 1] > latitude)
    a, b = a[spans], b[spans]
    at = a[:, 0] + (latitude - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
    return int((at > longitude).sum())
