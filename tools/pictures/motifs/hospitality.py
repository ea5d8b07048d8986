"""Beds, tables, tastings and feasts."""

from kit.grounds import shadow
from kit.palette import (
    BURRO,
    CREMA,
    CROSTA,
    FERRO,
    FOGLIA,
    GHIAIA,
    LAGO,
    LATTE,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MATTONE,
    MUSCHIO,
    NEVE,
    PAGLIA,
    PRATO,
    ROSA,
    SALVIA,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, ring_points, scatter

from .cheese import slice_of
from .jars import flower
from .meat import plank
from .scenery import firs, hut, meadow, sky


def bedroom(c):
    """A bedroom under the roof, with a window on the mountains."""
    c.box(0, 0, 800, 800, LATTE)
    for x in range(0, 800, 100):
        c.box(x, 0, 5, 600, dark(LATTE, 0.06))
    c.fill([(0, 0), (800, 0), (800, 60), (0, 60)], LEGNO)
    c.fill([(0, 60), (800, 60), (800, 76), (0, 76)], dark(LEGNO, 0.2))
    c.box(0, 620, 800, 180, LEGNO_CHIARO)
    for y in (660, 710, 766):
        c.box(0, y, 800, 4, dark(LEGNO_CHIARO, 0.15))
    pane = box(440, 140, 260, 240, 8)
    c.fill(box(424, 124, 292, 272, 10), LEGNO_SCURO)
    with c.clip(pane):
        c.box(440, 140, 260, 240, "#CFE1E6")
        c.fill([(430, 340), (520, 210), (590, 300), (640, 240), (720, 360), (720, 400), (430, 400)], "#7FB0C4")
        c.fill(blob([(420, 380), (520, 320), (640, 350), (740, 310), (740, 420), (420, 420)]), PRATO)
    c.box(564, 140, 10, 240, LEGNO_SCURO)
    c.box(440, 254, 260, 10, LEGNO_SCURO)
    for x in (392, 692):
        c.fill(curve([(x, 116), (x + 54, 116), (x + 48, 260), (x + 60, 420), (x - 6, 420), (x + 8, 260), (x, 116)]), MATTONE)
    c.fill(box(410, 396, 320, 20, 6), dark(LEGNO_SCURO, 0.1))
    for x in (470, 530, 600, 660):
        flower(c, x, 392, "#C9472F" if x % 20 else ROSA, ZAFFERANO, 22, 6, stem=False)
    c.fill(box(60, 330, 60, 360, 20), LEGNO)
    c.fill(box(60, 300, 420, 150, 40), LEGNO)
    c.fill(box(84, 326, 372, 110, 26), dark(LEGNO, 0.12))
    c.fill(box(90, 430, 640, 220, 40), NEVE)
    c.fill(blob([(80, 430), (220, 390), (330, 400), (350, 480), (200, 500), (90, 490)]), CREMA)
    c.fill(blob([(300, 430), (500, 440), (736, 470), (744, 640), (640, 700), (300, 690), (280, 560)]), LAGO)
    with c.clip(blob([(300, 430), (500, 440), (736, 470), (744, 640), (640, 700), (300, 690), (280, 560)])):
        for i in range(7):
            for j in range(5):
                x, y = 320 + i * 66, 450 + j * 54
                c.fill([(x, y), (x + 20, y - 20), (x + 40, y), (x + 20, y + 20)], CREMA if (i + j) % 2 else ZAFFERANO)
    c.fill(box(300, 690, 400, 40, 10), dark(LEGNO, 0.2))


def barn(c, time="day"):
    """A stone farmhouse with a barn and flowers."""
    sky(c, time, 150, 150, 70)
    meadow(c, 560)
    c.fill([(180, 330), (560, 330), (560, 680), (180, 680)], CREMA)
    c.fill([(560, 360), (700, 360), (700, 680), (560, 680)], dark(GHIAIA, 0.05))
    for i, (x, y) in enumerate(scatter(22, 565, 380, 100, 280, 2)):
        c.fill(box(x, y, 36, 20, 8), dark(GHIAIA, 0.16) if i % 2 else light(GHIAIA, 0.2))
    c.fill([(140, 345), (370, 190), (600, 345)], "#9A4A32")
    c.fill([(370, 190), (600, 190), (750, 370), (580, 370)], "#B4532F")
    for i in range(6):
        c.line([(400 + i * 26, 210 + i * 28), (620 + i * 24, 210 + i * 28)], 5, "#9A4A32")
    for x, y in ((230, 390), (430, 390), (230, 540)):
        c.fill(box(x - 10, y - 10, 100, 100, 6), dark(CREMA, 0.2))
        c.fill(box(x, y, 80, 80, 4), "#7FB0C4" if time == "day" else BURRO)
        c.box(x + 36, y, 8, 80, LEGNO_SCURO)
        for sx in (x - 44, x + 84):
            c.fill(box(sx, y - 8, 40, 96, 4), MUSCHIO)
            for k in range(4):
                c.box(sx + 5, y + 8 + k * 20, 30, 6, dark(MUSCHIO, 0.25))
        for k in range(4):
            c.oval(x + 8 + k * 22, y + 92, 14, 12, "#C9472F" if k % 2 else ROSA)
    c.fill([*arc(440, 600, 46, 56, 180, 360), (486, 680), (394, 680)], LEGNO)
    c.fill(box(436, 550, 6, 130), dark(LEGNO, 0.3))
    c.fill(box(586, 520, 90, 160, 6), LEGNO_SCURO)
    c.fill(box(586, 420, 90, 70, 6), PAGLIA)
    firs(c, ((80, 690, 260), (744, 700, 200)))
    for x, y in scatter(14, 40, 706, 720, 70, 5):
        flower(c, x, y, NEVE if int(x) % 2 else ROSA, ZAFFERANO, 15, 6, stem=False)


def dinner(c):
    """A plate of spiedo with polenta and a glass of wine."""
    shadow(c, 360, 690, 300, 22)
    c.oval(370, 600, 310, 108, dark(NEVE, 0.14))
    c.oval(370, 586, 310, 104, NEVE)
    c.oval(370, 588, 240, 74, LUCE)
    c.fill(blob([(180, 580), (190, 500), (270, 470), (350, 510), (350, 590), (260, 620)]), ZAFFERANO)
    c.fill(blob([(200, 520), (270, 488), (320, 512), (260, 536)]), light(ZAFFERANO, 0.35))
    for x, y, colour in ((400, 540, "#9B4E2C"), (480, 530, "#E3B45B"), (540, 570, "#7F3B22"), (440, 600, "#9B4E2C"), (350, 610, "#E3B45B")):
        with c.at(x, y):
            c.fill(blob([(-46, -30), (20, -44), (52, -6), (36, 36), (-30, 38), (-56, 6)]), colour)
            c.fill(blob([(-34, -22), (16, -34), (34, -8), (-20, 4)]), light(colour, 0.18))
    for x, y, t in ((420, 500, -40), (500, 600, 30), (330, 560, -20)):
        c.fill(leaf(x, y, 86, 34, t), MUSCHIO)
    cup = [*curve([(610, 330), (608, 400), (636, 456), (680, 476)]), *curve([(680, 476), (724, 456), (752, 400), (750, 330)])]
    c.fill(cup, light("#A9CDD8", 0.6))
    with c.clip(cup):
        c.fill(box(600, 384, 160, 100), "#6B1F33")
    c.fill(box(675, 470, 10, 150), light("#A9CDD8", 0.5))
    c.fill(oval(680, 626, 62, 12), light("#A9CDD8", 0.45))
    for x in (30, 62):
        c.line([(x, 480), (x, 700)], 13, FERRO)
    c.fill(blob([(16, 400), (44, 400), (42, 500), (18, 500)]), FERRO)
    c.fill(blob([(50, 390), (76, 420), (72, 500), (54, 500)]), FERRO)


def goats(c):
    """Two goats on the pasture."""
    sky(c, "green", 640, 150, 70)
    meadow(c, 540)
    hut(c, 150, 560, 0.6)
    for x, y, z, flip, colour in ((320, 640, 1.0, False, LATTE), (570, 690, 0.86, True, "#8A5A3A")):
        with c.at(x, y, z, 0, flip):
            c.oval(0, 66, 170, 16, dark(c.under, 0.2))
            for lx in (-104, -64, 56, 96):
                c.fill(box(lx, -30, 26, 96, 8), dark(colour, 0.14))
                c.fill(box(lx, 44, 26, 24, 6), FERRO)
            c.fill(blob([(-140, -60), (-110, -130), (0, -146), (110, -136), (140, -70), (110, -10), (0, 6), (-110, -4)]), colour)
            c.fill(blob([(-140, -60), (-100, -20), (0, -6), (100, -16), (140, -70), (110, -6), (0, 10), (-114, -2)]), dark(colour, 0.12))
            c.fill(blob([(110, -140), (150, -130), (130, -170)]), colour)
            c.fill(blob([(-150, -90), (-110, -130), (-120, -200), (-170, -236), (-196, -190)]), colour)
            c.fill(blob([(-230, -190), (-180, -246), (-120, -236), (-116, -196), (-160, -166), (-236, -160), (-250, -172)]), colour)
            c.fill(blob([(-130, -232), (-70, -236), (-56, -216), (-110, -208)]), dark(colour, 0.2))
            for k in (0, 14):
                c.line(curve([(-160 + k, -242), (-140 + k, -300), (-96 + k, -326)]), 13, dark(GHIAIA, 0.3))
            c.oval(-186, -204, 7, 8, FERRO)
            c.fill([(-220, -164), (-196, -164), (-212, -116)], dark(colour, 0.25))
            c.line([(-152, -150), (-112, -170)], 12, MATTONE)
            c.fill(blob([(-150, -140), (-124, -140), (-118, -106), (-156, -106)]), ZAFFERANO)
    for x, y in scatter(12, 20, 700, 760, 80, 7):
        flower(c, x, y, NEVE, ZAFFERANO, 14, 6, stem=False)


def breakfast(c):
    """A malga breakfast: milk, bread, cheese."""
    plank(c, y=640, w=660)
    slice_of(c, 290, 640, 0.62)
    c.fill(blob([(430, 660), (440, 580), (520, 540), (620, 560), (660, 640), (600, 676), (480, 680)]), CROSTA)
    c.fill(blob([(440, 640), (452, 590), (520, 558), (560, 600), (540, 660), (470, 668)]), "#EBC588")
    with c.at(560, 400):
        c.line(arc(100, 56, 48, 46, -80, 90), 20, MATTONE)
        c.fill([(-96, 0), (106, 0), (86, 150), (-76, 150)], MATTONE)
        c.fill([(60, 0), (106, 0), (86, 150), (46, 150)], dark(MATTONE, 0.2))
        c.fill(oval(5, 2, 101, 24), light(MATTONE, 0.3))
        c.fill(oval(5, 6, 88, 18), NEVE)
        c.line(curve([(-20, -40), (-44, -80), (-6, -116), (-26, -160)]), 9, dark(c.under, 0.1))
        c.line(curve([(40, -40), (16, -80), (54, -116), (34, -160)]), 9, dark(c.under, 0.1))
    flower(c, 200, 360, "#5E7FB8", ZAFFERANO, 34, 8)
    flower(c, 260, 320, NEVE, ZAFFERANO, 34, 8)
    c.fill(blob([(180, 450), (290, 450), (276, 560), (196, 560)]), light("#A9CDD8", 0.5))


def tasting(c, kind="beer"):
    """Four little glasses on a board."""
    plank(c, y=640, w=680)
    colours = {
        "beer": ("#E9B949", "#D98A2B", "#9A4A1E", "#43220F"),
        "oil": ("#C9BE4A", "#B5B13C", "#9AA03A", "#7F8A2E"),
    }[kind]
    for i, colour in enumerate(colours):
        x = 160 + i * 160
        top = 400
        cup = [(x - 58, top), (x + 58, top), (x + 46, 640), (x - 46, 640)]
        c.fill(cup, light("#A9CDD8", 0.6))
        with c.clip(cup):
            c.fill(box(x - 60, top + 52, 120, 200), colour)
            c.fill(box(x + 18, top + 52, 50, 200), dark(colour, 0.18))
            c.fill(box(x - 42, top + 70, 9, 130, 4), light(colour, 0.4))
        if kind == "beer":
            for px, r in ((x - 36, 24), (x, 30), (x + 36, 24)):
                c.oval(px, top + 30, r, r * 0.8, NEVE)
            c.fill(box(x - 56, top + 24, 112, 34, 14), NEVE)
    for x, y, t in ((180, 330, 0), (360, 300, 0), (540, 330, 0)):
        if kind == "beer":
            c.fill(blob([(x, y), (x + 26, y - 34), (x + 52, y), (x + 46, y + 34), (x + 6, y + 34)]), FOGLIA)
            for k in range(3):
                c.fill(leaf(x + 10 + k * 16, y - 14 + k * 2, 30, 18, 70 + t), light(FOGLIA, 0.25))


def mask(c):
    """The hat with ribbons and the mask of the Bagolino carnival."""
    c.oval(400, 560, 176, 216, dark(c.under, 0.12))
    for i, colour in enumerate((MATTONE, ZAFFERANO, LAGO, SALVIA, ROSA, MUSCHIO)):
        x = 250 + i * 60
        c.fill([*curve([(x, 320), (x - 16, 480), (x + 14, 600), (x - 22 + i * 8, 740)]), (x + 20 + i * 8, 740), *curve([(x + 20 + i * 8, 740), (x + 50, 600), (x + 20, 480), (x + 36, 320)])], colour)
    face = blob([(270, 400), (300, 330), (400, 310), (500, 330), (530, 400), (512, 540), (450, 640), (400, 662), (350, 640), (288, 540)])
    c.fill(face, CREMA)
    with c.clip(face):
        c.fill(box(430, 300, 140, 400), dark(CREMA, 0.08))
    for x in (336, 464):
        c.fill(blob([(x - 42, 440), (x, 414), (x + 42, 440), (x, 462)]), "#1E2A26")
        c.line(curve([(x - 46, 396), (x, 376), (x + 46, 396)]), 9, LEGNO_SCURO)
        c.oval(x + (x - 400) * 0.3, 520, 34, 26, light(ROSA, 0.2))
    c.line(curve([(400, 430), (388, 500), (400, 528), (420, 524)]), 8, dark(CREMA, 0.25))
    c.fill(blob([(356, 586), (400, 572), (444, 586), (400, 612)]), "#B5312B")
    crown = blob([(220, 330), (236, 200), (320, 130), (400, 114), (480, 130), (564, 200), (580, 330), (400, 290)])
    c.fill(crown, "#B5312B")
    for i, (x, y, _a) in enumerate(ring_points(400, 240, 130, 74, 11, 12)):
        flower(c, x, y, (ZAFFERANO, NEVE, "#7FB0C4")[i % 3], MATTONE, 25, 7, stem=False)
    flower(c, 400, 232, NEVE, ZAFFERANO, 38, 9, stem=False)
    c.fill(blob([(170, 346), (290, 296), (400, 284), (510, 296), (630, 346), (510, 350), (400, 336), (290, 350)]), mix("#B5312B", "#1E2A26", 0.25))
    c.line(curve([(210, 340), (400, 306), (590, 340)]), 10, ZAFFERANO)



