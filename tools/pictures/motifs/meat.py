"""Cured meat and what goes on the spit."""

from math import cos, radians, sin

from kit.grounds import shadow
from kit.palette import (
    CARNE,
    CREMA,
    FERRO,
    LEGNO_CHIARO,
    MATTONE,
    NEVE,
    ROSA,
    dark,
    light,
    mix,
)
from kit.shapes import blob, box, curve, leaf, oval

from .cheese import sprig

SKIN = "#7C3A30"
BLOOM = "#D8C6BC"


def plank(c, x=400, y=640, w=620, colour=LEGNO_CHIARO):
    """A chopping board seen from the front and above."""
    left, right = x - w / 2, x + w / 2
    c.fill([(left, y + 36), (left + 70, y - 70), (right - 70, y - 70), (right, y + 36), (right, y + 66), (left, y + 66)], dark(c.under, 0.12))
    c.fill([(left, y + 30), (left + 70, y - 80), (right - 70, y - 80), (right, y + 30)], colour)
    c.fill(box(left, y + 30, w, 24, 4), dark(colour, 0.2))
    for i in range(4):
        sy = y - 58 + i * 24
        c.line(curve([(left + 90 - i * 12, sy), (x, sy + 5), (right - 95 + i * 10, sy)]), 3, dark(colour, 0.07))


def cut(c, x, y, r=62, turn=0, colour=CARNE, fat=NEVE, seed=0):
    """A round slice with its grains of fat."""
    c.oval(x + 3, y + 8, r, r * 0.82, dark(LEGNO_CHIARO, 0.2), turn)
    c.oval(x, y, r, r * 0.82, dark(SKIN, 0.05), turn)
    c.oval(x, y, r * 0.93, r * 0.75, colour, turn)
    for i in range(15):
        a, b = ((i * 53 + seed * 31) % 100 - 50) / 50, ((i * 71 + seed * 17) % 100 - 50) / 50
        if a * a + b * b < 0.85:
            c.oval(x + a * r * 0.8, y + b * r * 0.6, r * (0.08 + 0.05 * (i % 3)), r * 0.08, light(fat, 0.1), i * 40)


def salami(c, big=False, skin=SKIN):
    """A salami tied with string, and three slices."""
    plank(c)
    thick = 118 if big else 88
    with c.at(372, 470, turn=-14):
        body = blob([(-250, 0), (-200, -thick * 0.86), (0, -thick), (190, -thick * 0.84), (236, 0), (190, thick * 0.84), (0, thick), (-200, thick * 0.86)])
        c.fill(body, skin)
        with c.clip(body):
            c.fill(oval(-10, thick * 0.86, 270, thick * 0.7), dark(skin, 0.2))
            for i in range(30):
                x, y = -240 + (i * 89) % 480, -thick + (i * 47) % int(thick * 1.5)
                c.oval(x, y, 22, 8, mix(skin, BLOOM, 0.5), i * 25)
        for x in (-150, -60, 30, 120):
            c.line(curve([(x, -thick * 0.97), (x + 16, 0), (x, thick * 0.97)]), 6, CREMA)
        c.line([(-245, 2), (225, 2)], 6, CREMA)
        c.line(curve([(-250, 0), (-300, -26), (-330, 10), (-290, 24), (-252, 4)]), 7, CREMA)
        c.oval(228, 0, 34, thick * 0.83, dark(CARNE, 0.1))
        c.oval(230, 0, 28, thick * 0.74, CARNE)
        for i in range(10):
            c.oval(216 + (i * 13) % 28, -thick * 0.55 + (i * 29) % int(thick * 1.1), 6, 7, NEVE)
    for i, (x, y) in enumerate(((470, 625), (570, 612), (640, 648))):
        cut(c, x, y, 66 if big else 58, seed=i)


def coppa(c):
    """A piece of coppa and its marbled slices."""
    plank(c)
    with c.at(330, 480):
        body = blob([(-190, 30), (-170, -80), (-20, -118), (120, -92), (165, 20), (110, 110), (-60, 122), (-160, 100)])
        c.fill(body, "#8A4A3A")
        with c.clip(body):
            c.fill(oval(-20, 140, 220, 110), "#6E372B")
            for i in range(18):
                c.oval(-180 + (i * 97) % 340, -110 + (i * 53) % 150, 24, 9, mix("#8A4A3A", BLOOM, 0.4), i * 20)
        for i in range(-3, 4):
            c.line(curve([(i * 46 - 30, -112), (i * 46 + 12, 0), (i * 46 - 30, 118)]), 5, CREMA)
    for x, y in ((520, 560), (590, 606), (500, 640)):
        c.oval(x + 3, y + 9, 88, 58, dark(LEGNO_CHIARO, 0.2), -10)
        c.oval(x, y, 88, 58, MATTONE, -10)
        c.oval(x, y, 80, 51, CARNE, -10)
        for j in range(4):
            c.line(curve([(x - 60 + j * 34, y - 26 + j * 7), (x - 40 + j * 26, y + 2), (x - 54 + j * 36, y + 28)]), 8, light(ROSA, 0.55))


