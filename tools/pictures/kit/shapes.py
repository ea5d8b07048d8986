"""Outlines as lists of points, in the 800 x 800 space of a picture."""

import itertools
from math import cos, hypot, pi, radians, sin


def oval(cx, cy, rx, ry=None, turn=0, steps=96):
    """An ellipse; `turn` in degrees."""
    ry = rx if ry is None else ry
    c, s = cos(radians(turn)), sin(radians(turn))
    points = []
    for i in range(steps):
        t = 2 * pi * i / steps
        x, y = rx * cos(t), ry * sin(t)
        points.append((cx + x * c - y * s, cy + x * s + y * c))
    return points


def arc(cx, cy, rx, ry, start, end, steps=48):
    """The part of an ellipse between two angles in degrees (0 = right, 90 = down)."""
    span = radians(end - start)
    return [
        (
            cx + rx * cos(radians(start) + span * i / steps),
            cy + ry * sin(radians(start) + span * i / steps),
        )
        for i in range(steps + 1)
    ]


def box(x, y, w, h, r=0):
    """A rectangle with round corners."""
    r = min(r, w / 2, h / 2)
    if r <= 0:
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
    return (
        arc(x + w - r, y + r, r, r, -90, 0, 12)
        + arc(x + w - r, y + h - r, r, r, 0, 90, 12)
        + arc(x + r, y + h - r, r, r, 90, 180, 12)
        + arc(x + r, y + r, r, r, 180, 270, 12)
    )


def _catmull(p0, p1, p2, p3, steps):
    for i in range(steps):
        t = i / steps
        yield tuple(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t * t
                + (3 * b - a - 3 * c + d) * t * t * t
            )
            for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
        )


def blob(points, steps=14):
    """A smooth closed outline through the given points."""
    n = len(points)
    result = []
    for i in range(n):
        result.extend(
            _catmull(
                points[i - 1],
                points[i],
                points[(i + 1) % n],
                points[(i + 2) % n],
                steps,
            )
        )
    return result


def curve(points, steps=14):
    """A smooth open line through the given points."""
    padded = [points[0], *points, points[-1]]
    result = []
    for i in range(len(points) - 1):
        result.extend(_catmull(*padded[i : i + 4], steps))
    return [*result, points[-1]]


def bezier(start, one, two, end, steps=24):
    """The points of a cubic curve."""
    for i in range(steps + 1):
        t = i / steps
        yield tuple(
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d
            for a, b, c, d in zip(start, one, two, end, strict=True)
        )


def leaf(x, y, length, width, turn=0):
    """A pointed leaf that starts in (x, y) and grows towards `turn` degrees."""
    c, s = cos(radians(turn)), sin(radians(turn))
    side = [(length * t, width * sin(pi * t**0.85) / 2) for t in (i / 24 for i in range(25))]
    raw = side + [(px, -py) for px, py in reversed(side)]
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in raw]


def drop(cx, cy, r, tall=1.5):
    """A drop with its point upwards."""
    top = (cx, cy - r * (1 + tall))
    lower = arc(cx, cy, r, r, -15, 195, 60)
    return [
        top,
        *curve([top, (cx + r * 0.45, cy - r * 1.15), lower[0]]),
        *lower,
        *curve([lower[-1], (cx - r * 0.45, cy - r * 1.15), top]),
    ]


def ring_points(cx, cy, rx, ry, count, start=0):
    """Points evenly set on an ellipse, with their angle in degrees."""
    for i in range(count):
        angle = start + 360 * i / count
        yield (
            cx + rx * cos(radians(angle)),
            cy + ry * sin(radians(angle)),
            angle,
        )


def length(points):
    """The length of an open line."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points))


def scatter(count, x, y, w, h, seed=1):
    """Points spread over a rectangle, always the same for the same seed."""
    state = seed * 7919 + 12345
    for _i in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        px = x + w * (state % 10007) / 10007
        state = (state * 1103515245 + 12345) % 2**31
        yield px, y + h * (state % 10007) / 10007
