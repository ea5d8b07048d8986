"""Milk, butter, ricotta and yogurt."""

from kit.grounds import shadow
from kit.palette import (
    ACQUA,
    BURRO,
    CREMA,
    FOGLIA,
    LAGO,
    LEGNO_CHIARO,
    LUCE,
    MUSCHIO,
    NEVE,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval

from .cheese import board, sprig


def butter(c, print_flower=True):
    """A pat of butter with the flower of the wooden mould."""
    board(c, rx=310)
    front = [(170, 500), (560, 500), (560, 650), (170, 650)]
    c.fill([(170, 500), (260, 420), (640, 420), (560, 500)], light(BURRO, 0.45))
    c.fill([(560, 500), (640, 420), (640, 566), (560, 650)], dark(BURRO, 0.14))
    c.fill(front, BURRO)
    if print_flower:
        for turn in range(0, 360, 45):
            c.fill(leaf(365, 575, 58, 27, turn), mix(BURRO, "#DE8F1F", 0.35))
        c.oval(365, 575, 15, 15, light(BURRO, 0.5))
        c.line(box(192, 520, 346, 110, 12), 5, mix(BURRO, "#DE8F1F", 0.35))
    curl = blob([(610, 655), (650, 600), (710, 612), (712, 655), (660, 676)])
    c.fill(curl, light(BURRO, 0.25))
    c.fill(oval(672, 640, 26, 20), dark(BURRO, 0.1))


def milk(c):
    """A bottle and a glass of milk."""
    shadow(c, 330, 690, 150, 20)
    shadow(c, 560, 690, 100, 16)
    body = [
        (290, 150), (370, 150), (374, 250), *curve([(374, 250), (392, 320), (436, 372), (440, 430)]),
        (440, 660), *arc(415, 660, 25, 28, 0, 90), *arc(245, 660, 25, 28, 90, 180),
        *curve([(220, 430), (224, 372), (268, 320), (286, 250)]),
    ]
    c.fill(body, LUCE)
    with c.clip(body):
        c.fill(box(200, 330, 260, 400), NEVE)
        c.fill(box(396, 150, 60, 560), dark(NEVE, 0.1))
        c.fill(box(240, 380, 16, 270, 8), "#FFFFFF")
    c.fill(box(278, 118, 104, 56, 12), LAGO)
    c.fill(box(278, 150, 104, 12), dark(LAGO, 0.2))
    c.fill(box(252, 470, 156, 120, 14), ACQUA)
    c.fill([(262, 570), (306, 510), (332, 540), (362, 496), (400, 570)], LAGO)
    glass = [(480, 440), (640, 440), (622, 680), (498, 680)]
    c.fill(glass, light(ACQUA, 0.45))
    with c.clip(glass):
        c.fill(box(470, 500, 190, 200), NEVE)
        c.fill(box(596, 440, 60, 260), dark(NEVE, 0.1))
    c.fill(oval(560, 500, 77, 14), "#FFFFFF")


def pot(c, colour=NEVE, lid=LAGO, berries=None):
    """A glass pot of yogurt with a spoon, and fruit beside it when it has any."""
    shadow(c, 380, 692, 210, 22)
    body = [(215, 380), (545, 380), (545, 400), *curve([(552, 420), (560, 540), (528, 690)]),
            *curve([(232, 690), (200, 540), (208, 420)]), (215, 400)]
    c.fill(body, colour)
    with c.clip(body):
        c.fill(box(470, 370, 120, 340), dark(colour, 0.12))
        c.fill(box(234, 430, 20, 210, 10), light(colour, 0.7))
        if berries:
            for i in range(16):
                c.oval(240 + (i * 83) % 300, 620 + (i * 29) % 70, 20, 17, mix(berries, colour, 0.25))
    c.fill(box(196, 330, 368, 62, 18), lid)
    c.fill(box(196, 364, 368, 28, 12), dark(lid, 0.18))
    c.fill(box(262, 452, 236, 140, 16), CREMA)
    c.oval(380, 522, 46, 46, light(lid, 0.35))
    c.fill([(340, 545), (366, 505), (382, 525), (400, 495), (424, 545)], lid)
    if berries:
        for x, y in ((610, 668), (664, 672), (636, 630)):
            c.oval(x, y, 32, 31, berries)
            c.oval(x - 9, y - 10, 8, 7, light(berries, 0.4))
        c.fill(leaf(650, 610, 62, 30, -35), FOGLIA)
    else:
        sprig(c, 650, 660, -8, 0.62)


def ricotta(c, smoked=False):
    """Ricotta with the marks of its basket."""
    colour = mix(NEVE, "#B9742F", 0.5) if smoked else NEVE
    board(c, rx=310, colour=LEGNO_CHIARO)
    dome = [*curve([(200, 640), (222, 520), (262, 430), (330, 398), (400, 392), (470, 398), (538, 430), (578, 520), (600, 640)]),
            *arc(400, 640, 200, 44, 0, 180)]
    c.fill(dome, colour)
    with c.clip(dome):
        c.fill(oval(640, 560, 160, 260), dark(colour, 0.1))
        for i in range(7):
            y = 430 + i * 38
            c.line(arc(400, y - 60, 90 + i * 22, 70, 20, 160), 8, dark(colour, 0.12))
        for i in range(-4, 5):
            c.line(curve([(400 + i * 34, 400), (400 + i * 47, 520), (400 + i * 52, 690)]), 6, dark(colour, 0.08))
    c.fill(oval(400, 402, 70, 14), light(colour, 0.5))
    if smoked:
        for i, x in enumerate((300, 400, 500)):
            c.line(curve([(x, 350), (x - 24, 300), (x + 20, 250), (x - 8, 190 + i * 14)]), 10, dark(c.under, 0.12))
    else:
        for turn, x in ((-40, 590), (-80, 620), (-120, 648)):
            c.fill(leaf(x, 664, 70, 26, turn), MUSCHIO)


def curd(c):
    """Fiurì: soft flakes of whey in a bowl with a wooden spoon."""
    shadow(c, 400, 700, 230, 24)
    bowl = [(165, 500), *arc(400, 505, 235, 190, 180, 0), (635, 500)]
    c.line([(560, 470), (720, 240)], 26, LEGNO_CHIARO)
    c.fill(oval(400, 500, 235, 64), dark(NEVE, 0.12))
    for i in range(22):
        x, y = 210 + (i * 97) % 380, 462 + (i * 31) % 62
        c.oval(x, y, 40, 24, NEVE if i % 3 else "#FFFFFF")
    with c.clip(bowl):
        c.fill(bowl, LAGO)
        c.fill(oval(600, 560, 150, 200), dark(LAGO, 0.2))
        c.line(arc(400, 520, 215, 130, 15, 165), 12, light(LAGO, 0.35))
    c.line(arc(400, 500, 235, 64, 0, 180), 14, light(LAGO, 0.55))
