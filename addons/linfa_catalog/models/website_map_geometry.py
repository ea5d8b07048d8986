"""Placing the municipalities on the drawn map of the valleys, in its own units.

The outlines, the rivers and the lake of the template were drawn with this very
projection: change one and the other must follow.
"""

import math
from typing import NamedTuple

MAP_WIDTH = 720
MAP_HEIGHT = 680
UNITS_PER_DEGREE = 1840
WEST = 10.06
NORTH = 45.87
SHRINK = math.cos(math.radians(45.69))

LETTER_WIDTH = 0.56  # Of a letter of our typeface, on average, in ems.
MAJOR_SIZE = 27  # Large, because on a phone the map is half as wide.
MINOR_SIZE = 20
GAP = 7


class Place(NamedTuple):
    """A point of the map that wants a label."""

    key: int
    name: str
    x: float
    y: float
    radius: float
    is_major: bool


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_inside_map(self) -> bool:
        return (
            self.left >= 0
            and self.top >= 0
            and self.right <= MAP_WIDTH
            and self.bottom <= MAP_HEIGHT
        )


def project(latitude: float, longitude: float) -> tuple[int, int]:
    """Return where a position lies on the map."""
    x = (longitude - WEST) * SHRINK * UNITS_PER_DEGREE
    y = (NORTH - latitude) * UNITS_PER_DEGREE
    return round(x), round(y)


def is_on_map(x: float, y: float) -> bool:
    """Tell whether a point can be drawn; a place without coordinates cannot."""
    return 0 <= x <= MAP_WIDTH and 0 <= y <= MAP_HEIGHT


def place_labels(places: list[Place]) -> dict[int, dict]:
    """Find room for the labels, the major places first.

    :return: where each label lies from its place, and its anchor, by key of the place; a
        label without room is left out
    """
    taken = [Box(p.x - p.radius, p.y - p.radius, p.x + p.radius, p.y + p.radius) for p in places]
    labels = {}
    for place in sorted(places, key=lambda p: not p.is_major):
        for label, box in _get_candidates(place):
            if box.is_inside_map() and not any(map(box.overlaps, taken)):
                labels[place.key] = label
                taken.append(box)
                break
    return labels


def _get_candidates(place: Place):
    """Yield the spots for a label, the best first: beside, above and below, corners."""
    size = MAJOR_SIZE if place.is_major else MINOR_SIZE
    width = len(place.name) * size * LETTER_WIDTH
    reach = place.radius + GAP
    lift = size * 0.35
    left, right = place.x - reach, place.x + reach
    above, below = place.y - reach, place.y + reach + size * 0.8
    spots = (
        ("start", right, place.y + lift),
        ("end", left, place.y + lift),
        ("middle", place.x, above),
        ("middle", place.x, below),
        ("start", place.x, above),
        ("start", place.x, below),
        ("end", place.x, above),
        ("end", place.x, below),
    )
    shift = {"start": 0, "middle": width / 2, "end": width}
    for anchor, x, baseline in spots:
        edge = x - shift[anchor]
        box = Box(edge, baseline - size * 0.8, edge + width, baseline + size * 0.2)
        label = {"anchor": anchor, "x": round(x - place.x), "y": round(baseline - place.y)}
        yield label, box
