"""Pieces of landscape that pictures of places share."""

from kit.palette import (
    BURRO,
    CIELO,
    FOGLIA,
    GHIAIA,
    LEGNO,
    LEGNO_SCURO,
    MENTA,
    MUSCHIO,
    NEBBIA,
    NEVE,
    NOTTE,
    PESCA,
    PIETRA,
    PRATO,
    ROCCIA,
    SALVIA,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import blob, box, scatter

SKIES = {
    "day": (NEBBIA, "#FFF6D8", mix(CIELO, NEBBIA, 0.35)),
    "dawn": (light(BURRO, 0.35), ZAFFERANO, mix(PESCA, "#C98A6A", 0.5)),
    "dusk": ("#E9A98A", "#F7DC9A", "#A86A62"),
    "night": (NOTTE, "#F3EAD3", mix(NOTTE, CIELO, 0.35)),
    "green": (MENTA, "#FFF6D8", SALVIA),
}


def sky(c, name="day", x=610, y=190, r=82):
    """The sky, its light, and a far mountain line."""
    wall, disc, far = SKIES[name]
    c.box(0, 0, 800, 800, wall)
    if name == "night":
        for px, py in scatter(34, 20, 20, 760, 240, 3):
            c.oval(px, py, 3, 3, light(far, 0.6))
    c.oval(x, y, r, r, disc)
    c.fill([(-10, 460), (90, 330), (180, 400), (310, 230), (420, 350), (520, 270), (660, 420), (740, 350), (810, 430), (810, 800), (-10, 800)], far)
    if name in ("day", "night"):
        snow = [(310, 230), (352, 276), (328, 290), (312, 274), (296, 296), (272, 280)]
        c.fill(snow, light(far, 0.7))
        c.fill([(520, 270), (556, 308), (530, 316), (512, 304), (488, 312)], light(far, 0.7))
    c.under = wall


def meadow(c, y=520, colour=FOGLIA, second=PRATO):
    """Two folds of grass."""
    c.fill(blob([(-200, y + 30), (80, y - 60), (330, y - 10), (560, y + 40), (820, y - 30), (1000, 900), (-200, 900)]), colour)
    c.fill(blob([(-200, y + 160), (120, y + 90), (420, y + 130), (640, y + 70), (960, y + 90), (1000, 1000), (-200, 1000)]), second)
    c.under = second


def fir(c, x, y, tall, colour=MUSCHIO):
    """A fir standing at (x, y)."""
    c.fill(box(x - tall * 0.04, y - tall * 0.14, tall * 0.08, tall * 0.15), LEGNO_SCURO)
    for i, (low, high, half) in enumerate(((0.1, 0.52, 0.27), (0.34, 0.76, 0.21), (0.58, 1.0, 0.15))):
        c.fill([(x - tall * half, y - tall * low), (x + tall * half, y - tall * low), (x, y - tall * high)], dark(colour, 0.08 * (2 - i)))
        c.fill([(x, y - tall * low), (x + tall * half, y - tall * low), (x, y - tall * high)], dark(colour, 0.2 + 0.04 * (2 - i)))


def firs(c, places, colour=MUSCHIO):
    for x, y, tall in places:
        fir(c, x, y, tall, colour)


def lake(c, y=480, colour=CIELO):
    """Water from y to the lower edge, with ripples."""
    c.fill(box(0, y, 800, 800 - y), colour)
    c.fill(box(0, y, 800, 26), light(colour, 0.3))
    for i, (px, py) in enumerate(scatter(22, 20, y + 40, 720, 280, 4)):
        c.line([(px, py), (px + 40 + (i % 3) * 22, py)], 6, light(colour, 0.28) if i % 2 else dark(colour, 0.1))
    c.under = colour


def hut(c, x, y, zoom=1.0, wall=GHIAIA, roof=PIETRA):
    """A stone mountain hut; (x, y) is the middle of its foot."""
    with c.at(x, y, zoom):
        c.fill([(-150, -130), (0, -236), (150, -130), (150, 0), (-150, 0)], wall)
        c.fill([(150, -130), (300, -130), (300, 0), (150, 0)], dark(wall, 0.16))
        for i, (px, py) in enumerate(scatter(26, -140, -150, 400, 140, 2)):
            c.fill(box(px, py, 34, 18, 7), dark(wall, 0.1) if i % 2 else light(wall, 0.25))
        c.fill([(-176, -122), (0, -252), (22, -236), (-150, -108)], dark(roof, 0.1))
        c.fill([(0, -252), (216, -252), (340, -112), (160, -112)], roof)
        for i in range(5):
            c.line([(30 + i * 24, -228 + i * 26), (230 + i * 24, -228 + i * 26)], 4, dark(roof, 0.2))
        c.fill(box(-44, -104, 84, 104, 4), LEGNO_SCURO)
        c.fill(box(-2, -104, 4, 104), dark(LEGNO_SCURO, 0.3))
        c.fill(box(190, -92, 56, 50, 4), LEGNO)
        c.fill(box(198, -84, 40, 34, 2), BURRO)
        c.fill(box(238, -286, 44, 70, 4), dark(wall, 0.25))


def cloud(c, x, y, zoom=1.0, colour=NEVE):
    with c.at(x, y, zoom):
        for px, py, r in ((-60, 0, 40), (0, -18, 54), (62, 0, 42)):
            c.oval(px, py, r, r * 0.8, colour)
        c.fill(box(-98, 0, 196, 32, 16), colour)


def rocks(c, places, colour=ROCCIA):
    for x, y, r in places:
        c.fill(blob([(x - r, y), (x - r * 0.7, y - r * 0.7), (x, y - r * 0.95), (x + r * 0.8, y - r * 0.6), (x + r, y), (x, y + r * 0.16)], 5), colour)
        c.fill([(x, y - r * 0.95), (x + r * 0.8, y - r * 0.6), (x + r, y), (x + r * 0.2, y)], dark(colour, 0.14))
