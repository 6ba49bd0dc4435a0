"""Whose an area is on the map: where the upstream file draws control on the ground, the map draws what the UN says.

Each choice names the text it rests on; README.md tells the same in words. The table of countries has the rest:
Kosovo, the State of Palestine and Taiwan keep keys of their own there, and so they do here.
"""

from dashboard.geometry.topology import Polygon, Topology, area_km2

GOLAN = (
    (35.611243, 32.682062), (35.591657, 32.722654), (35.608142, 32.759784), (35.635686, 32.807300),
    (35.632895, 32.866573), (35.614498, 32.890861), (35.588557, 32.952769), (35.577291, 33.009613),
    (35.600597, 33.039586), (35.635272, 33.118341), (35.640750, 33.200196), (35.602871, 33.240607),
)  # fmt: skip
"""Western edge of the Golan in ne_50m_admin_0_breakaway_disputed_areas (B16), from south to north."""
WESTERN_SAHARA = ((-8.683366, 27.656452), (-13.175986, 27.655728))
"""Northern edge of Western Sahara in ne_50m_admin_0_breakaway_disputed_areas (B19), from east to west."""
LINE_OF_CONTROL = (74.305522, 32.810427)
"""Where B05 and B08 of that file, the two sides of Jammu and Kashmir, meet the border of 1947."""

CRIMEA = (34.2, 45.2)
"""A point in the middle of the peninsula."""
UNSETTLED = (
    ("XKX", "SRB"),  # Security Council resolution 1244 (1999)
    ("ESH", "MAR"),  # on the list of Non-Self-Governing Territories
    ("ISR", "PSE"),  # General Assembly resolution 67/19: 1967 borders, to be negotiated
    ("ISR", "SYR"),  # Security Council resolution 497 (1981)
    ("SDN", "SSD"),  # final boundary not yet determined; status of Abyei not yet determined
    ("siachen", "IND"), ("siachen", "PAK"), ("siachen", "CHN"),  # Jammu and Kashmir, not yet agreed upon
)  # fmt: skip
"""Neighbours whose common line the UN draws as not final; the Line of Control is added by `unsettled`."""
MERGED = {"N. Cyprus": "CYP", "Somaliland": "SOM", "Siachen Glacier": "siachen", "Kosovo": "XKX"}
"""Areas without a code upstream: Security Council resolution 541 (1983) for Cyprus; Somalia is one member state."""


def mend(world: Topology) -> None:
    """Put every area where the practice of the United Nations has it."""
    _crimea(world)
    _western_sahara(world)
    _golan(world)
    for name in ("CYP", "SOM"):
        world.areas[name] = [world.joined(*world.areas[name])]
    world.split(*LINE_OF_CONTROL, "IND")


def unsettled(world: Topology) -> list[int]:
    """Numbers of the lines that are drawn dashed."""
    pairs = {frozenset(pair) for pair in UNSETTLED}
    borders = world.borders()
    kashmir = {line for line, names in borders.items() if names == {"IND", "PAK"} and _is_line_of_control(world, line)}
    return sorted(kashmir | {line for line, names in borders.items() if names in pairs})


def _crimea(world: Topology) -> None:
    """General Assembly resolution 68/262: Crimea and Sevastopol are Ukraine."""
    peninsula = world.areas["RUS"].pop(_polygon_at(world, "RUS", *CRIMEA))
    mainland = _largest(world, "UKR")
    world.areas["UKR"][mainland] = world.joined(world.areas["UKR"][mainland], peninsula)


def _western_sahara(world: Topology) -> None:
    """The upstream file gives Western Sahara only the land east of the berm; the rest stands under Morocco."""
    sahara, morocco = world.cut("MAR", _largest(world, "MAR"), WESTERN_SAHARA)
    if _mean_latitude(world, sahara) > _mean_latitude(world, morocco):
        sahara, morocco = morocco, sahara
    world.areas["MAR"] = [morocco]
    world.areas["ESH"] = [world.joined(world.areas["ESH"][0], sahara)]


def _golan(world: Topology) -> None:
    """Security Council resolution 497 (1981): the Golan is occupied Syrian territory."""
    one, other = world.cut("ISR", _largest(world, "ISR"), GOLAN)
    golan, israel = sorted((one, other), key=lambda part: abs(area_km2(world.points(part[0]))))
    world.areas["ISR"] = [israel]
    mainland = _largest(world, "SYR")
    world.areas["SYR"][mainland] = world.joined(world.areas["SYR"][mainland], golan)


def _largest(world: Topology, name: str) -> int:
    areas = [abs(area_km2(world.points(polygon[0]))) for polygon in world.areas[name]]
    return areas.index(max(areas))


def _polygon_at(world: Topology, name: str, longitude: float, latitude: float) -> int:
    for index, polygon in enumerate(world.areas[name]):
        low, high = world.points(polygon[0]).min(axis=0), world.points(polygon[0]).max(axis=0)
        if low[0] < longitude < high[0] and low[1] < latitude < high[1] and len(polygon[0]) <= 2:  # noqa: PLR2004
            return index
    raise ValueError(f"{name} has no polygon of its own at {longitude}, {latitude}: the upstream file has changed")


def _mean_latitude(world: Topology, polygon: Polygon) -> float:
    return float(world.points(polygon[0])[:, 1].mean())


def _is_line_of_control(world: Topology, line: int) -> bool:
    # The split point is the southern end of the Line of Control, and all of it lies north of that point.
    return float(world.lines[line][:, 1].mean()) > LINE_OF_CONTROL[1]
