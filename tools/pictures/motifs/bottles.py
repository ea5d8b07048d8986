"""Beer, wine, bitters, liqueurs, juice and oil."""

from kit.grounds import shadow
from kit.palette import (
    ARDESIA,
    BOSCO,
    CASTAGNA,
    CREMA,
    FOGLIA,
    LUCE,
    MUSCHIO,
    NEVE,
    RAME,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, scatter

from .bakery import wheat
from .cheese import sprig
from .fruit import chestnut
from .jars import apple, bee, berry


def bottle(c, x, glass, cap, label=CREMA, tall=520, w=150, neck=56, shoulder=0.36):
    """A bottle standing at y = 690; returns the middle of its label."""
    foot, top = 690, 690 - tall
    mid = top + tall * shoulder
    shadow(c, x + 6, foot, w * 0.62, 18)
    half, n = w / 2, neck / 2
    body = [
        (x - n, top), (x + n, top), (x + n, mid - tall * 0.14),
        *curve([(x + n, mid - tall * 0.14), (x + n + (half - n) * 0.45, mid - tall * 0.05), (x + half, mid + tall * 0.07)]),
        (x + half, foot - 22), *arc(x + half - 22, foot - 22, 22, 22, 0, 90, 10),
        *arc(x - half + 22, foot - 22, 22, 22, 90, 180, 10),
        *curve([(x - half, mid + tall * 0.07), (x - n - (half - n) * 0.45, mid - tall * 0.05), (x - n, mid - tall * 0.14)]),
    ]
    c.fill(body, glass)
    with c.clip(body):
        c.fill(box(x + half * 0.5, top, half, tall), dark(glass, 0.2))
        c.fill(box(x - half + 14, mid + 20, 13, tall * 0.42, 6), light(glass, 0.4))
        c.fill(box(x - n + 8, top + 50, 9, tall * 0.12, 4), light(glass, 0.4))
    c.fill(box(x - n - 6, top - 16, neck + 12, 58, 8), cap)
    c.fill(box(x - n - 6, top + 28, neck + 12, 14, 4), dark(cap, 0.2))
    high = tall * 0.3
    y = mid + tall * 0.15
    c.fill(box(x - half, y, w, high), label)
    with c.clip(body):
        c.fill(box(x + half * 0.5, y, half, high), dark(label, 0.12))
    return x, y + high / 2


def peaks(c, x, y, size, colour):
    """The small mountain mark of a label."""
    c.fill([(x - size, y + size * 0.5), (x - size * 0.3, y - size * 0.55), (x + size * 0.12, y + size * 0.05), (x + size * 0.42, y - size * 0.3), (x + size, y + size * 0.5)], colour)


def beer(c, colour="#E0A030", label=ZAFFERANO, extra=None):
    """A bottle of beer and a full glass."""
    x, y = bottle(c, 270, "#5B3416", label, CREMA, 520, 160, 54)
    c.oval(x, y, 50, 50, label)
    peaks(c, x, y + 2, 38, dark(label, 0.5))
    shadow(c, 545, 692, 120, 18)
    glass = [(430, 300), (650, 300), (620, 690), (462, 690)]
    c.fill(glass, light(colour, 0.15))
    with c.clip(glass):
        c.fill(box(420, 400, 240, 300), colour)
        c.fill(box(596, 300, 60, 400), dark(colour, 0.15))
        for i, (px, py) in enumerate(scatter(26, 452, 420, 150, 250, 3)):
            c.oval(px, py, 4 + i % 4, 4 + i % 4, light(colour, 0.45))
        c.fill(box(456, 430, 13, 220, 6), light(colour, 0.5))
    for px, py, r in ((440, 330, 40), (500, 300, 52), (570, 306, 50), (632, 330, 38), (536, 344, 66), (470, 362, 40), (606, 364, 38)):
        c.oval(px, py, r, r * 0.82, NEVE)
    c.fill(box(436, 330, 206, 62, 26), NEVE)
    c.oval(470, 404, 18, 28, NEVE)
    if extra == "honey":
        bee(c, 690, 250, 0.8, 10)
    elif extra == "chestnut":
        chestnut(c, 668, 660, 56, 14)
        chestnut(c, 720, 676, 40, -20)
    else:
        wheat(c, 706, 560, 14, 0.8)


def wine(c, colour="#6B1F33", white=False):
    """A bottle of wine and a glass."""
    glass_colour = "#3E5A34" if white else "#26352C"
    x, y = bottle(c, 290, glass_colour, RAME if not white else ZAFFERANO, CREMA, 560, 150, 52, 0.34)
    peaks(c, x, y + 6, 46, colour if not white else MUSCHIO)
    c.fill(box(x - 44, y + 44, 88, 8, 4), dark(CREMA, 0.3))
    shadow(c, 540, 694, 96, 15)
    cup = [*curve([(446, 330), (444, 420), (476, 500), (540, 526)]), *curve([(540, 526), (604, 500), (636, 420), (634, 330)])]
    c.fill(cup, light("#A9CDD8", 0.6))
    with c.clip(cup):
        c.fill(box(440, 400, 210, 140), colour)
        c.fill(oval(540, 400, 97, 15), light(colour, 0.22))
        c.fill(box(596, 408, 50, 120), dark(colour, 0.12))
    c.fill(box(533, 520, 14, 150), light("#A9CDD8", 0.5))
    c.fill(oval(540, 680, 84, 15), light("#A9CDD8", 0.45))
    grapes = "#C9B84E" if white else "#4B2244"
    for i, (px, py) in enumerate(((660, 590), (704, 596), (744, 588), (682, 630), (724, 634), (704, 668))):
        c.oval(px, py, 27, 27, grapes if i % 2 else dark(grapes, 0.1))
        c.oval(px - 8, py - 9, 7, 6, light(grapes, 0.4))
    c.fill(leaf(700, 566, 96, 62, -36), FOGLIA)


def amaro(c):
    """A bottle of herbal bitter and a small glass."""
    x, y = bottle(c, 320, "#3A2414", BOSCO, MENTA_LABEL, 500, 190, 60, 0.4)
    with c.at(x, y, 0.62):
        sprig(c, 0, 24, -58)
        sprig(c, 10, 30, -110, 0.9)
    shadow(c, 560, 692, 80, 14)
    glass = [(494, 540), (626, 540), (604, 690), (516, 690)]
    c.fill(glass, light("#A9CDD8", 0.6))
    with c.clip(glass):
        c.fill(box(490, 590, 140, 110), "#6B3A16")
        c.fill(box(590, 594, 50, 106), dark("#6B3A16", 0.2))
    c.fill(oval(560, 592, 58, 10), light("#6B3A16", 0.25))
    sprig(c, 640, 676, -14, 0.7)
    sprig(c, 150, 680, 12, 0.7, FOGLIA)


MENTA_LABEL = "#E3EBD3"


def liqueur(c, colour="#3B2A5A", fruit="#3B3560"):
    """A bottle of fruit liqueur with its berries."""
    x, y = bottle(c, 320, colour, CREMA, CREMA, 460, 180, 62, 0.4)
    berry(c, x - 22, y + 6, 30, fruit)
    berry(c, x + 26, y + 12, 28, fruit)
    c.fill(leaf(x, y - 12, 58, 30, -40), FOGLIA)
    shadow(c, 550, 692, 76, 14)
    glass = [(490, 560), (610, 560), (590, 690), (510, 690)]
    c.fill(glass, light("#A9CDD8", 0.6))
    with c.clip(glass):
        c.fill(box(480, 604, 140, 100), colour)
    c.fill(oval(550, 604, 52, 9), light(colour, 0.3))
    for px, py, r in ((646, 664, 34), (712, 668, 32), (680, 612, 33)):
        berry(c, px, py, r, fruit)
    c.fill(leaf(690, 590, 92, 42, -30), FOGLIA)


def juice(c):
    """A bottle of apple juice."""
    x, y = bottle(c, 300, "#DDA637", BOSCO, CREMA, 500, 190, 70, 0.36)
    apple(c, x, y + 6, 52)
    apple(c, 520, 628, 78, "#C7A13B")
    apple(c, 640, 640, 70)


def oil(c):
    """A bottle of olive oil with an olive branch."""
    x, y = bottle(c, 330, "#6F7A2B", ARDESIA, CREMA, 540, 150, 46, 0.38)
    olive_branch(c, x - 48, y + 22, -28, 0.42)
    shadow(c, 560, 696, 120, 14)
    c.fill(oval(560, 676, 120, 26), NEVE)
    c.fill(oval(560, 672, 96, 17), "#C3B23C")
    c.fill(oval(536, 669, 36, 6), light("#C3B23C", 0.45))
    olive_branch(c, 480, 560, -16, 0.9)


def olive_branch(c, x, y, turn=0, zoom=1.0):
    """A small olive branch with fruit."""
    with c.at(x, y, zoom, turn):
        c.line(curve([(0, 0), (120, -22), (250, -12)]), 9, CASTAGNA)
        for i in range(5):
            px = 20 + i * 48
            c.fill(leaf(px, -12, 92, 28, -60), mix(FOGLIA, LUCE, 0.25))
            c.fill(leaf(px + 12, -10, 88, 27, 52), MUSCHIO)
        for px, py in ((70, 34), (140, 30), (210, 26)):
            c.oval(px, py, 22, 29, "#4B3A52", 16)
            c.oval(px - 7, py - 9, 5, 8, light("#4B3A52", 0.4), 16)
        c.fill(blob([(250, -12), (254, -16), (252, -8)]), MUSCHIO)
