"""A TopoJSON topology in memory: lines shared by the areas on their two sides, so that no border is drawn twice.

A reference to a line is its number, or the number's complement (`~number`) where it is run backwards.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
"""Points in degrees, longitude first: shape (points, 2)."""
Ring = list[int]
Polygon = list[Ring]
"""The outer ring, then its holes, each a list of references."""


@dataclass(kw_only=True)
class Topology:
    """Lines, and areas made of them by name."""

    lines: list[Line]
    areas: dict[str, list[Polygon]] = field(default_factory=dict)

    def points(self, ring: Ring) -> Line:
        """The points of a ring, the first repeated as the last."""
        parts = [self.line(reference) for reference in ring]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def line(self, reference: int) -> Line:
        """A line in the direction of the reference."""
        return self.lines[reference] if reference >= 0 else self.lines[~reference][::-1]

    def borders(self) -> dict[int, frozenset[str]]:
        """Whom each used line bounds, by its number: two names for a border, one for a coast."""
        bounds: dict[int, set[str]] = {}
        for name, polygons in self.areas.items():
            for reference in references(polygons):
                bounds.setdefault(number(reference), set()).add(name)
        return {line: frozenset(names) for line, names in bounds.items()}

    def split(self, longitude: float, latitude: float, of: str) -> tuple[float, float]:
        """Make the corner of an area's outline nearest to a point the end of a line; returns that corner."""
        nearest = min(
            {number(reference) for reference in references(self.areas[of])},
            key=lambda line: float(_squared_distances(self.lines[line], longitude, latitude).min()),
        )
        points = self.lines[nearest]
        at = int(_squared_distances(points, longitude, latitude).argmin())
        corner = (float(points[at, 0]), float(points[at, 1]))
        if 0 < at < len(points) - 1:
            self.lines[nearest], second = points[: at + 1], len(self.lines)
            self.lines.append(points[at:])
            self._replace({nearest: [nearest, second], ~nearest: [~second, ~nearest]})
        return corner

    def cut(self, name: str, index: int, through: Iterable[tuple[float, float]]) -> tuple[Polygon, Polygon]:
        """Both parts of a polygon without holes, cut along a line whose ends are near its outline.

        The first part is on the right of the line, the second on its left, for an outline that runs clockwise.
        """
        asked = list(through)
        start, end = self.split(*asked[0], name), self.split(*asked[-1], name)
        [ring] = self.areas[name][index]
        cutting = len(self.lines)
        self.lines.append(np.array([start, *asked[1:-1], end]))
        begins = [tuple(map(float, self.line(reference)[0])) for reference in ring]
        first, last = begins.index(start), begins.index(end)
        turned = ring[first:] + ring[:first]
        split = (last - first) % len(ring)
        return [[*turned[:split], ~cutting]], [[*turned[split:], cutting]]

    def joined(self, one: Polygon, other: Polygon) -> Polygon:
        """Two neighbouring polygons as one: lines that both have, in opposite directions, are dropped."""
        counted = Counter(references([one, other]))
        kept = [reference for reference in counted if ~reference not in counted]
        rings = list(self._rings(kept))
        if len(rings) != len(one) + len(other) - 1:
            raise ValueError(f"joining gave {len(rings)} rings; the polygons must share exactly one stretch of border")
        return sorted(rings, key=lambda ring: -abs(area_km2(self.points(ring))))

    def _rings(self, kept: list[int]) -> Iterable[Ring]:
        by_start = {tuple(self.line(reference)[0]): reference for reference in kept}
        while by_start:
            _, reference = by_start.popitem()
            ring = [reference]
            while (end := tuple(self.line(ring[-1])[-1])) in by_start:
                ring.append(by_start.pop(end))
            yield ring

    def _replace(self, parts: Mapping[int, list[int]]) -> None:
        for polygons in self.areas.values():
            for polygon in polygons:
                polygon[:] = [[part for each in ring for part in parts.get(each, [each])] for ring in polygon]


def number(reference: int) -> int:
    """The number of the line that is referred to."""
    return reference if reference >= 0 else ~reference


def references(polygons: Iterable[Polygon]) -> list[int]:
    """Every reference of these polygons."""
    return [reference for polygon in polygons for ring in polygon for reference in ring]


def area_km2(points: Line) -> float:
    """Area of a closed ring on the sphere, positive where it runs clockwise."""
    longitude, latitude = np.radians(points[:, 0]), np.radians(points[:, 1])
    strips = np.diff(longitude) * (np.sin(latitude[1:]) + np.sin(latitude[:-1])) / 2
    return float(6371.0088**2 * strips.sum())


def read(document: Mapping[str, Any], named: Callable[[Mapping[str, Any]], str]) -> Topology:
    """The countries of a world-atlas file; areas that get the same name become one."""
    scale, origin = (np.array(document["transform"][part]) for part in ("scale", "translate"))
    lines = [np.cumsum(np.array(each), axis=0) * scale + origin for each in document["arcs"]]
    made = Topology(lines=lines)
    for each in document["objects"]["countries"]["geometries"]:
        polygons = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        made.areas.setdefault(named(each), []).extend([[list(ring) for ring in polygon] for polygon in polygons])
    return made


def _squared_distances(points: Line, longitude: float, latitude: float) -> NDArray[np.float64]:
    squared: NDArray[np.float64] = ((points - (longitude, latitude)) ** 2).sum(axis=1)
    return squared
