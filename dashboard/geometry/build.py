"""From the upstream file to `static/world.json`: countries, dots for the small, borders and unsettled lines."""

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.geometry import territory
from dashboard.geometry.simplify import is_in_europe, simplified
from dashboard.geometry.topology import Line, Polygon, Topology, area_km2, number, read
from warehouse import countries

UPSTREAM_SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
"""countries-50m.json of world-atlas 2.0.2."""
TARGET = Path(__file__).parents[1] / "static" / "world.json"

STEP = 0.01
"""Degrees between two positions that the file can tell apart; about a kilometre."""
TRIANGLE_KM2 = {"Europe": 30.0, "elsewhere": 350.0}
"""Corners with smaller triangles are left out."""
ISLAND_KM2 = {"Europe": 80.0, "elsewhere": 600.0}
"""Islands smaller than that are left out where their country has a larger part."""
FLAT_KM2 = 0.5
"""Less than that is a line, not an area."""
SMALL_KM2 = 4_000.0
"""A country below that gets a dot, because its area alone could not be seen."""
LEFT_OUT = ("ATA", "Indian Ocean Ter.")
"""Antarctica would take a quarter of the picture; Christmas and Cocos Islands, two rows of the table, become dots."""


def build(upstream: bytes) -> bytes:
    """The map's file from the upstream one. Raises ValueError where that is not the file the mends were made for."""
    found = hashlib.sha256(upstream).hexdigest()
    if found != UPSTREAM_SHA256:
        raise ValueError(f"the upstream file has sha256 {found}; take countries-50m.json of world-atlas 2.0.2")
    table = present_countries()
    by_number = {row["iso_numeric"]: row["iso3"] for row in table.values() if row["iso_numeric"]}
    world = read(json.loads(upstream), lambda each: _name(each, by_number))
    territory.mend(world)
    dashed = {line: world.lines[line] for line in territory.unsettled(world)}
    areas = {name: abs(sum(area_km2(world.points(part[0])) for part in parts)) for name, parts in world.areas.items()}
    _without_specks(world)
    for line, points in enumerate(world.lines):
        world.lines[line] = np.rint(simplified(points, TRIANGLE_KM2[_zone(points)]) / STEP) * STEP
    _without_flat(world)
    small = [iso3 for iso3 in table if areas.get(iso3, 0) < SMALL_KM2 or iso3 not in world.areas]
    return _written(world, table, small, set(dashed))


def present_countries() -> dict[str, dict[str, str]]:
    """Rows of the table of countries that are not historic, by code."""
    with countries.PATH.open(encoding="utf-8", newline="") as opened:
        return {row["iso3"]: row for row in csv.DictReader(opened) if not row["valid_to"]}


def _name(each: Mapping[str, Any], by_number: Mapping[str, str]) -> str:
    called = str(each["properties"]["name"])
    return by_number.get(each.get("id", ""), territory.MERGED.get(called, called))


def _zone(points: Line) -> str:
    return "Europe" if is_in_europe(points) else "elsewhere"


def _without_specks(world: Topology) -> None:
    """Leave out specks beside a larger part of the same country, and what is left out by name."""
    for name in LEFT_OUT:
        del world.areas[name]
    shared = {line for line, names in world.borders().items() if len(names) > 1}
    for name, polygons in world.areas.items():
        largest = max(polygons, key=lambda polygon: _size(world, polygon))
        world.areas[name] = [
            polygon
            for polygon in polygons
            if polygon is largest
            or any(number(each) in shared for each in polygon[0])
            or _size(world, polygon) >= ISLAND_KM2[_zone(world.points(polygon[0]))]
        ]


def _without_flat(world: Topology) -> None:
    """Leave out what simplifying has flattened: an outline that runs the wrong way would fill the rest of the globe."""
    for name, polygons in list(world.areas.items()):
        kept = [
            [outer, *(hole for hole in holes if area_km2(world.points(hole)) < -FLAT_KM2)]
            for outer, *holes in polygons
            if area_km2(world.points(outer)) > FLAT_KM2
        ]
        world.areas[name] = kept
        if not kept:
            del world.areas[name]


def _size(world: Topology, polygon: Polygon) -> float:
    return abs(area_km2(world.points(polygon[0])))


def _written(world: Topology, table: Mapping[str, Mapping[str, str]], small: list[str], dashed: set[int]) -> bytes:
    bounds = world.borders()
    order = {line: place for place, line in enumerate(sorted(bounds))}
    drawn = {iso3: _renumbered(parts, order) for iso3, parts in sorted(world.areas.items())}
    between = [[order[line]] for line, names in sorted(bounds.items()) if len(names) > 1 and line not in dashed]
    document = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [-180, -90]},
        "objects": {
            "countries": _collection(
                {"type": "MultiPolygon", "id": iso3, "properties": _properties(iso3, table), "arcs": parts}
                for iso3, parts in drawn.items()
            ),
            "dots": _collection(
                {"type": "Point", "id": iso3, "properties": _properties(iso3, table), "coordinates": _at(table[iso3])}
                for iso3 in small
            ),
            "borders": {"type": "MultiLineString", "arcs": between},
            "unsettled": {"type": "MultiLineString", "arcs": [[order[line]] for line in sorted(dashed & set(order))]},
        },
        "arcs": [_steps(world.lines[line]) for line in sorted(bounds)],
    }
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _collection(geometries: Any) -> dict[str, Any]:
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def _properties(iso3: str, table: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {"name": table[iso3]["name"] if iso3 in table else "Jammu and Kashmir, status not agreed upon"}


def _renumbered(polygons: list[Polygon], order: Mapping[int, int]) -> list[Polygon]:
    return [
        [[order[each] if each >= 0 else ~order[~each] for each in ring] for ring in polygon] for polygon in polygons
    ]


def _at(row: Mapping[str, str]) -> list[int]:
    position: list[int] = _positions(np.array([[float(row["longitude"]), float(row["latitude"])]]))[0].tolist()
    return position


def _positions(points: Line) -> Any:
    return np.rint((points - (-180, -90)) / STEP).astype(int)


def _steps(points: Line) -> list[list[int]]:
    positions = _positions(points)
    steps = np.diff(positions, axis=0)
    moved: list[list[int]] = [positions[0].tolist(), *steps[steps.any(axis=1)].tolist()]
    # A line whose points fell together still has two ends.
    return moved if len(moved) > 1 else [*moved, [0, 0]]
