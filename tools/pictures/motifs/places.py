"""Where the producers work, outdoors."""

from kit.palette import (
    ACCIAIO,
    CREMA,
    CROSTA,
    FERRO,
    FOGLIA,
    GHIAIA,
    LAGO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    MATTONE,
    MUSCHIO,
    NEVE,
    ROCCIA,
    ROSA,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import arc, blob, box, curve, oval, scatter

from .hospitality import barn
from .outdoor import fortress, wheel
from .scenery import cloud, firs, hut, lake, meadow, rocks, sky


def cow(c, x, y, zoom=1.0, flip=False, coat="#9A8468"):
    """A brown mountain cow."""
    with c.at(x, y, zoom, flip=flip):
        for lx in (-92, -60, 52, 86):
            c.fill(box(lx, -40, 24, 86, 6), dark(coat, 0.2))
        c.fill(blob([(-130, -70), (-110, -130), (0, -138), (110, -132), (132, -70), (110, -20), (0, -6), (-110, -16)]), coat)
        c.fill(blob([(-210, -100), (-190, -150), (-140, -160), (-120, -120), (-140, -74), (-190, -66)]), dark(coat, 0.1))
        c.oval(-200, -84, 24, 20, CREMA)
        c.fill(blob([(-140, -160), (-110, -176), (-96, -150), (-126, -142)]), dark(coat, 0.25))
        for k in (-174, -150):
            c.line(curve([(k, -158), (k - 6, -186), (k + 8, -196)]), 9, CREMA)
        c.oval(-172, -120, 6, 7, "#1E2A26")
        c.fill(blob([(-136, -70), (-112, -70), (-106, -40), (-142, -40)]), ZAFFERANO)
        c.line(curve([(132, -110), (156, -60), (150, -10)]), 8, dark(coat, 0.2))


def malga(c, time="day"):
    sky(c, time, 640, 130, 60)
    meadow(c, 500)
    hut(c, 150, 520, 0.72)
    firs(c, ((700, 540, 190), (765, 570, 150)))
    cow(c, 660, 620, 0.62)
    cow(c, 90, 660, 0.56, True, "#B39B7C")


def dairy_village(c):
    sky(c, "dawn", 150, 150, 60)
    meadow(c, 540)
    c.fill(box(470, 330, 330, 320), CREMA)
    c.fill([(440, 340), (600, 230), (840, 230), (840, 340)], MATTONE)
    for x in (510, 620, 730):
        c.fill(box(x, 400, 60, 70, 6), "#7FB0C4")
    c.fill(box(600, 510, 100, 140, 6), LAGO)
    for x in (60, 150):
        c.fill(blob([(x - 36, 640), (x - 40, 540), (x - 22, 490), (x + 22, 490), (x + 40, 540), (x + 36, 640)]), ACCIAIO)
        c.fill(box(x - 28, 468, 56, 30, 8), dark(ACCIAIO, 0.2))
        c.line(arc(x, 520, 52, 40, 150, 390), 8, dark(ACCIAIO, 0.3))


def pasture(c):
    sky(c, "green", 650, 140, 64)
    meadow(c, 500)
    firs(c, ((60, 560, 230), (740, 560, 210)))
    for x, y, z, coat in ((150, 640, 0.5, "#F3EAD3"), (650, 650, 0.5, "#8A5A3A"), (600, 580, 0.36, "#E4D3B5")):
        c.fill(box(x - 44 * z, y - 40 * z, 20 * z, 70 * z, 4), dark(coat, 0.2))
        c.fill(box(x + 60 * z, y - 40 * z, 20 * z, 70 * z, 4), dark(coat, 0.2))
        c.fill(blob([(x - 90 * z, y - 60 * z), (x - 60 * z, y - 120 * z), (x + 70 * z, y - 120 * z), (x + 110 * z, y - 70 * z), (x + 70 * z, y - 20 * z), (x - 60 * z, y - 20 * z)]), coat)
        c.fill(blob([(x - 140 * z, y - 130 * z), (x - 100 * z, y - 180 * z), (x - 60 * z, y - 150 * z), (x - 80 * z, y - 100 * z)]), coat)
        c.line(curve([(x - 100 * z, y - 176 * z), (x - 90 * z, y - 220 * z), (x - 60 * z, y - 230 * z)]), 9 * z, FERRO)


def mill(c):
    sky(c, "day", 620, 140, 60)
    meadow(c, 500)
    c.fill(box(430, 300, 420, 360), GHIAIA)
    for i, (x, y) in enumerate(scatter(34, 436, 310, 360, 330, 2)):
        c.fill(box(x, y, 50, 24, 8), dark(GHIAIA, 0.12) if i % 2 else light(GHIAIA, 0.3))
    c.fill([(400, 310), (600, 190), (860, 190), (860, 310)], "#9A4A32")
    c.fill(box(690, 380, 70, 80, 4), "#7FB0C4")
    c.fill(blob([(-50, 690), (300, 640), (560, 680), (900, 650), (900, 820), (-50, 820)]), "#5E9DB5")
    with c.at(120, 560):
        c.line(oval(0, 0, 150, 150), 26, LEGNO)
        for i in range(8):
            with c.at(0, 0, 1, i * 45):
                c.line([(0, 0), (0, -150)], 14, LEGNO_SCURO)
                c.fill(box(-34, -178, 68, 30, 4), LEGNO_CHIARO)
        c.oval(0, 0, 30, 30, FERRO)
    c.fill(blob([(-40, 380), (60, 396), (130, 410), (120, 430), (-40, 420)]), "#A9CDD8")


def ponds(c):
    sky(c, "day", 640, 140, 60)
    c.fill(blob([(-100, 500), (100, 380), (300, 470), (520, 400), (860, 490), (900, 640), (-100, 640)]), MUSCHIO)
    lake(c, 500, "#5E9DB5")
    firs(c, ((60, 540, 230), (140, 530, 170), (690, 530, 190), (760, 550, 240)))
    c.fill([(-20, 640), (300, 600), (300, 630), (-20, 690)], LEGNO)
    for x in (40, 140, 240):
        c.fill(box(x, 630, 16, 120), LEGNO_SCURO)
    for x, y in ((620, 660), (700, 720)):
        c.line(oval(x, y, 60, 16), 5, light("#5E9DB5", 0.5))


def shore(c):
    sky(c, "day", 150, 140, 62)
    c.fill(blob([(-100, 500), (100, 400), (300, 470), (520, 380), (860, 470), (900, 640), (-100, 640)]), MUSCHIO)
    lake(c, 490, "#5E9DB5")
    cloud(c, 640, 140, 0.9)
    for x, y, colour in ((130, 600, "#C9472F"), (670, 640, ZAFFERANO)):
        c.fill(blob([(x - 150, y - 20), (x, y), (x + 150, y - 20), (x + 110, y + 30), (x - 110, y + 30)]), colour)
        c.fill(blob([(x - 150, y - 20), (x, y), (x + 150, y - 20), (x, y + 14)]), light(colour, 0.35))
    with c.at(650, 500, 0.5):
        c.line([(0, 0), (0, -330)], 14, LEGNO_SCURO)
        c.fill([*curve([(14, -320), (110, -180), (150, -40)]), (14, -30)], NEVE)
        c.fill([*curve([(-14, -300), (-90, -150), (-120, -40)]), (-14, -30)], CREMA)
        c.fill(blob([(-150, 0), (150, 0), (110, 50), (-110, 50)]), LEGNO)


def fort(c):
    fortress(c, "day")


def pass_road(c):
    sky(c, "day", 650, 140, 64)
    meadow(c, 500)
    c.fill([*curve([(300, 800), (420, 700), (250, 620), (420, 560), (330, 520)]), (360, 520), *curve([(470, 560), (330, 620), (540, 700), (520, 800)])], "#E3CDA0")
    firs(c, ((60, 580, 200), (740, 560, 220)))
    for x in (100, 690):
        wheel(c, x, 690, 84)
    with c.at(0, 0):
        c.line([(100, 690), (180, 560)], 16, "#C9472F")
        c.line([(690, 690), (620, 560)], 16, LAGO)


def mine_mouth(c):
    c.box(0, 0, 800, 800, "#E3D9C0")
    c.fill(blob([(-60, 200), (140, 80), (400, 40), (660, 80), (860, 200), (900, 900), (-100, 900)]), ROCCIA)
    rocks(c, ((60, 620, 90), (740, 640, 100), (130, 320, 60), (670, 280, 70)), dark(ROCCIA, 0.1))
    arch = [*arc(400, 420, 290, 300, 180, 360), (690, 820), (110, 820)]
    c.fill(arch, LEGNO)
    hole = [*arc(400, 430, 246, 256, 180, 360), (646, 820), (154, 820)]
    c.fill(hole, "#17221F")
    with c.clip(hole):
        for r, colour in ((230, "#22312C"), (170, "#31443B")):
            c.oval(400, 440, r, r, colour)
    for x in (190, 600):
        c.fill(box(x - 4, 470, 10, 40), FERRO)
        c.oval(x, 520, 22, 26, "#FFF2C4")


def crag(c):
    sky(c, "day", 640, 150, 62)
    c.fill(blob([(-100, 120), (120, 160), (230, 330), (190, 520), (280, 900), (-100, 900)]), ROCCIA)
    for i, (x, y) in enumerate(((60, 300), (130, 480), (90, 640))):
        c.fill(blob([(x - 70, y), (x - 10, y - 70), (x + 70, y - 20), (x + 30, y + 60)], 4), dark(ROCCIA, 0.1 if i % 2 else 0.16))
    c.line(curve([(120, 130), (190, 320), (170, 520), (240, 800)]), 7, FERRO)
    for i in range(9):
        c.line([(124 + i * 12, 200 + i * 62), (170 + i * 11, 196 + i * 62)], 9, FERRO)
    meadow(c, 620)
    firs(c, ((600, 640, 200), (700, 660, 280), (770, 640, 190)))


def village_inn(c):
    c.box(0, 0, 800, 800, "#CFE1E6")
    for x, w, h, wall, roof in ((-20, 260, 520, CREMA, MATTONE), (230, 300, 600, "#EBD3B0", "#9A4A32"), (520, 320, 540, GHIAIA, MATTONE)):
        top = 720 - h
        c.fill(box(x, top, w, h), wall)
        c.fill([(x - 20, top + 10), (x + w / 2, top - 90), (x + w + 20, top + 10)], roof)
        for i in range(2):
            for j in range(3):
                wx, wy = x + 36 + i * (w - 140), top + 60 + j * 150
                c.fill(box(wx, wy, 70, 90, 4), "#7FB0C4")
                c.box(wx + 31, wy, 8, 90, LEGNO_SCURO)
                for sx in (wx - 26, wx + 74):
                    c.fill(box(sx, wy - 4, 22, 98, 3), MUSCHIO)
                for k in range(4):
                    c.oval(wx + 6 + k * 20, wy + 100, 15, 13, "#C9472F" if k % 2 else ROSA)
    c.box(0, 720, 800, 80, "#C9BFA8")


def farm(c):
    barn(c)


def shop(c):
    c.box(0, 0, 800, 800, "#E7DCC3")
    c.fill(box(60, 120, 680, 620, 8), CREMA)
    c.fill(box(60, 120, 680, 90), "#1F4D3A")
    c.fill(box(110, 150, 200, 28, 14), light("#1F4D3A", 0.6))
    for i in range(10):
        x = 60 + i * 68
        c.fill([(x, 210), (x + 68, 210), (x + 68, 300), *arc(x + 34, 300, 34, 30, 0, 180)], ZAFFERANO if i % 2 else NEVE)
    for x in (90, 560):
        c.fill(box(x, 350, 150, 250, 6), "#A9CDD8")
        c.fill(box(x, 520, 150, 14), LEGNO)
        for k in range(3):
            c.fill(box(x + 14 + k * 46, 470, 34, 50, 8), (MATTONE, CROSTA, FOGLIA)[k])
        c.fill(box(x - 6, 610, 162, 60, 8), LEGNO_CHIARO)
        for k in range(5):
            c.oval(x + 14 + k * 32, 612, 20, 18, ("#B5312B", FOGLIA, ZAFFERANO)[k % 3])
    c.box(0, 740, 800, 60, "#C9BFA8")
