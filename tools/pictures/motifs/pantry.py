"""Flour, polenta, and what fills a larder."""

from kit.grounds import shadow
from kit.palette import (
    BURRO,
    CROSTA,
    FERRO,
    FOGLIA,
    LEGNO_CHIARO,
    MUSCHIO,
    NEVE,
    RAME,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, scatter

from .bakery import wheat
from .fruit import chestnut


def corn(c, x, y, zoom=1.0, turn=0):
    """A corn cob in its husk."""
    with c.at(x, y, zoom, turn):
        c.fill(leaf(0, 150, 330, 130, -106), FOGLIA)
        cob = blob([(-58, 110), (-62, -40), (-34, -150), (0, -180), (34, -150), (62, -40), (58, 110), (0, 146)])
        c.fill(cob, ZAFFERANO)
        with c.clip(cob):
            for row in range(17):
                for col in range(6):
                    c.oval(-56 + col * 23 + (row % 2) * 5, -170 + row * 19, 10, 8, light(ZAFFERANO, 0.3) if (row + col) % 3 else "#DE8F1F")
        c.fill(leaf(-10, 160, 270, 110, -128), MUSCHIO)
        c.fill(leaf(10, 160, 280, 110, -58), FOGLIA)


def buckwheat(c, x, y):
    """Buckwheat flowers and dark grains."""
    c.line(curve([(x, y + 70), (x + 6, y), (x - 4, y - 70)]), 7, MUSCHIO)
    for px, py in ((-4, -76), (-32, -54), (28, -50), (-8, -34), (22, -18)):
        for turn in range(0, 360, 72):
            c.fill(leaf(x + px, y + py, 24, 16, turn), "#E9A7A0")
        c.oval(x + px, y + py, 5, 5, ZAFFERANO)
    c.fill(blob([(x, y + 20), (x + 40, y - 10), (x + 66, y + 20), (x + 30, y + 40)]), FOGLIA)


def sack(c, paper=LEGNO_CHIARO, band=CROSTA, kind="corn", heap=None):
    """A folded paper bag with a heap of what it holds."""
    shadow(c, 380, 692, 220, 22)
    c.fill([(210, 260), (550, 260), (566, 690), (194, 690)], paper)
    c.fill([(550, 260), (610, 300), (622, 670), (566, 690)], dark(paper, 0.2))
    c.fill([(210, 260), (550, 260), (548, 330), (212, 330)], light(paper, 0.18))
    c.fill([(206, 176), (554, 176), (550, 264), (210, 264)], dark(paper, 0.06))
    c.fill([(550, 264), (554, 176), (606, 214), (610, 300)], dark(paper, 0.26))
    c.fill(box(196, 166, 366, 40, 8), light(paper, 0.25))
    c.fill(box(230, 372, 296, 230, 20), NEVE)
    c.fill(box(230, 556, 296, 46, 14), band)
    with c.at(378, 462):
        if kind == "corn":
            corn(c, 0, 0, 0.5, 14)
        elif kind == "wheat":
            for turn, dx in ((-16, -26), (14, 30), (0, 0)):
                wheat(c, dx, 6, turn, 0.56)
        elif kind == "buckwheat":
            buckwheat(c, -6, 10)
        elif kind == "rye":
            for turn, dx in ((-20, -20), (10, 24)):
                wheat(c, dx, 6, turn, 0.58, "#A58A54")
        else:
            chestnut(c, -30, 6, 44, -14)
            chestnut(c, 40, 14, 40, 16)
    heap = heap or BURRO
    c.fill(blob([(500, 700), (560, 640), (620, 616), (690, 646), (748, 700), (640, 712)]), heap)
    c.fill(blob([(560, 668), (612, 634), (640, 640), (600, 676)]), light(heap, 0.4))
    for px, py in scatter(16, 540, 650, 170, 46, 4):
        c.oval(px, py, 4, 3, dark(heap, 0.2))


def polenta(c):
    """Polenta on its board with the string that cuts it."""
    shadow(c, 400, 696, 320, 24)
    c.oval(400, 668, 320, 62, dark(LEGNO_CHIARO, 0.2))
    c.oval(400, 650, 320, 60, LEGNO_CHIARO)
    dome = [*curve([(150, 640), (166, 540), (250, 450), (400, 420), (550, 450), (634, 540), (650, 640)]), *arc(400, 640, 250, 46, 0, 180)]
    c.fill(dome, ZAFFERANO)
    with c.clip(dome):
        c.fill(oval(630, 620, 150, 220), dark(ZAFFERANO, 0.12))
        c.fill(oval(300, 490, 110, 40), light(ZAFFERANO, 0.35))
        for px, py in scatter(50, 160, 440, 480, 230, 2):
            c.oval(px, py, 4, 3, dark(ZAFFERANO, 0.2))
    for i, x in enumerate((320, 410, 500)):
        c.line(curve([(x, 390), (x - 24, 340), (x + 20, 292), (x - 8, 240 + i * 12)]), 10, dark(c.under, 0.1))


def copper_pot(c):
    """The copper cauldron for polenta with its stick."""
    shadow(c, 400, 700, 240, 24)
    c.line([(470, 470), (640, 180)], 26, LEGNO_CHIARO)
    c.line(arc(400, 430, 236, 250, 190, 350), 14, FERRO)
    c.oval(400, 450, 240, 62, dark(RAME, 0.35))
    c.oval(400, 462, 214, 46, ZAFFERANO)
    body = [(160, 450), *curve([(160, 450), (176, 580), (240, 670), (400, 696), (560, 670), (624, 580), (640, 450)]), *arc(400, 450, 240, 62, 0, 180)]
    with c.clip(body):
        c.fill(body, "#B4633A")
        c.fill(oval(610, 580, 140, 200), dark("#B4633A", 0.22))
        c.fill(oval(250, 580, 26, 84, 14), light("#B4633A", 0.4))
    c.line(arc(400, 450, 240, 62, 0, 180), 16, light("#B4633A", 0.25))
