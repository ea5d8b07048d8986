"""Cheeses: wheels, wedges, small forms, fresh ones and grated ones."""

from kit.grounds import shadow
from kit.palette import (
    CROSTA,
    FOGLIA,
    LEGNO,
    LEGNO_CHIARO,
    MUSCHIO,
    NEVE,
    PAGLIA,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval


def cylinder(c, x, y, rx, ry, tall, side, top):
    """A round form standing at (x, y), y being the middle of its upper face."""
    body = [*arc(x, y + tall, rx, ry, 0, 180), (x - rx, y), (x + rx, y)]
    with c.clip(body):
        c.fill(body, side)
        c.fill(box(x + rx * 0.35, y - ry, rx, tall + 3 * ry), dark(side, 0.12))
        c.fill(box(x - rx * 0.86, y - ry, rx * 0.14, tall + 3 * ry), light(side, 0.2))
    c.oval(x, y, rx, ry, top)
    c.oval(x, y - 3, rx * 0.9, ry * 0.86, light(top, 0.12))


def board(c, x=400, y=668, rx=290, ry=54, colour=LEGNO_CHIARO):
    """A round wooden board under the food."""
    c.oval(x, y + 22, rx + 6, ry, dark(c.under, 0.16))
    c.oval(x, y + 14, rx, ry, dark(colour, 0.2))
    c.oval(x, y, rx, ry, colour)
    c.oval(x, y, rx * 0.86, ry * 0.8, light(colour, 0.12))


def slice_of(c, x, y, zoom=1.0, rind=CROSTA, paste=PAGLIA, flip=False, eyes=True):
    """A wedge of an old cheese; (x, y) is the middle of its foot."""
    with c.at(x, y, zoom, flip=flip):
        tip, right, high = (-220, -128), (180, -150), 150
        back = curve([(60, -262), (140, -232), right])
        c.fill([tip, (-80, -210), *back], rind)
        c.fill([tip, (-80, -210), (60, -262), (90, -240), (-150, -132)], light(rind, 0.16))
        face = [tip, right, (right[0], right[1] + high), (tip[0], tip[1] + high)]
        side = [right, (206, -200), (206, -62), (right[0], right[1] + high)]
        c.fill(side, dark(rind, 0.18))
        c.fill([(60, -262), *back, (206, -200), (150, -240)], dark(rind, 0.08))
        c.fill(face, paste)
        with c.clip(face):
            c.fill([(tip[0], -140), (190, -164), (190, -138), (tip[0], -114)], mix(paste, rind, 0.4))
            c.fill([(tip[0], 8), (190, -18), (190, 12), (tip[0], 34)], mix(paste, rind, 0.4))
            c.fill(box(160, -170, 30, 180), mix(paste, rind, 0.55))
            if eyes:
                for ex, ey, r in (
                    (-150, -62, 7), (-96, -84, 5), (-58, -40, 9), (-10, -78, 6),
                    (38, -50, 8), (82, -92, 5), (110, -40, 6), (-112, -18, 5), (8, -20, 5),
                ):
                    c.oval(ex, ey, r, r * 0.8, mix(paste, rind, 0.36))


def old_cheese(c, rind=CROSTA, paste=PAGLIA, wheel=True):
    """A big wheel with a wedge cut from it."""
    board(c, rx=320)
    if wheel:
        cylinder(c, 470, 372, 230, 78, 190, rind, light(rind, 0.1))
        c.oval(470, 372, 120, 38, mix(rind, ZAFFERANO, 0.25))
        c.oval(470, 370, 104, 31, light(rind, 0.14))
    slice_of(c, 300 if wheel else 400, 690, 0.84 if wheel else 1.15, rind, paste)


def two_slices(c, rind=CROSTA, paste=PAGLIA):
    """Two wedges, one lying behind the other."""
    board(c, rx=320)
    slice_of(c, 480, 628, 0.86, rind, paste, flip=True)
    slice_of(c, 330, 694, 0.92, rind, paste)


def small_form(c, rind=LEGNO_CHIARO, paste=NEVE, herbs=False):
    """A formaggella with a piece taken out of it."""
    board(c, rx=310)
    cylinder(c, 400, 455, 220, 80, 150, rind, light(rind, 0.16))
    cut = [(400, 452), (318, 528), (470, 533)]
    low = [(x, y + 148) for x, y in cut]
    c.fill([low[0], low[1], (330, 690), (462, 690), low[2]], dark(LEGNO_CHIARO, 0.14))
    c.fill([cut[0], cut[1], low[1], (400, 600)], light(paste, 0.3))
    c.fill([cut[0], cut[2], low[2], (400, 600)], dark(paste, 0.08))
    c.fill([cut[0], cut[1], (394, 536), cut[2]], dark(paste, 0.02))
    for x, y in ((352, 560), (372, 600), (440, 590), (424, 540), (450, 630)):
        c.oval(x, y, 6, 5, dark(paste, 0.2))
    if herbs:
        sprig(c, 480, 420, -25)


def sprig(c, x, y, turn=0, zoom=1.0, colour=MUSCHIO):
    """A sprig of mountain herbs."""
    with c.at(x, y, zoom, turn):
        c.line(curve([(-90, 10), (0, 0), (95, -18)]), 6, dark(colour, 0.2))
        for i in range(6):
            px = -60 + i * 28
            c.fill(leaf(px, 2 - i * 3, 52, 20, -58), colour)
            c.fill(leaf(px + 8, 2 - i * 3, 48, 19, 50), mix(colour, FOGLIA, 0.5))
        c.fill(leaf(90, -18, 50, 20, -10), FOGLIA)


def little_goats(c, crust=NEVE, herbs=True):
    """Three small fresh goat cheeses on a slate."""
    slate = [(90, 690), (170, 600), (650, 600), (725, 690)]
    c.fill([(x, y + 18) for x, y in slate], dark(c.under, 0.3))
    c.fill(slate, "#43504C")
    c.fill([(90, 690), (725, 690), (725, 702), (90, 702)], "#2C3733")
    cylinder(c, 520, 468, 112, 40, 128, dark(crust, 0.05), crust)
    cylinder(c, 280, 500, 118, 42, 128, dark(crust, 0.05), crust)
    cylinder(c, 400, 396, 108, 38, 116, dark(crust, 0.07), crust)
    if herbs:
        for px, py in ((250, 492), (280, 510), (312, 495), (500, 460), (540, 474), (392, 390), (430, 402)):
            c.fill(leaf(px, py, 26, 11, px % 180 - 90), MUSCHIO)
        sprig(c, 610, 636, -14, 0.8)


def soft_square(c, colour=NEVE, paper=True):
    """A square soft cheese on its paper."""
    if paper:
        sheet = [(110, 640), (240, 510), (690, 520), (640, 700), (180, 712)]
        c.fill([(x + 4, y + 14) for x, y in sheet], dark(c.under, 0.14))
        c.fill(sheet, mix(NEVE, LEGNO_CHIARO, 0.22))
        c.fill([(110, 640), (240, 510), (300, 560), (200, 660)], mix(NEVE, LEGNO_CHIARO, 0.36))
    top = blob([(205, 478), (300, 420), (520, 412), (610, 458), (560, 536), (300, 550)])
    c.fill(blob([(196, 500), (200, 600), (290, 656), (540, 650), (622, 590), (618, 480), (400, 470)]), dark(colour, 0.08))
    c.fill(blob([(480, 540), (470, 650), (545, 650), (622, 590), (616, 500)]), dark(colour, 0.16))
    c.fill(top, colour)
    c.line(curve([(300, 462), (400, 448), (505, 452)]), 7, dark(colour, 0.08))
    c.line(curve([(330, 500), (430, 490), (520, 490)]), 7, dark(colour, 0.06))


def grated(c, paste=PAGLIA, bowl=LEGNO):
    """A bowl of grated cheese with a wedge beside it."""
    slice_of(c, 555, 560, 0.7, CROSTA, paste, flip=True)
    shadow(c, 330, 690, 220, 22)
    heap = blob([(160, 520), (210, 440), (290, 400), (350, 372), (420, 412), (480, 452), (510, 525)])
    c.fill(heap, paste)
    for i in range(46):
        x, y = 190 + (i * 67) % 290, 412 + (i * 41) % 108
        if abs(x - 335) < 40 + (y - 380) * 1.02:
            c.line([(x, y), (x + 22, y + (i % 3 - 1) * 9)], 7, light(paste, 0.35) if i % 2 else dark(paste, 0.1))
    cup = [(140, 515), *arc(335, 530, 195, 158, 180, 0), (530, 515)]
    with c.clip(cup):
        c.fill(cup, bowl)
        c.fill(oval(460, 600, 120, 170), dark(bowl, 0.15))
    c.fill([(128, 512), (542, 512), (536, 534), (134, 534)], light(bowl, 0.22))
