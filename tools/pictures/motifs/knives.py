"""Blades and tools of the valley."""

from kit.grounds import shadow
from kit.palette import (
    ACCIAIO,
    ARDESIA,
    FERRO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    NEVE,
    PAGLIA,
    RAME,
    dark,
    light,
    mix,
)
from kit.shapes import blob, box, curve, oval

from .bakery import loaf
from .cheese import slice_of
from .meat import plank


def handle(c, x, length=210, colour=LEGNO, rivets=3, w=46):
    """A riveted wooden handle that starts at x and grows to the right."""
    grip = blob([(x, -w / 2), (x + length * 0.4, -w * 0.6), (x + length * 0.85, -w * 0.5), (x + length, -w * 0.1), (x + length * 0.96, w * 0.62), (x + length * 0.7, w * 0.46), (x + length * 0.3, w * 0.6), (x, w / 2)])
    c.fill(grip, colour)
    with c.clip(grip):
        c.fill(box(x - 10, w * 0.1, length + 30, w), dark(colour, 0.2))
        c.line(curve([(x + 10, -w * 0.28), (x + length * 0.5, -w * 0.36), (x + length * 0.9, -w * 0.2)]), 4, light(colour, 0.22))
    for i in range(rivets):
        c.oval(x + length * (0.2 + 0.28 * i), 0, 8, 8, ACCIAIO)
        c.oval(x + length * (0.2 + 0.28 * i) - 2, -2, 3, 3, NEVE)


def blade(c, outline, edge):
    """A steel blade with its bright edge."""
    c.fill(outline, ACCIAIO)
    with c.clip(outline):
        c.fill(edge, LUCE)
        c.line(edge[: len(edge) // 2], 3, mix(ACCIAIO, FERRO, 0.3))


def chef(c, zoom=1.0, wood=LEGNO):
    """A kitchen knife."""
    with c.at(0, 0, zoom):
        outline = [*curve([(-360, 26), (-250, -30), (-60, -58), (90, -60)]), (96, 62), *curve([(96, 62), (-60, 66), (-250, 60), (-360, 26)])]
        blade(c, outline, [(-360, 22), (-240, 30), (-60, 34), (110, 34), (110, 90), (-360, 90)])
        c.fill(box(84, -60, 30, 76, 4), mix(ACCIAIO, FERRO, 0.5))
        handle(c, 106, 220, wood)
        c.fill([(-120, -30), (-92, -46), (-78, -36), (-62, -44), (-44, -28)], mix(ACCIAIO, FERRO, 0.25))


def bread(c, zoom=1.0, wood=LEGNO):
    """A bread knife with its teeth."""
    with c.at(0, 0, zoom):
        teeth = [(x, 38 + (0 if i % 2 else 12)) for i, x in enumerate(range(-350, 100, 18))]
        outline = [*curve([(-368, 20), (-330, -34), (-150, -40), (100, -40)]), (100, 40), *reversed(teeth)]
        blade(c, outline, [(-370, 14), (110, 10), (110, 70), (-370, 70)])
        c.fill(box(88, -42, 28, 84, 4), mix(ACCIAIO, FERRO, 0.5))
        handle(c, 108, 216, wood)


def cheese_blade(c, zoom=1.0, wood=LEGNO):
    """A short almond blade to break old cheese."""
    with c.at(0, 0, zoom):
        outline = blob([(-230, 0), (-160, -56), (-60, -66), (40, -34), (72, 0), (40, 34), (-60, 66), (-160, 56)])
        blade(c, outline, [(-240, 6), (-60, 12), (90, 4), (90, 90), (-240, 90)])
        c.fill(box(58, -24, 26, 48, 6), RAME)
        handle(c, 78, 190, wood, 2, 56)


def kitchen_knife(c):
    """A kitchen knife on a board."""
    plank(c, y=610, w=660)
    with c.at(410, 520, 0.92, -12):
        chef(c)
    c.oval(250, 640, 1, 1, LEGNO_CHIARO)


def bread_knife(c):
    """A bread knife and a loaf."""
    with c.at(60, 50, 0.86):
        loaf(c)
    with c.at(390, 300, 0.86, -14):
        bread(c, wood=LEGNO_SCURO)


def cheese_knife(c):
    """A cheese knife before a wedge."""
    plank(c, y=630, w=640)
    slice_of(c, 400, 590, 0.9, paste=PAGLIA)
    with c.at(430, 665, 0.86, -4):
        cheese_blade(c, wood=LEGNO_SCURO)


def knife_set(c):
    """Three knives side by side."""
    c.fill(box(110, 150, 580, 520, 30), dark(c.under, 0.16))
    c.fill(box(110, 140, 580, 516, 30), LEGNO_SCURO)
    c.fill(box(136, 166, 528, 464, 20), "#A33A2E")
    for y, knife, z in ((262, chef, 0.7), (400, bread, 0.68), (530, cheese_blade, 0.82)):
        with c.at(420, y + 8, 1, -3):
            c.fill(oval(-20, 12, 258, 26), dark("#A33A2E", 0.25))
        with c.at(410, y, z, -3):
            knife(c)


def billhook(c):
    """A billhook on a chopping block."""
    shadow(c, 400, 700, 240, 24)
    c.fill(box(190, 560, 420, 140, 20), LEGNO_SCURO)
    c.fill(box(470, 560, 140, 140, 20), dark(LEGNO_SCURO, 0.2))
    c.oval(400, 560, 210, 54, LEGNO_CHIARO)
    for r in (160, 110, 60):
        c.line(oval(400, 560, r, r * 0.26), 5, LEGNO)
    with c.at(420, 400, 1.0, -58):
        outline = [*curve([(-330, -84), (-300, -20), (-240, 10), (-160, -36), (-20, -56), (120, -40)]), (120, 36), *curve([(120, 36), (-40, 66), (-200, 76), (-320, 40), (-372, -30), (-330, -84)])]
        c.fill(outline, FERRO)
        with c.clip(outline):
            c.line(curve([(-362, -30), (-318, 34), (-200, 70), (-40, 60), (120, 32)]), 34, ACCIAIO)
            c.line(curve([(-352, -40), (-306, 20), (-200, 54), (-40, 44), (120, 16)]), 4, ARDESIA)
        c.fill(box(112, -30, 30, 62, 6), RAME)
        handle(c, 136, 220, LEGNO, 2, 54)