def lard(c):
    """A slab of lard with herbs, sliced."""
    plank(c)
    c.fill([(150, 520), (230, 430), (520, 430), (460, 520)], dark(NEVE, 0.2))
    for i in range(20):
        c.fill(leaf(190 + (i * 71) % 270, 445 + (i * 29) % 64, 26, 10, i * 50), "#2F6A4A")
    face = [(150, 520), (460, 520), (460, 640), (150, 640)]
    c.fill(face, "#FBF3EA")
    c.fill([(460, 520), (520, 430), (520, 560), (460, 640)], mix(NEVE, ROSA, 0.5))
    c.fill(box(150, 566, 310, 20), mix(ROSA, NEVE, 0.35))
    c.fill(box(150, 606, 310, 11), mix(ROSA, NEVE, 0.55))
    for i in range(3):
        x = 520 + i * 52
        c.fill(blob([(x, 640), (x + 22, 552), (x + 112, 540), (x + 128, 588), (x + 52, 660)]), light(ROSA, 0.72))
        c.line(curve([(x + 12, 648), (x + 40, 590), (x + 124, 566)]), 9, mix(ROSA, NEVE, 0.3))
    sprig(c, 300, 690, 4, 0.7)


def pancetta(c):
    """A rolled pancetta cut through the middle."""
    plank(c)
    with c.at(330, 470):
        side = blob([(-210, 10), (-190, -110), (-20, -140), (120, -120), (140, 120), (-20, 142), (-190, 110)])
        c.fill(side, "#A5553F")
        with c.clip(side):
            c.fill(oval(-40, 170, 240, 130), "#84412F")
        for i in range(-3, 3):
            c.line(curve([(i * 50 - 20, -134), (i * 50 + 14, 0), (i * 50 - 20, 134)]), 5, CREMA)
        c.oval(130, 0, 92, 124, "#84412F")
        for i, colour in enumerate((NEVE, CARNE, NEVE, CARNE, NEVE, CARNE)):
            c.oval(130, 0, 84 - i * 13, 115 - i * 18, light(colour, 0.1) if i % 2 else colour)
    for i, (x, y) in enumerate(((560, 620), (640, 636))):
        for j, colour in enumerate(("#84412F", NEVE, CARNE, NEVE, CARNE)):
            c.oval(x, y + 4 - j, 66 - j * 12, 48 - j * 9, colour, i * 12)


def cotechino(c):
    """A cotechino on a plate of lentils."""
    shadow(c, 400, 690, 300, 26)
    c.oval(400, 640, 310, 86, "#E8ECEA")
    c.oval(400, 632, 300, 78, NEVE)
    c.oval(400, 630, 226, 54, "#7B5A2E")
    for i in range(90):
        x, y = 190 + (i * 113) % 420, 590 + (i * 37) % 78
        if ((x - 400) / 220) ** 2 + ((y - 630) / 50) ** 2 < 1:
            c.oval(x, y, 12, 9, "#8F6A38" if i % 2 else "#6A4B22", i * 30)
    with c.at(400, 520, turn=-6):
        body = blob([(-230, 30), (-180, -60), (0, -86), (180, -66), (232, 20), (180, 80), (0, 92), (-180, 84)])
        c.fill(body, "#B4604C")
        with c.clip(body):
            c.fill(oval(0, 104, 260, 84), "#97493A")
            c.fill(oval(-40, -62, 150, 18), light("#B4604C", 0.3))
        c.line(curve([(-230, 30), (-270, 16), (-290, 50)]), 9, CREMA)
        c.line(curve([(230, 22), (268, 0), (290, 22)]), 9, CREMA)
    for i, x in enumerate((330, 420, 510)):
        c.line(curve([(x, 395), (x - 20, 350), (x + 18, 306), (x - 6, 262 + 12 * i)]), 9, dark(c.under, 0.12))


def coil(c):
    """A coil of fresh sausage."""
    plank(c, w=660)
    turns = [
        (
            400 + (250 - i * 0.19) * cos(radians(i)),
            520 + (172 - i * 0.13) * sin(radians(i)),
        )
        for i in range(0, 1000, 8)
    ]
    c.line([(x, y + 16) for x, y in turns], 50, dark(LEGNO_CHIARO, 0.25))
    c.line(turns, 50, "#97493A")
    c.line([(x, y - 3) for x, y in turns], 40, "#C9705C")
    for i, (x, y) in enumerate(turns[::3]):
        c.oval(x, y - 8 + (i % 3) * 5, 9, 4, light(ROSA, 0.4), i * 50)
    c.line(curve([(650, 520), (694, 540), (716, 586)]), 7, CREMA)
    sprig(c, 180, 690, 0, 0.7)


def spit(c):
    """Spiedo: meat, potatoes and sage on long skewers."""
    shadow(c, 400, 706, 320, 18)
    for row, y in enumerate((360, 500, 640)):
        with c.at(400, y, turn=-5):
            c.line([(-340, 0), (330, 0)], 11, FERRO)
            c.line(curve([(-340, 0), (-372, -26), (-352, -52), (-326, -30)]), 9, FERRO)
            x = -270
            for i in range(6):
                kind = (i + row) % 3
                if kind == 0:
                    c.fill(blob([(x, -46), (x + 60, -54), (x + 82, 0), (x + 58, 52), (x + 2, 44), (x - 12, 0)]), "#9B4E2C")
                    c.fill(blob([(x + 6, -36), (x + 52, -42), (x + 62, -8), (x + 10, -4)]), "#B96A3C")
                elif kind == 1:
                    c.fill(blob([(x, -40), (x + 56, -44), (x + 76, 0), (x + 54, 42), (x, 38), (x - 10, 0)]), "#E3B45B")
                    c.fill(blob([(x + 6, -30), (x + 44, -34), (x + 52, -8), (x + 8, -6)]), "#F0CE86")
                else:
                    c.fill(blob([(x, -44), (x + 62, -40), (x + 78, 0), (x + 58, 46), (x + 2, 48), (x - 10, 0)]), "#7F3B22")
                    c.fill(box(x + 14, -44, 16, 90, 6), "#D9A08A")
                c.fill(leaf(x + 72, 34, 84, 30, -98), "#4F7A55")
                x += 92


