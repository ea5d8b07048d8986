"""Portraits: heads, hair, hats and working clothes."""

from kit.palette import (
    ARDESIA,
    NEVE,
    ROSA,
    ZAFFERANO,
    dark,
    mix,
)
from kit.shapes import arc, blob, box, curve, oval, ring_points

from .clothes import shoulders
from .hats import hat

LIPS = "#A34C45"
SKINS = {
    "chiara": "#F2D3B5",
    "rosata": "#EBBE9B",
    "olivastra": "#D6A377",
    "abbronzata": "#C0885C",
    "scura": "#8A5A3C",
}
HAIRS = {
    "nero": "#2B2320",
    "castano": "#5E3A22",
    "biondo": "#C99A4B",
    "rosso": "#A9532B",
    "grigio": "#9AA09C",
    "bianco": "#E4E6E2",
}


def hair_back(c, p):
    """What hangs behind the head."""
    hair, style = p["hair"], p.get("style", "short")
    if style == "long":
        c.fill(blob([(-122, -40), (-100, -130), (0, -168), (100, -130), (124, -40), (134, 120), (116, 240), (60, 262), (-60, 262), (-118, 240), (-134, 120)]), dark(hair, 0.15))
    elif style == "bob":
        c.fill(blob([(-126, -40), (-100, -130), (0, -166), (100, -130), (126, -40), (136, 70), (110, 118), (0, 130), (-110, 118), (-136, 70)]), dark(hair, 0.15))
    elif style == "bun":
        c.oval(0, -186, 62, 56, hair)
        c.line(arc(0, -186, 40, 34, 20, 160), 7, dark(hair, 0.2))
    elif style == "tail":
        c.fill(blob([(80, -110), (150, -96), (182, 0), (168, 130), (140, 190), (124, 100), (112, 0)]), dark(hair, 0.12))
    elif style == "curly":
        for x, y, a in ring_points(0, -46, 122, 104, 15, 8):
            c.oval(x, y, 46, 46, dark(hair, 0.08 if int(a) % 2 else 0.16))
    elif style == "braids":
        for sx in (-126, 126):
            for i in range(6):
                c.oval(sx - (sx / 126) * i * 3, 30 + i * 38, 27, 27, hair if i % 2 else dark(hair, 0.14))
            c.fill(box(sx - 30, 246, 34, 18, 8), ROSA)


def hair_front(c, p):
    """The line of the hair over the brow."""
    hair, style = p["hair"], p.get("style", "short")
    shapes = {
        "short": [(-112, 0), (-122, -76), (-84, -140), (0, -164), (84, -142), (122, -76), (112, 0), (94, -62), (40, -92), (-40, -88), (-92, -58)],
        "side": [(-114, 6), (-124, -70), (-90, -142), (10, -168), (96, -138), (124, -66), (114, 8), (98, -50), (60, -100), (-40, -70), (-96, -40)],
        "long": [(-118, 80), (-124, -50), (-90, -136), (0, -164), (90, -136), (124, -50), (118, 80), (104, -20), (54, -88), (0, -108), (-54, -88), (-104, -20)],
        "bob": [(-118, 50), (-124, -50), (-90, -136), (0, -164), (90, -136), (124, -50), (118, 50), (106, -36), (70, -66), (0, -62), (-70, -66), (-106, -36)],
        "bun": [(-114, -6), (-118, -80), (-74, -140), (0, -158), (74, -140), (118, -80), (114, -6), (92, -74), (0, -110), (-92, -74)],
        "tail": [(-114, 0), (-120, -80), (-74, -142), (0, -160), (80, -140), (120, -76), (114, 0), (96, -70), (30, -104), (-60, -84), (-98, -48)],
        "braids": [(-116, 20), (-122, -70), (-80, -140), (0, -160), (80, -140), (122, -70), (116, 20), (100, -50), (8, -112), (0, -104), (-8, -112), (-100, -50)],
        "receding": [(-112, 10), (-124, -40), (-112, -92), (-92, -58), (-98, -16)],
    }
    if style == "curly":
        for x, y in ((-92, -92), (-50, -122), (0, -134), (50, -122), (92, -92), (-110, -40), (110, -40)):
            c.oval(x, y, 36, 34, hair)
    elif style == "receding":
        for flip in (False, True):
            with c.at(0, 0, 1, 0, flip):
                c.fill(blob(shapes["receding"]), hair)
    elif style != "bald":
        c.fill(blob(shapes[style]), hair)


