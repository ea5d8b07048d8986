"""Making: music, engraving, weaving, forging."""

from kit.grounds import shadow
from kit.palette import (
    ACCIAIO,
    ARDESIA,
    BOSCO,
    BURRO,
    CREMA,
    FERRO,
    LAGO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MATTONE,
    PIETRA,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import arc, blob, box, curve, leaf, oval

from .care import SKIN
from .crafts import scrolls


def violin(c):
    """A violin and its bow."""
    with c.at(400, 420, 1, 24):
        c.fill(blob([(10, 250), (-110, 210), (-112, 110), (-60, 40), (-92, -50), (-60, -120), (10, -140), (80, -120), (112, -50), (80, 40), (132, 110), (130, 210)]), dark(c.under, 0.16))
        body = blob([(0, 240), (-120, 200), (-122, 100), (-70, 30), (-102, -60), (-70, -130), (0, -150), (70, -130), (102, -60), (70, 30), (122, 100), (120, 200)])
        c.fill(body, "#B4632E")
        with c.clip(body):
            c.fill(oval(130, 40, 90, 260), dark("#B4632E", 0.18))
        c.fill(box(-22, -360, 44, 420, 8), ARDESIA)
        c.fill(blob([(-30, -400), (0, -430), (30, -400), (22, -340), (-22, -340)]), LEGNO_SCURO)
        for sx in (-46, 46):
            c.line([(sx * 0.5, -376), (sx, -376)], 12, ARDESIA)
        c.fill(box(-50, 92, 100, 16, 6), LEGNO_CHIARO)
        c.fill([(-26, 130), (26, 130), (16, 226), (-16, 226)], ARDESIA)
        for sx in (-12, -4, 4, 12):
            c.line([(sx * 0.6, -350), (sx, 140)], 2.5, LUCE)
        for sx in (-66, 66):
            c.line(curve([(sx, 60), (sx * 0.8, 90), (sx * 1.06, 130)]), 7, dark("#B4632E", 0.5))
    with c.at(560, 430, 1, -16):
        c.line([(0, -330), (0, 290)], 12, LEGNO_SCURO)
        c.line([(18, -310), (18, 270)], 6, CREMA)
        c.fill(box(-6, 250, 34, 40, 6), ARDESIA)


def burin(c):
    """A hand tool engraves a plate: the workshop."""

    shadow(c, 380, 690, 280, 18)
    c.fill(box(120, 330, 440, 330, 24), dark("#C9A24B", 0.2))
    c.fill(box(120, 318, 440, 330, 24), "#D9B765")
    c.line([*box(142, 340, 396, 286, 14), (524, 340)], 6, dark("#C9A24B", 0.35))
    with c.at(330, 490, 1.2):
        scrolls(c, dark("#C9A24B", 0.5))
    with c.at(470, 496, 1.05, -38):
        c.fill([(-20, 2), (10, -12), (150, -16), (150, 16), (10, 12)], ACCIAIO)
        c.fill([(-20, 2), (10, 0), (150, 0), (150, 16), (10, 12)], dark(ACCIAIO, 0.2))
        c.fill(box(300, -76, 190, 180, 30), LAGO)
        c.fill(box(290, -82, 36, 192, 14), dark(LAGO, 0.2))
        c.fill(blob([(150, -46), (220, -76), (310, -66), (312, 84), (230, 92), (160, 60)]), SKIN)
        c.fill(blob([(140, -28), (190, -40), (226, -16), (226, 20), (190, 42), (140, 28)]), LEGNO)
        c.line(curve([(256, -58), (176, -60), (96, -30)]), 34, dark(SKIN, 0.05))
        c.line(curve([(262, 64), (190, 62), (128, 34)]), 34, dark(SKIN, 0.1))


def loom(c):
    """A loom with a half-woven cloth."""
    shadow(c, 400, 694, 300, 20)
    for x in (130, 620):
        c.fill(box(x, 170, 50, 520, 12), LEGNO)
    c.fill(box(110, 180, 580, 50, 12), dark(LEGNO, 0.12))
    c.fill(box(110, 610, 580, 50, 12), dark(LEGNO, 0.12))
    for i in range(40):
        c.line([(196 + i * 10.4, 230), (196 + i * 10.4, 612)], 3, CREMA)
    bands = (MATTONE, CREMA, ZAFFERANO, MATTONE, BOSCO, CREMA, MATTONE)
    for i in range(21):
        c.fill(box(190, 596 - i * 10, 420, 9, 4), bands[(i // 3) % 7])
    c.fill(box(180, 300, 440, 26, 8), LEGNO_CHIARO)
    c.fill(blob([(300, 380), (350, 352), (470, 352), (520, 380), (470, 406), (350, 406)]), LEGNO_SCURO)
    c.fill(box(350, 364, 120, 30, 14), MATTONE)
    for x, y, colour in ((650, 640, ZAFFERANO), (700, 670, BOSCO)):
        c.oval(x, y, 46, 46, colour)
        for k in range(3):
            c.line(arc(x, y, 30 - k * 8, 40 - k * 6, -50, 130), 4, light(colour, 0.3))


def anvil(c, sparks=True):
    """An anvil, a hammer and red-hot iron."""
    shadow(c, 400, 700, 230, 22)
    c.fill([(260, 580), (540, 580), (570, 700), (230, 700)], LEGNO_SCURO)
    c.oval(400, 580, 142, 28, LEGNO_CHIARO)
    c.fill(blob([(320, 580), (346, 520), (340, 470), (460, 470), (454, 520), (480, 580)], 6), FERRO)
    c.fill([(250, 400), (600, 400), (600, 470), (300, 480), *curve([(300, 480), (190, 470), (120, 404)]), (250, 400)], FERRO)
    c.fill([(120, 400), (600, 400), (600, 420), (140, 420)], light(FERRO, 0.25))
    c.fill([(500, 400), (600, 400), (600, 470), (500, 474)], dark(FERRO, 0.2))
    c.fill(box(190, 376, 330, 26, 8), "#E4732F")
    c.fill(box(330, 376, 130, 26, 8), BURRO)
    with c.at(470, 300, 1, -32):
        c.line([(0, 0), (270, 0)], 26, LEGNO_CHIARO)
        c.fill(box(-70, -66, 100, 150, 14), PIETRA)
        c.fill(box(-70, 40, 100, 44, 10), dark(PIETRA, 0.25))
    if sparks:
        for i, (x, y) in enumerate(((300, 300), (250, 340), (340, 250), (210, 290), (270, 230), (390, 310), (170, 350), (330, 330))):
            c.fill(leaf(x, y, 30, 10, 200 + i * 24), ZAFFERANO)
