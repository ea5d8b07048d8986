"""Where the producers grow and gather."""

from kit.palette import (
    LEGNO_SCURO,
    MATTONE,
    MUSCHIO,
    NEVE,
    PIETRA,
    PRATO,
    RAME,
    ROSA,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import blob, box, curve, leaf, scatter

from .jars import bee, flower
from .scenery import fir, firs, meadow, sky


def chestnut_wood(c):
    c.box(0, 0, 800, 800, "#F0DDB0")
    c.oval(620, 160, 80, 80, "#FFF2C4")
    for x, w in ((70, 70), (230, 44), (600, 50), (740, 80)):
        c.fill(blob([(x - w * 0.5, 700), (x - w * 0.4, 400), (x - w * 0.6, 150), (x + w * 0.5, 150), (x + w * 0.4, 420), (x + w * 0.7, 700)]), LEGNO_SCURO)
        for i in range(2):
            c.line(curve([(x - w * 0.2, 340 + i * 130), (x, 390 + i * 130), (x - w * 0.1, 440 + i * 130)]), 5, dark(LEGNO_SCURO, 0.25))
    for i, (x, y) in enumerate(scatter(38, -40, -40, 880, 260, 6)):
        c.fill(leaf(x, y, 150, 62, i * 47), (RAME, "#C98A2B", "#9A6B2A", "#B4532F")[i % 4])
    c.fill(blob([(-100, 640), (200, 600), (500, 640), (900, 600), (900, 900), (-100, 900)]), "#B98A4A")
    for i, (x, y) in enumerate(scatter(14, 0, 640, 800, 150, 7)):
        c.fill(leaf(x, y, 50, 20, i * 37), ("#8F5A2B", "#D39A45")[i % 2])


def hives(c):
    sky(c, "day", 640, 140, 62)
    meadow(c, 500)
    firs(c, ((740, 530, 200),))
    for x, y, colour in ((100, 640, ZAFFERANO), (680, 660, "#7FB0C4"), (230, 590, MATTONE)):
        for i in range(2):
            c.fill(box(x - 70, y - 80 - i * 76, 140, 72, 6), colour if not i else light(colour, 0.3))
            c.fill(box(x + 30, y - 80 - i * 76, 40, 72, 6), dark(colour, 0.15))
        c.fill(box(x - 82, y - 174, 164, 26, 6), PIETRA)
        c.fill(box(x - 34, y - 34, 68, 14, 6), dark(colour, 0.5))
        for lx in (-56, 40):
            c.fill(box(x + lx, y - 8, 16, 34), LEGNO_SCURO)
    for x, y, t in ((180, 340, 10), (620, 420, -12), (90, 260, 20), (700, 300, 0)):
        bee(c, x, y, 0.5, t)
    for i, (x, y) in enumerate(scatter(18, 10, 680, 780, 110, 5)):
        flower(c, x, y, (NEVE, ROSA, "#B9A0D0")[i % 3], ZAFFERANO, 15, 6, stem=False)


def berry_field(c):
    sky(c, "day", 640, 140, 62)
    meadow(c, 470)
    for row, y in enumerate((560, 640, 730)):
        for x in range(-20 + row * 30, 840, 110):
            r = 52 + row * 12
            c.fill(blob([(x - r, y + 20), (x - r * 0.8, y - r * 0.7), (x, y - r), (x + r * 0.8, y - r * 0.7), (x + r, y + 20)]), (MUSCHIO, PRATO)[row % 2])
            for i, (px, py) in enumerate(scatter(8, x - r * 0.7, y - r * 0.7, r * 1.4, r * 0.8, row + 3)):
                c.oval(px, py, 9, 9, "#B3264B" if i % 2 else "#3B3560")


def orchard(c):
    sky(c, "dawn", 150, 140, 60)
    meadow(c, 500)
    for x, y, z in ((100, 620, 1.0), (690, 630, 1.1), (250, 570, 0.6), (560, 570, 0.6)):
        c.fill(box(x - 16 * z, y - 120 * z, 32 * z, 130 * z), LEGNO_SCURO)
        c.oval(x, y - 190 * z, 120 * z, 110 * z, MUSCHIO)
        c.oval(x - 30 * z, y - 210 * z, 80 * z, 70 * z, PRATO)
        for px, py in scatter(11, x - 90 * z, y - 270 * z, 180 * z, 150 * z, int(x)):
            c.oval(px, py, 12 * z, 12 * z, "#B5312B")


def olives(c):
    sky(c, "day", 640, 140, 60)
    meadow(c, 520, "#B9B676", "#9FA35E")
    for x, y, z in ((90, 640, 1.1), (700, 650, 1.15), (260, 580, 0.6), (580, 576, 0.6)):
        c.fill(blob([(x - 26 * z, y), (x - 16 * z, y - 60 * z), (x - 34 * z, y - 130 * z), (x + 30 * z, y - 130 * z), (x + 14 * z, y - 60 * z), (x + 30 * z, y)]), "#7A6A55")
        for i, (px, py) in enumerate(scatter(16, x - 100 * z, y - 280 * z, 200 * z, 160 * z, int(x))):
            c.oval(px, py, 46 * z, 36 * z, ("#8FA07A", "#7C9068", "#A3B28C")[i % 3])


def vines(c):
    sky(c, "dusk", 150, 150, 62)
    c.fill(blob([(-100, 520), (200, 430), (520, 470), (900, 420), (900, 900), (-100, 900)]), "#8A9A52")
    for row in range(5):
        y = 520 + row * 62
        c.line([(-20, y + 26), (820, y - 10)], 20 + row * 3, ("#55753F", "#688A4A")[row % 2])
        for x in range(10 + row * 17, 820, 96):
            c.line([(x, y - 30), (x, y + 50)], 7, LEGNO_SCURO)
            for k in range(3):
                c.oval(x + 14 + k * 10, y + 10 + (k % 2) * 12, 9, 10, "#5A2A4E")


def herb_meadow(c):
    sky(c, "green", 640, 140, 62)
    meadow(c, 480)
    for i, (x, y) in enumerate(scatter(38, -10, 520, 820, 270, 11)):
        if i % 3:
            flower(c, x, y, ("#B9A0D0", NEVE, ZAFFERANO, ROSA)[i % 4], ZAFFERANO, 16, 6)
        else:
            for t in (-120, -90, -60):
                c.fill(leaf(x, y + 40, 70, 22, t), MUSCHIO)
    fir(c, 740, 560, 230)
    fir(c, 60, 560, 190)
