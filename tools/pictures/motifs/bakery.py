"""Bread, biscuits, cakes and fresh pasta."""

from math import cos, radians, sin

from kit.grounds import shadow
from kit.palette import (
    BURRO,
    CASTAGNA,
    CREMA,
    CROSTA,
    FOGLIA,
    LEGNO_CHIARO,
    MATTONE,
    MUSCHIO,
    NEVE,
    PAGLIA,
    PANE,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, ring_points

from .cheese import board
from .meat import plank


def wheat(c, x, y, turn=0, zoom=1.0, colour=PAGLIA):
    """An ear of wheat."""
    with c.at(x, y, zoom, turn):
        c.line(curve([(0, 160), (6, 60), (0, -110)]), 7, dark(colour, 0.2))
        for i in range(5):
            c.fill(leaf(0, 20 - i * 30, 62, 28, -52), colour)
            c.fill(leaf(0, 20 - i * 30, 62, 28, -128), dark(colour, 0.12))
        c.fill(leaf(0, -108, 64, 28, -90), colour)


def loaf(c, crust=PANE, flour=True):
    """A round loaf with its cross."""
    plank(c)
    wheat(c, 655, 520, 24, 0.85)
    body = blob([(140, 590), (150, 480), (250, 376), (390, 340), (530, 376), (622, 480), (630, 590), (560, 650), (390, 664), (210, 650)])
    c.fill(body, crust)
    with c.clip(body):
        c.fill(oval(400, 720, 330, 150), dark(crust, 0.2))
        c.fill(oval(330, 430, 170, 70), light(crust, 0.22))
    for points in (
        [(300, 560), (360, 470), (450, 380)],
        [(262, 430), (370, 468), (520, 540)],
    ):
        c.line(curve(points), 34, dark(crust, 0.28))
        c.line(curve(points), 20, light(PAGLIA, 0.5))
    if flour:
        for i in range(26):
            x, y = 220 + (i * 79) % 340, 390 + (i * 47) % 170
            c.oval(x, y, 9, 5, light(crust, 0.6), i * 30)


def long_loaf(c, crust=CROSTA, crumb=PANE, seeds=True):
    """A long loaf with two slices cut from it."""
    plank(c)
    body = blob([(280, 600), (290, 470), (400, 410), (560, 412), (680, 470), (700, 590), (620, 650), (370, 655)])
    c.fill(body, crust)
    with c.clip(body):
        c.fill(oval(500, 700, 300, 100), dark(crust, 0.22))
        for i in range(4):
            c.line(curve([(380 + i * 82, 600), (400 + i * 82, 500), (440 + i * 80, 420)]), 22, light(crust, 0.25))
    for x in (320, 220):
        c.fill(blob([(x - 100, 610), (x - 96, 490), (x - 30, 428), (x + 50, 452), (x + 74, 560), (x + 56, 650), (x - 60, 662)]), dark(crust, 0.08))
        c.fill(blob([(x - 86, 606), (x - 82, 500), (x - 26, 446), (x + 36, 466), (x + 58, 560), (x + 42, 634), (x - 50, 644)]), crumb)
        for i in range(16):
            a, b = x - 60 + (i * 37) % 96, 480 + (i * 53) % 140
            c.oval(a, b, 8, 6, (CASTAGNA if i % 2 else dark(crumb, 0.2)) if seeds else dark(crumb, 0.13))


def sticks(c, colour=PAGLIA):
    """A bundle of breadsticks tied with a ribbon."""
    shadow(c, 400, 690, 150, 20)
    for i in range(11):
        turn = -20 + i * 4
        with c.at(400, 700, turn=turn):
            tint = (colour, dark(colour, 0.1), light(colour, 0.2))[i % 3]
            c.line(curve([(0, 0), (4, -180), (-5, -340), (0, -520 - (i * 37) % 46)]), 27, tint)
            for j in range(6):
                c.oval(-5 + (j * 7) % 12, -250 - j * 48, 4, 3, dark(colour, 0.3))
    c.fill(box(322, 520, 156, 62, 12), MATTONE)
    c.fill(box(322, 560, 156, 22, 10), dark(MATTONE, 0.2))
    c.fill(blob([(400, 545), (330, 505), (300, 545), (332, 588)]), light(MATTONE, 0.12))
    c.fill(blob([(400, 545), (470, 505), (500, 545), (468, 588)]), light(MATTONE, 0.12))
    c.oval(400, 548, 22, 22, dark(MATTONE, 0.1))


def biscuits(c, colour=PANE, cup=True):
    """A plate of round biscuits and a cup of milk."""
    shadow(c, 400, 705, 300, 20)
    c.oval(400, 655, 300, 62, dark(NEVE, 0.14))
    c.oval(400, 645, 300, 60, NEVE)
    if cup:
        with c.at(570, 470):
            c.line(arc(95, 60, 48, 48, -80, 90), 20, "#17506E")
            c.fill([(-90, 0), (100, 0), (76, 150), (-64, 150)], "#17506E")
            c.fill(oval(5, 2, 95, 22), light("#17506E", 0.3))
            c.fill(oval(5, 5, 82, 16), NEVE)
            c.fill([(50, 12), (100, 0), (76, 150), (34, 150)], dark("#17506E", 0.22))
    for i, (x, y) in enumerate(((240, 620), (360, 640), (470, 630), (300, 570), (410, 580), (352, 516))):
        c.oval(x, y + 15, 72, 40, dark(colour, 0.3))
        c.oval(x, y, 72, 40, colour)
        c.oval(x - 4, y - 4, 56, 29, light(colour, 0.2))
        for px, py, _a in ring_points(x - 2, y - 3, 34, 17, 6, i * 20):
            c.oval(px, py, 6, 4, dark(colour, 0.25))


def ring_cake(c, crust=PANE):
    """Bossolà: a tall ring cake with sugar on it."""
    board(c, rx=320)
    body = [(170, 470), *arc(400, 610, 230, 74, 180, 0), (630, 470), *arc(400, 470, 230, 84, 0, -180)]
    c.fill(body, crust)
    with c.clip(body):
        for i in range(9):
            x = 182 + i * 55
            c.line(curve([(x, 470), (x + (x - 400) * 0.06, 580), (x + (x - 400) * 0.02, 700)]), 24, dark(crust, 0.12))
        c.fill(box(540, 380, 120, 320), dark(crust, 0.1))
    c.oval(400, 465, 230, 84, light(crust, 0.25))
    top = blob([(166, 470), (200, 410), (300, 378), (420, 372), (540, 386), (624, 440), (634, 490), (596, 500), (570, 548), (530, 520), (480, 566), (430, 540), (370, 574), (320, 536), (262, 560), (232, 510), (190, 520)])
    c.fill(top, NEVE)
    c.oval(400, 458, 76, 28, dark(crust, 0.3))
    c.oval(400, 466, 70, 22, dark(crust, 0.45))


def crumble(c, colour=PANE):
    """A dry cake broken by hand."""
    shadow(c, 400, 700, 300, 22)
    c.oval(400, 650, 310, 76, dark(NEVE, 0.14))
    c.oval(400, 640, 310, 74, NEVE)
    for i, (x, y, z, t) in enumerate(((300, 580, 1, -8), (490, 590, 1, 12), (400, 510, 0.9, 4), (560, 640, 0.5, -20), (230, 650, 0.45, 15))):
        with c.at(x, y, z, t):
            c.fill(blob([(-120, 40), (-100, -40), (0, -62), (110, -46), (120, 30), (60, 76), (-60, 78)], 6), dark(colour, 0.22))
            c.fill(blob([(-120, 20), (-100, -52), (0, -74), (110, -60), (118, 12), (60, 52), (-60, 54)], 6), colour)
            for j in range(9):
                c.fill(blob([(-90 + (j * 61) % 180, -50 + (j * 37) % 90), (-70 + (j * 61) % 180, -56 + (j * 37) % 90), (-72 + (j * 61) % 180, -38 + (j * 37) % 90)], 5), CREMA if (i + j) % 2 else CASTAGNA)


def parcels(c):
    """Casoncelli with sage and butter."""
    shadow(c, 400, 705, 300, 24)
    c.oval(400, 610, 330, 130, dark(NEVE, 0.16))
    c.oval(400, 596, 330, 126, NEVE)
    c.oval(400, 600, 262, 94, light(BURRO, 0.5))
    spots = ((250, 590, -14), (380, 560, 8), (510, 560, -20), (560, 620, 15), (440, 640, -6), (310, 650, 20), (400, 590, 40))
    for x, y, turn in spots:
        with c.at(x, y, turn=turn):
            c.fill(curve([(-82, 26), (-70, -24), (0, -46), (70, -24), (82, 26), (0, 8)]), dark(BURRO, 0.2))
            c.fill(curve([(-82, 16), (-70, -34), (0, -56), (70, -34), (82, 16), (0, -4)]), BURRO)
            c.fill(oval(0, -28, 42, 18), light(BURRO, 0.45))
    for x, y, turn in ((330, 580, -30), (480, 610, 40), (410, 540, 100)):
        c.fill(leaf(x, y, 92, 40, turn), MUSCHIO)
        c.line([(x, y), (x + 70 * cos(radians(turn)), y + 70 * sin(radians(turn)))], 4, FOGLIA)


def tagliatelle(c):
    """Nests of egg pasta."""
    plank(c)
    for x, y in ((250, 560), (430, 530), (590, 580), (350, 640), (520, 652)):
        c.oval(x, y + 14, 112, 64, dark(LEGNO_CHIARO, 0.22))
        c.oval(x, y, 112, 70, dark(BURRO, 0.14))
        for i in range(5):
            c.line(oval(x + i * 3, y - i * 4, 98 - i * 17, 58 - i * 11, i * 14), 12, BURRO if i % 2 else mix(BURRO, "#DE8F1F", 0.3))
