"""Fewer points where the eye cannot tell: Visvalingam's method on each line, so that neighbours stay neighbours."""

import heapq

import numpy as np

from dashboard.geometry.topology import Line

EUROPE = (-26.0, 33.0, 52.0, 72.0)
"""West, south, east and north of where the maps zoom in; lines there keep more points."""
KM_PER_DEGREE = 111.2


def simplified(line: Line, triangle_km2: float) -> Line:
    """The line without corners whose triangle with their neighbours is smaller; a loop keeps four points.

    Taken out in order of size, and a corner's triangle never counts as smaller than one already taken out.
    """
    is_loop = bool((line[0] == line[-1]).all())
    fewest = 4 if is_loop else 2
    flat = line * (KM_PER_DEGREE * np.cos(np.radians(line[:, 1].mean())), KM_PER_DEGREE)
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    kept = np.ones(len(line), dtype=bool)
    sizes = {at: _triangle(flat, at - 1, at, at + 1) for at in range(1, len(line) - 1)}
    queue = [(size, at) for at, size in sizes.items()]
    heapq.heapify(queue)
    while queue and kept.sum() > fewest:
        size, at = heapq.heappop(queue)
        if not kept[at] or size != sizes[at]:
            continue
        if size >= triangle_km2:
            break
        kept[at] = False
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if 0 < neighbour < len(line) - 1:
                sizes[neighbour] = max(size, _triangle(flat, before[neighbour], neighbour, after[neighbour]))
                heapq.heappush(queue, (sizes[neighbour], neighbour))
    return line[kept]


def is_in_europe(line: Line) -> bool:
    """Whether the middle of a line lies in the part that the maps zoom into."""
    west, south, east, north = EUROPE
    longitude, latitude = (line.min(axis=0) + line.max(axis=0)) / 2
    return bool(west <= longitude <= east and south <= latitude <= north)


def _triangle(points: Line, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2)
