"""Jars: honey, jam, pollen, pickles and pâté."""

from kit.grounds import shadow
from kit.palette import (
    ARDESIA,
    BOSCO,
    CREMA,
    CROSTA,
    FOGLIA,
    LEGNO_CHIARO,
    LUCE,
    MATTONE,
    MIELE,
    MUSCHIO,
    NEVE,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, ring_points, scatter


def jar(c, content, lid, x=400, y=690, w=300, h=360, label=CREMA, fill_bits=None):
    """A glass jar standing on (x, y), with its lid and an empty label."""
    shadow(c, x + 8, y, w * 0.6, 22)
    left, top = x - w / 2, y - h
    glass = box(left, top, w, h, 46)
    c.fill(glass, light(content, 0.65))
    with c.clip(glass):
        c.fill(box(left + 10, top + 42, w - 20, h - 52, 40), content)
        if fill_bits:
            fill_bits(left, top, w, h)
        c.fill(box(left + w * 0.78, top, w * 0.3, h), dark(content, 0.16))
        c.fill(box(left + 26, top + 60, 16, h - 130, 8), light(content, 0.5))
    c.fill(box(x - w * 0.43, top - 62, w * 0.86, 74, 14), lid)
    c.fill(box(x - w * 0.43, top - 14, w * 0.86, 26, 10), dark(lid, 0.2))
    c.fill(box(x - w * 0.39, top - 54, 18, 50, 8), light(lid, 0.25))
    if label:
        c.fill(box(x - w * 0.34, y - h * 0.62, w * 0.68, h * 0.42, 12), label)


def bee(c, x, y, zoom=1.0, turn=0):
    """A bee in flight."""
    with c.at(x, y, zoom, turn):
        c.oval(-6, -32, 18, 34, mix(NEVE, "#A9CDD8", 0.5), -24)
        c.oval(22, -34, 18, 34, mix(NEVE, "#A9CDD8", 0.35), 20)
        body = oval(0, 0, 50, 31)
        c.fill(body, ZAFFERANO)
        with c.clip(body):
            for sx in (-22, 8, 36):
                c.fill(box(sx, -40, 15, 80), ARDESIA)
        c.oval(-46, -2, 19, 19, ARDESIA)
        c.oval(-52, -7, 5, 5, NEVE)


def flower(c, x, y, petal=NEVE, heart=ZAFFERANO, r=34, count=7, stem=True):
    """A simple flower."""
    if stem:
        c.line(curve([(x, y), (x + 6, y + r * 1.6), (x - 4, y + r * 3)]), 8, MUSCHIO)
        c.fill(leaf(x + 4, y + r * 2.2, r * 1.5, r * 0.6, -30), FOGLIA)
    for px, py, angle in ring_points(x, y, r * 0.62, r * 0.62, count):
        c.oval(px, py, r * 0.5, r * 0.3, petal, angle)
    c.oval(x, y, r * 0.38, r * 0.38, heart)


def dipper(c, x, y, turn=30):
    """A wooden honey dipper."""
    with c.at(x, y, 1, turn):
        c.line([(0, 0), (0, -290)], 17, LEGNO_CHIARO)
        for i in range(5):
            w = (44, 56, 60, 54, 40)[i]
            c.fill(box(-w, -4 + i * 24, w * 2, 19, 9), dark(LEGNO_CHIARO, 0.1 if i % 2 else 0.22))


def honey(c, colour=MIELE, petal=NEVE, heart=ZAFFERANO, lid=CREMA, count=7):
    """A jar of honey, its flower and a bee."""
    dipper(c, 620, 560, 24)
    jar(c, colour, lid, x=370)
    c.fill(blob([(575, 690), (600, 668), (660, 664), (700, 690), (650, 706)]), colour)
    flower(c, 370, 552, petal, heart, 52, count, stem=False)
    c.fill(leaf(404, 596, 74, 30, 30), FOGLIA)
    c.fill(leaf(336, 596, 74, 30, 150), MUSCHIO)
    bee(c, 160, 300, 0.95, 14)


def pollen(c):
    """A jar of pollen grains."""

    def grains(left, top, w, h):
        spots = scatter(420, left + 14, top + 54, w - 28, h - 60)
        for i, (x, y) in enumerate(spots):
            c.oval(x, y, 12, 11, (ZAFFERANO, MIELE, light(ZAFFERANO, 0.4), CROSTA)[i % 4])

    jar(c, MIELE, BOSCO, x=380, fill_bits=grains)
    flower(c, 380, 552, ZAFFERANO, MIELE, 50, 9, stem=False)
    for i in range(9):
        c.oval(590 + (i * 47) % 130, 676 + (i * 17) % 28, 12, 11, (ZAFFERANO, MIELE, CROSTA)[i % 3])
    bee(c, 640, 300, 0.9, -10)


def berry(c, x, y, r, colour, kind="round"):
    """One berry: round, bramble or strawberry-like."""
    if kind == "bramble":
        c.oval(x, y + r * 0.12, r, r * 1.1, dark(colour, 0.25))
        for row in range(4):
            width = (0.62, 0.92, 0.85, 0.45)[row]
            for k in range(4):
                px = x - r * width + (k + 0.5) * r * width / 2
                py = y - r * 0.72 + row * r * 0.52
                c.oval(px, py, r * 0.29, r * 0.3, colour)
                c.oval(px - r * 0.08, py - r * 0.1, r * 0.09, r * 0.08, light(colour, 0.45))
        for turn in (-160, -125, -90, -55, -20):
            c.fill(leaf(x, y - r * 0.85, r * 0.75, r * 0.34, turn), FOGLIA)
    else:
        c.oval(x, y, r, r * 0.97, colour)
        c.oval(x + r * 0.2, y + r * 0.22, r * 0.76, r * 0.7, dark(colour, 0.14))
        c.oval(x, y - r * 0.08, r * 0.88, r * 0.8, colour)
        c.oval(x, y - r * 0.6, r * 0.3, r * 0.15, dark(colour, 0.4))
        c.oval(x - r * 0.35, y - r * 0.3, r * 0.2, r * 0.15, light(colour, 0.5), -30)


def jam(c, colour, cloth, kind="round"):
    """A jar of jam under a cloth cap, with its fruit."""
    jar(c, colour, cloth, x=360, w=300, h=330)
    cap = blob([(196, 372), (214, 318), (248, 272), (360, 262), (472, 272), (506, 318), (524, 372), (470, 352), (420, 376), (360, 354), (300, 376), (250, 352)])
    c.fill(cap, cloth)
    with c.clip(cap):
        for i in range(9):
            for j in range(5):
                c.oval(200 + i * 42 + (j % 2) * 21, 270 + j * 28, 8, 8, light(cloth, 0.55))
    c.fill(box(226, 330, 268, 14, 7), CREMA)
    c.fill(blob([(360, 337), (318, 318), (304, 342), (324, 360)]), CREMA)
    c.fill(blob([(360, 337), (402, 318), (416, 342), (396, 360)]), CREMA)
    berry(c, 360, 560, 46, colour, kind)
    for x, y, r in ((590, 655, 46), (682, 662, 42), (638, 590, 44)):
        berry(c, x, y, r, colour, kind)
    c.fill(leaf(660, 560, 110, 50, -30), FOGLIA)
    c.fill(leaf(610, 556, 84, 40, -140), MUSCHIO)


def pickles(c):
    """A jar of pickled vegetables."""

    def pieces(left, top, w, h):
        colours = ("#DE7B2A", NEVE, FOGLIA, "#B5312B", ZAFFERANO, "#CFE0B0")
        for i in range(58):
            x, y = left + 20 + (i * 83) % (w - 40), top + 70 + (i * 47) % (h - 90)
            with c.at(x, y, 1, i * 37):
                if i % 3 == 0:
                    c.fill(box(-30, -9, 60, 18, 8), colours[i % 6])
                elif i % 3 == 1:
                    c.oval(0, 0, 25, 25, colours[i % 6])
                    c.oval(0, 0, 14, 14, light(colours[i % 6], 0.4))
                else:
                    c.fill(blob([(-20, 8), (-14, -16), (8, -20), (22, -4), (12, 16)]), colours[i % 6])

    jar(c, "#E9DDA8", BOSCO, x=400, w=320, h=380, label=None, fill_bits=pieces)
    c.fill(box(286, 500, 228, 104, 14), CREMA)
    c.fill(leaf(340, 552, 120, 46, 0), MUSCHIO)
    c.line([(340, 552), (448, 552)], 5, FOGLIA)


def mustard_apples(c):
    """A jar of apple mostarda."""

    def pieces(left, top, w, h):
        for i in range(26):
            x, y = left + 30 + (i * 83) % (w - 60), top + 80 + (i * 59) % (h - 100)
            with c.at(x, y, 1, i * 47):
                c.fill(arc(0, 0, 44, 44, 0, 180), light(ZAFFERANO, 0.35 if i % 2 else 0.1))
                c.line(arc(0, 0, 42, 42, 0, 180), 6, "#B5312B")

    jar(c, ZAFFERANO, MATTONE, x=370, fill_bits=pieces)
    apple(c, 370, 562, 44)
    apple(c, 620, 640, 68)


def apple(c, x, y, r, colour="#B5312B"):
    """An apple with its leaf."""
    body = blob([(x - r, y - r * 0.1), (x - r * 0.75, y - r * 0.8), (x - r * 0.2, y - r * 0.86), (x, y - r * 0.72), (x + r * 0.2, y - r * 0.86), (x + r * 0.75, y - r * 0.8), (x + r, y - r * 0.1), (x + r * 0.72, y + r * 0.72), (x + r * 0.2, y + r * 0.94), (x, y + r * 0.88), (x - r * 0.2, y + r * 0.94), (x - r * 0.72, y + r * 0.72)])
    c.fill(body, colour)
    with c.clip(body):
        c.fill(oval(x + r * 0.6, y + r * 0.2, r * 0.6, r * 1.1), dark(colour, 0.15))
        c.fill(oval(x - r * 0.45, y - r * 0.35, r * 0.2, r * 0.32, 20), light(colour, 0.45))
    c.line(curve([(x, y - r * 0.7), (x + r * 0.05, y - r), (x + r * 0.2, y - r * 1.2)]), r * 0.12, "#5E2B12")
    c.fill(leaf(x + r * 0.06, y - r * 0.9, r * 0.9, r * 0.42, -18), FOGLIA)


def pate(c, colour="#5A6B3B", lid=LUCE, fruit=None):
    """A small jar of spread with bread beside it."""
    jar(c, colour, lid, x=330, w=280, h=240)
    if fruit:
        fruit(330, 590)
    else:
        c.oval(318, 590, 24, 32, "#4A5A2C", 24)
        c.oval(350, 600, 24, 32, MUSCHIO, -18)
        c.fill(leaf(334, 560, 66, 22, -34), FOGLIA)
    c.fill(blob([(500, 690), (500, 560), (560, 520), (650, 522), (700, 566), (696, 690)]), CROSTA)
    c.fill(blob([(516, 684), (516, 572), (566, 538), (644, 540), (684, 576), (682, 684)]), "#EBC588")
    c.fill(blob([(530, 660), (540, 590), (600, 564), (664, 590), (666, 650), (600, 676)]), colour)
    c.fill(blob([(560, 600), (600, 584), (640, 600), (600, 612)]), light(colour, 0.22))
