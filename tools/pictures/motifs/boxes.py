"""Baskets, crates and gift boxes."""

from kit.grounds import shadow
from kit.palette import (
    BOSCO,
    CREMA,
    CROSTA,
    FOGLIA,
    LEGNO_CHIARO,
    MIELE,
    MUSCHIO,
    NEVE,
    PAGLIA,
    RAME,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf

from .bakery import wheat
from .cheese import cylinder, slice_of
from .fruit import chestnut, crate
from .jars import apple
from .pantry import corn


def weave(c, x, y, w, h, colour=LEGNO_CHIARO):
    """The woven front of a basket."""
    front = [(x, y), (x + w, y), *curve([(x + w, y), (x + w - 16, y + h * 0.7), (x + w - 60, y + h)]), *curve([(x + 60, y + h), (x + 16, y + h * 0.7), (x, y)])]
    with c.clip(front):
        c.fill(front, colour)
        for row in range(int(h / 26) + 1):
            for col in range(int(w / 52) + 2):
                px, py = x + col * 52 + (row % 2) * 26 - 26, y + row * 26
                c.fill(box(px, py + 3, 48, 20, 9), light(colour, 0.16) if (row + col) % 2 else dark(colour, 0.08))
        c.fill(box(x + w * 0.8, y, w * 0.3, h), mix(colour, CROSTA, 0.35))
    c.fill(box(x - 16, y - 16, w + 32, 36, 16), dark(colour, 0.14))
    for i in range(int(w / 26) + 1):
        c.line([(x - 8 + i * 26, y - 12), (x + 6 + i * 26, y + 16)], 7, light(colour, 0.18))


def basket(c, fill, bow="#A33A2E", handle=True):
    """A basket with what `fill` puts in it."""
    shadow(c, 400, 700, 280, 24)
    if handle:
        c.line(arc(400, 460, 250, 330, 180, 360), 34, dark(LEGNO_CHIARO, 0.16))
        c.line(arc(400, 460, 250, 330, 180, 360), 14, light(LEGNO_CHIARO, 0.1))
    fill(c)
    weave(c, 130, 500, 540, 190)
    if bow:
        c.fill(blob([(400, 560), (300, 505), (262, 560), (304, 618)]), bow)
        c.fill(blob([(400, 560), (500, 505), (538, 560), (496, 618)]), bow)
        c.fill([(392, 570), (350, 690), (386, 676), (410, 580)], dark(bow, 0.16))
        c.fill([(408, 570), (450, 690), (414, 676), (390, 580)], dark(bow, 0.16))
        c.fill(box(370, 532, 60, 60, 18), dark(bow, 0.14))


def small_jar(c, x, y, colour, lid, w=116, h=150):
    """A little jar among other things."""
    body = box(x - w / 2, y - h, w, h, 20)
    c.fill(body, colour)
    with c.clip(body):
        c.fill(box(x + w * 0.24, y - h, w * 0.4, h), dark(colour, 0.18))
        c.fill(box(x - w * 0.4, y - h + 20, 10, h, 5), light(colour, 0.4))
    c.fill(box(x - w * 0.46, y - h - 30, w * 0.92, 40, 8), lid)
    c.fill(box(x - w * 0.3, y - h * 0.72, w * 0.6, h * 0.42, 8), CREMA)


def small_bottle(c, x, y, glass, cap):
    """A little bottle among other things."""
    c.fill(box(x - 22, y - 350, 44, 120, 8), glass)
    c.fill(blob([(x - 22, y - 250), (x + 22, y - 250), (x + 52, y - 190), (x + 54, y), (x - 54, y), (x - 52, y - 190)]), glass)
    c.fill(box(x - 26, y - 366, 52, 50, 8), cap)
    c.fill(box(x - 50, y - 150, 100, 90, 4), CREMA)


def two_valleys(c):
    """Cheese, honey, flour, apples: something from each valley."""

    def fill(c):
        small_bottle(c, 250, 560, "#3F5D2B", "#1E2A26")
        cylinder(c, 400, 330, 120, 40, 170, CROSTA, light(CROSTA, 0.12))
        slice_of(c, 420, 545, 0.62)
        small_jar(c, 560, 540, MIELE, CREMA, 120, 170)
        apple(c, 196, 500, 52)
        apple(c, 620, 500, 50, "#C7A13B")

    basket(c, fill)


def cheeses(c):
    """A basket of cheeses."""

    def fill(c):
        cylinder(c, 300, 360, 130, 44, 160, CROSTA, light(CROSTA, 0.12))
        cylinder(c, 520, 400, 120, 40, 120, "#E6C08A", light("#E6C08A", 0.2))
        slice_of(c, 400, 570, 0.66)
        cylinder(c, 590, 470, 70, 24, 80, dark(NEVE, 0.05), NEVE)

    basket(c, fill, BOSCO)


def breakfast(c):
    """Honey, jam and biscuits."""

    def fill(c):
        small_jar(c, 250, 545, MIELE, CREMA, 130, 190)
        small_jar(c, 545, 545, "#7C1F3F", ZAFFERANO, 130, 180)
        c.fill(box(320, 290, 160, 260, 12), mix(CREMA, PAGLIA, 0.4))
        c.fill(box(320, 290, 160, 44, 10), RAME)
        for x, y in ((366, 400), (432, 400), (400, 450), (366, 490), (434, 490)):
            c.oval(x, y, 30, 26, "#D99A4E")
            c.oval(x - 3, y - 3, 20, 17, light("#D99A4E", 0.25))
        c.fill(leaf(620, 500, 110, 46, -70), FOGLIA)

    basket(c, fill, "#D98A2B")


def polenta_box(c):
    """Flour, butter and formaggella: all for polenta."""

    def fill(c):
        c.fill([(210, 260), (390, 260), (398, 560), (202, 560)], LEGNO_CHIARO)
        c.fill([(206, 220), (394, 220), (390, 280), (210, 280)], dark(LEGNO_CHIARO, 0.14))
        c.fill(box(226, 320, 148, 130, 12), NEVE)
        corn(c, 300, 380, 0.28, 12)
        cylinder(c, 520, 410, 126, 42, 120, "#E6C08A", light("#E6C08A", 0.2))
        c.fill([(390, 460), (430, 430), (560, 430), (520, 460)], "#FBEBC2")
        c.fill(box(390, 460, 132, 90), "#F7DC9A")
        c.line([(630, 520), (690, 250)], 20, CROSTA)

    basket(c, fill, "#A33A2E", handle=False)


def vegetables(c):
    """The weekly crate of vegetables."""
    def fill():
        c.fill(blob([(150, 520), (140, 400), (220, 340), (320, 360), (350, 470), (330, 540)]), MUSCHIO)
        c.fill(blob([(176, 520), (180, 410), (240, 372), (306, 394), (320, 520)]), FOGLIA)
        c.line(curve([(246, 520), (244, 450), (250, 390)]), 7, light(FOGLIA, 0.55))
        for x, t in ((400, -14), (450, 2), (500, 14)):
            with c.at(x, 520, 1, t):
                c.fill(blob([(-30, -170), (30, -170), (20, -20), (0, 60), (-20, -20)]), "#DE7B2A")
                for turn in (-120, -95, -70):
                    c.fill(leaf(0, -165, 120, 34, turn), FOGLIA)
        c.oval(590, 470, 88, 78, "#C9B27A")
        c.oval(570, 450, 40, 30, light("#C9B27A", 0.3), -20)
        for x in (348, 640):
            c.oval(x, 505, 50, 50, "#B5312B")
            c.fill(leaf(x, 464, 40, 18, -60), MUSCHIO)
            c.fill(leaf(x, 464, 40, 18, -130), MUSCHIO)

    crate(c, fill)


def winter(c):
    """The winter basket: cake, honey, chestnuts."""

    def fill(c):
        cylinder(c, 370, 350, 130, 42, 190, "#C98A45", NEVE)
        c.fill(blob([(238, 350), (300, 316), (440, 316), (502, 352), (498, 400), (460, 380), (420, 420), (370, 386), (320, 422), (280, 384), (244, 402)]), NEVE)
        c.oval(370, 346, 40, 13, dark("#C98A45", 0.3))
        small_jar(c, 570, 545, MIELE, "#A33A2E", 120, 180)
        chestnut(c, 190, 490, 44, -10)
        chestnut(c, 250, 500, 40, 16)
        wheat(c, 650, 420, 16, 0.7, MUSCHIO)

    basket(c, fill, "#A33A2E")