def beard(c, p):
    kind, hair = p.get("beard"), p["hair"]
    if kind == "full":
        c.fill(blob([(-108, -4), (-100, 70), (-62, 136), (0, 160), (62, 136), (100, 70), (108, -4), (82, 34), (46, 42), (0, 36), (-46, 42), (-82, 34)]), hair)
        c.fill(blob([(-36, 66), (0, 58), (36, 66), (26, 90), (0, 98), (-26, 90)]), dark(hair, 0.35))
        c.fill(blob([(-30, 72), (0, 68), (30, 72), (0, 88)]), "#B5605A")
    elif kind == "goatee":
        c.fill(blob([(-34, 92), (0, 84), (34, 92), (26, 132), (0, 142), (-26, 132)]), hair)
    if kind in ("moustache", "goatee"):
        c.fill(blob([(-58, 62), (-28, 42), (0, 50), (28, 42), (58, 62), (26, 66), (0, 60), (-26, 66)]), hair)


def face(c, p):
    """Eyes, nose, mouth, and the years."""
    skin, hair = p["skin"], p["hair"]
    c.treasure(ARDESIA, NEVE, skin, hair, dark(skin, 0.2), LIPS, dark(skin, 0.13))
    c.treasure(mix(skin, "#D9604C", 0.28), *filter(None, [p.get("hat_colour")]))
    brow = dark(hair, 0.25) if p["hair"] != HAIRS["bianco"] else dark(hair, 0.3)
    for sx in (-1, 1):
        c.oval(sx * 42, -16, 10, 12, ARDESIA)
        c.oval(sx * 42 - 3, -21, 3, 4, NEVE)
        c.line(curve([(sx * 62, -48), (sx * 42, -58), (sx * 22, -50)]), 8, brow)
        c.oval(sx * 66, 30, 22, 15, mix(skin, "#D9604C", 0.28))
        if p.get("old"):
            c.line(curve([(sx * 74, -24), (sx * 84, -14)]), 4, dark(skin, 0.2))
            c.line(curve([(sx * 74, -10), (sx * 86, -6)]), 4, dark(skin, 0.2))
            c.line(curve([(sx * 48, 24), (sx * 58, 46), (sx * 52, 64)]), 4, dark(skin, 0.18))
    c.line(curve([(2, -10), (-12, 26), (4, 32)]), 7, dark(skin, 0.2))
    if p.get("beard") != "full":
        mouth = p.get("mouth", "smile")
        if mouth == "open":
            c.fill([*curve([(-36, 62), (0, 70), (36, 62)]), *curve([(36, 62), (24, 96), (0, 104), (-24, 96), (-36, 62)])], "#7C2F2B")
            c.fill([*curve([(-32, 64), (0, 71), (32, 64)]), (26, 76), (-26, 76)], NEVE)
        else:
            c.line(curve([(-34, 66), (-14, 80), (14, 80), (34, 66)]), 8, LIPS)
    if p.get("glasses"):
        for sx in (-1, 1):
            c.line(oval(sx * 43, -16, 36, 32), 7, p["glasses"])
            c.line([(sx * 78, -20), (sx * 106, -28)], 7, p["glasses"])
        c.line(curve([(-8, -20), (0, -26), (8, -20)]), 7, p["glasses"])


def portrait(c, x, y, zoom=1.0, **given):
    """A person from the chest up; (x, y) is the middle of the face."""
    p = {"skin": "rosata", "hair": "castano", "shirt": "#17506E", **given}
    p["skin"] = SKINS[p["skin"]]
    p["hair"] = HAIRS[p["hair"]]
    with c.at(x, y, zoom, flip=p.get("flip", False)):
        hair_back(c, p)
        with c.at(0, -24):
            shoulders(c, p)
        for sx in (-1, 1):
            c.oval(sx * 112, 0, 22, 30, p["skin"])
            c.oval(sx * 112, 2, 10, 16, dark(p["skin"], 0.14))
        head = blob([(-106, -60), (-70, -134), (0, -150), (70, -134), (106, -60), (106, 20), (82, 92), (34, 138), (0, 144), (-34, 138), (-82, 92), (-106, 20)])
        c.fill(head, p["skin"])
        with c.clip(head):
            c.fill(oval(128, 30, 54, 170), dark(p["skin"], 0.07))
        beard(c, p)
        face(c, p)
        hair_front(c, p)
        hat(c, p)
        if p.get("earrings"):
            for sx in (-1, 1):
                c.oval(sx * 114, 40, 9, 12, ZAFFERANO)


def arms(c, x, y, skin="rosata", sleeve="#17506E", width=360):
    """Two forearms that hold something in front; (x, y) is its middle."""
    tone = SKINS[skin]
    for flip in (False, True):
        with c.at(x, y, 1, 0, flip):
            c.line(curve([(-width * 0.62, 150), (-width * 0.6, 60), (-width * 0.42, 10)]), 76, dark(sleeve, 0.14 if flip else 0.05))
            c.line(curve([(-width * 0.45, 16), (-width * 0.3, 0)]), 56, tone)
            for i in range(3):
                c.line([(-width * 0.32, -18 + i * 20), (-width * 0.2, -22 + i * 22)], 21, dark(tone, 0.05 * (i % 2)))
