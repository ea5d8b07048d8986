"""What the people of the portraits wear."""

from kit.palette import ARDESIA, CREMA, dark, light, mix
from kit.shapes import blob, box, curve


def pattern(c, p):
    """The weave of the shirt."""
    shirt = p["shirt"]
    if p.get("cloth") == "check":
        for x in range(-240, 260, 60):
            c.fill(box(x, 170, 24, 460), mix(shirt, CREMA, 0.3))
        for y in range(190, 640, 60):
            c.fill(box(-260, y, 520, 24), mix(shirt, ARDESIA, 0.2))
        for x in range(-240, 260, 60):
            for y in range(190, 640, 60):
                c.fill(box(x, y, 24, 24), shirt)
    elif p.get("cloth") == "stripes":
        for y in range(190, 640, 44):
            c.fill(box(-260, y, 520, 18), mix(shirt, CREMA, 0.75))
    elif p.get("cloth") == "knit":
        for x in range(-250, 260, 28):
            c.line([(x, 170), (x, 640)], 5, dark(shirt, 0.12))


def shoulders(c, p):
    """The bust and what it wears."""
    shirt = p["shirt"]
    bust = blob([(-262, 600), (-254, 420), (-236, 300), (-190, 226), (-90, 186), (0, 180), (90, 186), (190, 226), (236, 300), (254, 420), (262, 600)])
    c.fill(bust, shirt)
    with c.clip(bust):
        pattern(c, p)
        c.fill(blob([(120, 200), (200, 220), (260, 320), (270, 640), (170, 640), (170, 320)]), dark(shirt, 0.12))
    neckline(c, p)
    overclothes(c, p)


def overclothes(c, p):
    """Jacket, apron and scarf."""
    if p.get("over"):
        over = p["over"]
        for flip in (False, True):
            with c.at(0, 0, 1, 0, flip):
                c.fill(blob([(-268, 600), (-254, 420), (-238, 300), (-190, 226), (-84, 184), (-64, 260), (-40, 340), (-34, 640), (-262, 640)]), dark(over, 0.12 if flip else 0))
    if p.get("apron"):
        apron = p["apron"]
        c.fill(blob([(-120, 300), (0, 310), (120, 300), (150, 640), (-150, 640)], 6), apron)
        c.fill([(-118, 304), (-90, 304), (-70, 190), (-96, 194)], dark(apron, 0.12))
        c.fill([(118, 304), (90, 304), (70, 190), (96, 194)], dark(apron, 0.12))
        c.line(curve([(-112, 306), (0, 318), (112, 306)]), 7, dark(apron, 0.22))
    if p.get("scarf"):
        c.fill(blob([(-104, 186), (0, 162), (104, 186), (112, 228), (0, 262), (-112, 228)]), p["scarf"])
        c.fill(blob([(20, 240), (70, 226), (96, 350), (40, 364)]), dark(p["scarf"], 0.15))


def neckline(c, p):
    """Neck, and the collar around it."""
    skin, collar = p["skin"], p.get("collar", "shirt")
    c.fill(blob([(-58, 60), (58, 60), (62, 180), (40, 232), (0, 246), (-40, 232), (-62, 180)]), dark(skin, 0.13))
    if collar == "shirt":
        for flip in (False, True):
            with c.at(0, 0, 1, 0, flip):
                c.fill([(-70, 168), (-14, 240), (-52, 288), (-104, 196)], light(p["shirt"], 0.18) if not flip else dark(p["shirt"], 0.06))
        c.line([(0, 246), (0, 600)], 5, dark(p["shirt"], 0.25))
    elif collar == "high":
        c.fill(blob([(-84, 200), (0, 206), (84, 200), (60, 262), (-60, 262)]), p["shirt"])
        c.fill(box(-72, 150, 144, 76, 26), dark(p["shirt"], 0.08))
        for x in range(-60, 72, 22):
            c.line([(x, 156), (x, 222)], 5, dark(p["shirt"], 0.2))
    else:
        c.line(curve([(-72, 190), (-40, 244), (0, 260), (40, 244), (72, 190)]), 14, dark(p["shirt"], 0.16))
