"""Fruit, vegetables, chestnuts and herbs."""

from kit.grounds import shadow
from kit.palette import (
    CREMA,
    CROSTA,
    FOGLIA,
    LEGNO,
    LEGNO_CHIARO,
    MATTONE,
    MUSCHIO,
    PRATO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, ring_points

from .jars import apple, berry

BEAN = "#E6C3A5"


def punnet(c, colour, kind="round"):
    """A wooden punnet full of berries."""
    shadow(c, 400, 692, 260, 22)
    r = 42 if kind == "round" else 46
    for i in range(26):
        x, y = 190 + (i * 97) % 420, 470 + (i * 37) % 70
        berry(c, x, y, r, colour if i % 3 else dark(colour, 0.12), kind)
    for x, y in ((270, 440), (360, 416), (450, 420), (530, 446), (400, 470), (310, 486), (490, 486)):
        berry(c, x, y, r, colour, kind)
    c.fill([(140, 530), (660, 530), (610, 690), (190, 690)], LEGNO_CHIARO)
    c.fill([(560, 530), (660, 530), (610, 690), (530, 690)], dark(LEGNO_CHIARO, 0.12))
    c.fill(box(130, 512, 540, 44, 10), light(LEGNO_CHIARO, 0.25))
    c.fill([(166, 614), (634, 614), (627, 636), (173, 636)], dark(LEGNO_CHIARO, 0.2))
    c.fill(leaf(560, 430, 130, 62, -28), FOGLIA)
    c.fill(leaf(240, 420, 110, 54, -150), MUSCHIO)


def crate(c, contents):
    """A slatted crate; `contents` draws what peeps out of it."""
    shadow(c, 400, 700, 310, 20)
    c.fill([(110, 470), (690, 470), (650, 540), (150, 540)], dark(LEGNO, 0.35))
    contents()
    for y in (540, 594, 648):
        c.fill(box(104, y, 592, 46, 6), LEGNO_CHIARO)
        c.fill(box(104, y + 34, 592, 12, 4), dark(LEGNO_CHIARO, 0.18))
        for x in (128, 660):
            c.oval(x + 6, y + 20, 6, 6, dark(LEGNO, 0.3))
    for x in (104, 650):
        c.fill(box(x, 520, 46, 180, 6), mix(LEGNO, LEGNO_CHIARO, 0.4))


def apples(c):
    """A crate of apples."""

    def fill():
        for x, y, colour in (
            (220, 450, "#B5312B"), (340, 430, MATTONE), (465, 432, "#C7A13B"), (585, 452, "#B5312B"),
            (280, 510, "#C7A13B"), (405, 505, "#B5312B"), (525, 512, MATTONE), (170, 522, MATTONE), (634, 522, "#C7A13B"),
        ):
            apple(c, x, y, 68, colour)

    crate(c, fill)


def potatoes(c, colour="#C79A5B"):
    """A jute sack of potatoes."""
    shadow(c, 400, 700, 290, 24)
    for x, y, t in ((300, 352, 20), (400, 330, -14), (500, 356, 30), (350, 402, 0), (450, 400, 12)):
        c.oval(x, y, 76, 56, dark(colour, 0.14), t)
        c.oval(x - 5, y - 6, 68, 46, colour, t)
        for px, py in ((x - 24, y - 10), (x + 22, y + 4), (x, y + 18)):
            c.oval(px, py, 6, 4, dark(colour, 0.3))
    sack = blob([(190, 400), (170, 540), (196, 680), (400, 706), (606, 680), (632, 540), (610, 400), (500, 424), (400, 430), (300, 424)])
    c.fill(sack, "#D9BE8F")
    with c.clip(sack):
        c.fill(oval(590, 560, 110, 220), dark("#D9BE8F", 0.12))
        for i in range(7):
            c.line(curve([(190 + i * 66, 400), (180 + i * 68, 560), (200 + i * 62, 710)]), 3, dark("#D9BE8F", 0.12))
    c.fill(blob([(176, 396), (280, 412), (400, 420), (520, 412), (624, 396), (630, 430), (520, 452), (400, 460), (280, 452), (170, 430)]), light("#D9BE8F", 0.25))
    for x, y, t in ((150, 668, 10), (662, 672, -16)):
        c.oval(x, y, 72, 48, dark(colour, 0.14), t)
        c.oval(x - 4, y - 6, 64, 40, colour, t)


def chestnut(c, x, y, r, turn=0, colour="#7A3B1C"):
    """One chestnut."""
    with c.at(x, y, r / 60, turn):
        c.fill(blob([(-58, 22), (-52, -24), (-14, -50), (0, -66), (14, -50), (52, -24), (58, 22), (30, 44), (-30, 44)]), colour)
        c.fill(blob([(-44, 28), (0, 18), (44, 28), (24, 46), (-24, 46)]), "#C79A6B")
        c.fill(blob([(-36, -6), (-22, -32), (-8, -38), (-20, -8)]), light(colour, 0.3))


def burr(c, x, y, r, open_=True):
    """The spiny husk."""
    for px, py, angle in ring_points(x, y, r * 0.8, r * 0.8, 30, 4):
        c.fill(leaf(px, py, r * 0.42, r * 0.1, angle), "#8FA54E")
    c.oval(x, y, r * 0.9, r * 0.86, "#7C9442")
    for i in range(22):
        a, b = ((i * 37) % 100 - 50) / 60, ((i * 61) % 100 - 50) / 60
        c.fill(leaf(x + a * r, y + b * r, r * 0.3, r * 0.08, i * 47), "#A6BB62")
    if open_:
        c.fill(blob([(x - r * 0.66, y + r * 0.1), (x, y - r * 0.5), (x + r * 0.66, y + r * 0.1), (x, y + r * 0.56)]), "#EADFB8")
        chestnut(c, x - r * 0.22, y + r * 0.02, r * 0.42, -12)
        chestnut(c, x + r * 0.26, y + r * 0.06, r * 0.42, 14)


def chestnuts(c):
    """Marroni and their open husk."""
    shadow(c, 400, 690, 310, 30)
    for turn, x, y in ((200, 250, 520), (-30, 560, 500), (-60, 470, 430)):
        c.fill(leaf(x, y, 210, 84, turn), PRATO)
        c.line([(x, y), (x + 1, y)], 4, MUSCHIO)
    burr(c, 400, 500, 150)
    for x, y, r, t in ((190, 640, 72, -14), (320, 668, 66, 20), (470, 672, 72, -8), (602, 642, 70, 24), (690, 676, 50, 0)):
        chestnut(c, x, y, r, t)


def dried_chestnuts(c):
    """Peeled, dried chestnuts in a bowl."""
    shadow(c, 400, 700, 220, 22)
    for i in range(30):
        row = i // 8
        x, y = 232 + row * 34 + (i % 8) * (336 - row * 68) / 7, 476 - row * 38
        c.oval(x, y, 46, 35, dark("#DDB878", 0.2), i * 40)
        c.oval(x - 3, y - 4, 38, 28, "#DDB878", i * 40)
        c.line(curve([(x - 20, y - 4), (x, y + 3), (x + 18, y - 6)]), 4, dark("#DDB878", 0.28))
    cup = [(170, 480), *arc(400, 490, 230, 200, 180, 0), (630, 480)]
    with c.clip(cup):
        c.fill(cup, MATTONE)
        c.fill(oval(580, 590, 130, 200), dark(MATTONE, 0.18))
        c.line(arc(400, 500, 228, 120, 10, 170), 16, CREMA)
    c.fill(box(158, 468, 484, 32, 14), light(MATTONE, 0.18))


def cabbage(c):
    """A savoy cabbage."""
    shadow(c, 400, 690, 270, 26)
    for x, y, r, colour in ((260, 560, 150, MUSCHIO), (550, 565, 150, MUSCHIO), (400, 600, 170, PRATO)):
        c.fill(blob([(px + (9 if i % 2 else -9), py + (9 if i % 3 else -7)) for i, (px, py, _a) in enumerate(ring_points(x, y, r, r * 0.82, 22))]), colour)
    c.fill(blob([(px + (8 if i % 2 else -8), py) for i, (px, py, _a) in enumerate(ring_points(400, 500, 205, 178, 26))]), FOGLIA)
    c.fill(blob([(px + (6 if i % 2 else -6), py) for i, (px, py, _a) in enumerate(ring_points(400, 480, 160, 140, 22))]), light(FOGLIA, 0.25))
    for x, y in ((250, 470), (300, 400), (400, 372), (500, 400), (552, 470), (330, 500), (470, 500)):
        c.line(curve([(400, 640), ((400 + x) / 2 + (x - 400) * 0.12, (640 + y) / 2), (x, y)]), 8, light(FOGLIA, 0.6))
        c.line([((400 + x) / 2, (640 + y) / 2), (x + (x - 400) * 0.22, (y + 640) / 2 - 60)], 4, light(FOGLIA, 0.5))


def beans(c):
    """A bowl of borlotti beans with two pods."""
    shadow(c, 400, 700, 240, 22)
    for i in range(48):
        row = i // 12
        x, y = 205 + row * 42 + (i % 12) * (390 - row * 84) / 11, 474 - row * 30
        with c.at(x, y, 1, i * 47):
            c.oval(0, 0, 37, 25, dark(BEAN, 0.2))
            c.oval(-2, -3, 33, 21, BEAN)
            for j in range(4):
                c.oval(-20 + j * 13, (j * 9) % 17 - 9, 7, 4, "#9B3A45", j * 40)
    cup = [(160, 480), *arc(400, 492, 240, 200, 180, 0), (640, 480)]
    with c.clip(cup):
        c.fill(cup, LEGNO)
        c.fill(oval(590, 590, 130, 200), dark(LEGNO, 0.2))
    c.fill(box(150, 468, 500, 30, 14), light(LEGNO, 0.22))
    for y, t in ((690, -6), (722, 4)):
        with c.at(560, y, 1, t):
            c.fill(blob([(-150, 6), (-80, -20), (40, -22), (130, -6), (160, -20), (134, 14), (40, 20), (-80, 22)]), "#E3D2B0")
            for j in range(7):
                c.oval(-110 + j * 36, (j * 7) % 12 - 6, 15, 6, "#9B3A45", j * 30)


def herbs(c):
    """A bunch of fresh herbs."""
    shadow(c, 400, 700, 170, 18)
    for i in range(9):
        turn = -36 + i * 9
        with c.at(400, 620, 1, turn):
            c.line([(0, 80), (0, -360 + abs(i - 4) * 26)], 7, MUSCHIO)
            for j in range(6):
                y = -60 - j * 48 + abs(i - 4) * 14
                size = 74 if i % 3 else 54
                c.fill(leaf(0, y, size, 32 if i % 3 else 12, -38), (FOGLIA, PRATO, MUSCHIO)[i % 3])
                c.fill(leaf(0, y, size, 32 if i % 3 else 12, -142), (PRATO, FOGLIA, PRATO)[i % 3])
    c.fill(box(336, 596, 128, 30, 12), CROSTA)
    c.line(curve([(452, 612), (510, 640), (520, 690)]), 8, CROSTA)


def pumpkin(c):
    """A pumpkin."""
    shadow(c, 400, 690, 290, 26)
    for x, rx in ((210, 110), (590, 110), (290, 130), (510, 130), (400, 120)):
        c.oval(x, 530, rx, 160, dark("#DE7B2A", 0.06 if x in (290, 510) else (0.16 if x != 400 else 0)))
        c.oval(x - rx * 0.28, 490, rx * 0.28, 90, light("#DE7B2A", 0.14))
    c.fill(blob([(372, 400), (380, 340), (356, 300), (404, 288), (424, 340), (432, 398)]), MUSCHIO)
    c.fill(leaf(424, 380, 150, 90, -14), FOGLIA)
