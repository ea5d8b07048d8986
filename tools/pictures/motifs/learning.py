"""School, reading, music and workshops."""

from kit.grounds import shadow
from kit.palette import (
    ACCIAIO,
    ARDESIA,
    BOSCO,
    BURRO,
    CREMA,
    FERRO,
    FOGLIA,
    LAGO,
    LATTE,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MATTONE,
    MUSCHIO,
    NEVE,
    RAME,
    ROSA,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import arc, blob, box, curve, leaf, oval

from .care import SKIN, TAN
from .scenery import firs, meadow, sky


def backpack(c, colour="#C9472F"):
    """A school backpack with pencils."""
    shadow(c, 400, 696, 230, 22)
    for x, t, tint in ((330, -10, ZAFFERANO), (390, 2, FOGLIA), (450, 10, "#7FB0C4")):
        with c.at(x, 300, 1, t):
            c.fill(box(-20, -130, 40, 200, 4), tint)
            c.fill([(-20, -130), (20, -130), (0, -180)], "#EBC588")
            c.fill([(-7, -162), (7, -162), (0, -180)], ARDESIA)
    c.line(arc(400, 260, 66, 70, 180, 360), 22, dark(colour, 0.3))
    c.fill(blob([(220, 690), (206, 420), (250, 300), (400, 256), (550, 300), (594, 420), (580, 690), (400, 704)]), colour)
    c.fill(blob([(480, 690), (500, 400), (470, 280), (550, 300), (594, 420), (580, 690)]), dark(colour, 0.14))
    c.fill(box(266, 500, 268, 170, 34), dark(colour, 0.2))
    c.fill(box(266, 500, 268, 62, 30), dark(colour, 0.1))
    c.fill(box(388, 548, 24, 34, 8), ZAFFERANO)
    c.line(curve([(250, 420), (400, 386), (550, 420)]), 10, dark(colour, 0.25))
    for x in (172, 600):
        c.fill(box(x, 460, 40, 190, 20), dark(colour, 0.3))


def card_of_ten(c):
    """A card with ten stamps."""
    with c.at(400, 410, 1, -7):
        c.fill(box(-270, -180, 560, 390, 30), dark(c.under, 0.16))
        c.fill(box(-280, -195, 560, 390, 30), CREMA)
        c.fill(box(-280, -195, 560, 90, 30), LAGO)
        c.fill(box(-280, -140, 560, 35), LAGO)
        c.fill(box(-240, -168, 260, 24, 12), light(LAGO, 0.55))
        for i in range(10):
            x, y = -208 + (i % 5) * 104, -30 + (i // 5) * 116
            c.line(oval(x, y, 40, 40), 6, ACCIAIO)
            if i < 4:
                c.oval(x, y, 34, 34, (MATTONE, ZAFFERANO, FOGLIA, "#7FB0C4")[i])
                c.line(curve([(x - 14, y), (x - 2, y + 13), (x + 18, y - 14)]), 8, NEVE)
    with c.at(610, 600, 1, -40):
        c.fill(box(-150, -20, 300, 40, 4), ZAFFERANO)
        c.fill([(-150, -20), (-150, 20), (-206, 0)], "#EBC588")
        c.fill([(-188, -7), (-188, 7), (-206, 0)], ARDESIA)
        c.fill(box(130, -20, 44, 40, 8), ROSA)


def blackboard(c):
    """A blackboard with figures and shapes."""
    c.fill(box(90, 150, 620, 440, 18), dark(c.under, 0.16))
    c.fill(box(90, 138, 620, 440, 18), LEGNO)
    c.fill(box(114, 162, 572, 392, 8), BOSCO)
    chalk = CREMA
    c.text(290, 250, "5 + 8 = 13", 66, chalk)
    c.line([(480, 380), (640, 380), (480, 220), (480, 380)], 6, chalk)
    c.line([(480, 360), (500, 360), (500, 380)], 4, chalk)
    c.line(oval(250, 420, 84, 84), 6, chalk)
    c.line([(250, 420), (250, 336)], 6, ZAFFERANO)
    c.line([(250, 420), (322, 462)], 6, ZAFFERANO)
    c.line(curve([(400, 500), (470, 440), (520, 490), (590, 430), (650, 460)]), 6, "#E9A7A0")
    c.fill(box(100, 566, 600, 24, 8), dark(LEGNO, 0.25))
    c.fill(box(200, 552, 60, 16, 6), NEVE)
    c.fill(box(280, 552, 40, 16, 6), ZAFFERANO)
    c.fill(box(480, 540, 110, 28, 6), LAGO)
    shadow(c, 400, 690, 300, 14)
    for i, (colour, w) in enumerate(((MATTONE, 260), ("#7FB0C4", 230))):
        c.fill(box(400 - w / 2 + i * 12, 652 - i * 44, w, 40, 8), colour)
        c.fill(box(412 - w / 2 + i * 12, 660 - i * 44, w - 22, 24, 4), NEVE)


def abacus(c):
    """An abacus for those who learn with their hands."""
    shadow(c, 400, 690, 280, 20)
    c.fill(box(130, 190, 540, 480, 26), LEGNO)
    c.fill(box(172, 232, 456, 396, 10), LATTE)
    for row, (y, n, colour) in enumerate(((290, 3, "#C9472F"), (370, 5, ZAFFERANO), (450, 2, FOGLIA), (530, 6, LAGO), (598, 4, "#A6506B"))):
        c.line([(172, y), (628, y)], 8, FERRO)
        for i in range(7):
            x = 204 + i * 46 if i < n else 600 - (6 - i) * 46
            c.oval(x, y, 21, 32 if row < 4 else 28, colour)
            c.oval(x - 6, y - 10, 5, 8, light(colour, 0.45))
    c.fill(box(130, 190, 40, 480, 18), dark(LEGNO, 0.12))
    c.fill(box(630, 190, 40, 480, 18), dark(LEGNO, 0.2))


def words(c):
    """Two speech bubbles over an open book."""
    shadow(c, 400, 694, 300, 20)
    for x, y, colour, flip in ((290, 260, LAGO, False), (530, 330, MATTONE, True)):
        with c.at(x, y, 1, 0, flip):
            c.fill(box(-150, -110, 290, 180, 60), colour)
            c.fill([(-70, 50), (10, 50), (-60, 124)], colour)
            c.fill(box(-100, -66, 190, 20, 10), light(colour, 0.6))
            c.fill(box(-100, -24, 140, 20, 10), light(colour, 0.6))
    open_book(c, 400, 640, 1.1)


def open_book(c, x, y, zoom=1.0, cover=BOSCO, page=NEVE):
    """An open book seen from above its lower edge."""
    with c.at(x, y, zoom):
        c.fill([(-260, -120), (0, -96), (260, -120), (286, 50), (0, 66), (-286, 50)], cover)
        for flip in (False, True):
            with c.at(0, 0, 1, 0, flip):
                c.fill([(0, -96), *curve([(0, -96), (110, -150), (244, -136)]), (266, 28), *curve([(266, 28), (120, 10), (0, 52)])], dark(page, 0.05 if flip else 0))
                for i in range(4):
                    c.line(curve([(40, -84 + i * 32), (130, -112 + i * 32), (220, -104 + i * 32)]), 6, dark(page, 0.22))
        c.line([(0, -96), (0, 54)], 5, dark(page, 0.25))


def summer(c):
    """A tent, a kite and a ball: the summer camp."""
    sky(c, "day", 160, 160, 70)
    meadow(c, 540)
    firs(c, ((90, 600, 220), (720, 590, 260)))
    c.fill([(400, 330), (620, 660), (180, 660)], ZAFFERANO)
    c.fill([(400, 330), (620, 660), (470, 660)], dark(ZAFFERANO, 0.2))
    c.fill([(400, 400), (470, 660), (330, 660)], dark(RAME, 0.3))
    c.line([(400, 330), (400, 290)], 10, LEGNO)
    c.fill([(404, 292), (470, 306), (404, 326)], MATTONE)
    with c.at(590, 230, 1, 18):
        c.fill([(0, -90), (60, 0), (0, 100), (-60, 0)], "#C9472F")
        c.fill([(0, -90), (60, 0), (0, 0)], BURRO)
        c.fill([(0, 100), (-60, 0), (0, 0)], LAGO)
        c.line(curve([(0, 100), (-30, 180), (20, 250), (-60, 330)]), 5, ARDESIA)
    c.oval(650, 690, 50, 50, NEVE)
    for t in range(0, 360, 72):
        c.fill(leaf(650, 690, 48, 24, t), MATTONE)
    c.line(oval(650, 690, 50, 50), 4, dark(NEVE, 0.25))


def books_home(c):
    """Books in the basket of a bicycle."""
    shadow(c, 400, 712, 300, 14)
    for i, (colour, w, h) in enumerate(((MATTONE, 54, 240), (LAGO, 62, 270), (ZAFFERANO, 46, 220), (MUSCHIO, 66, 256), ("#A6506B", 50, 234))):
        x = 236 + i * 66
        c.fill(box(x, 400 - h, w, h + 30, 6), colour)
        c.fill(box(x + 8, 400 - h + 36, w - 16, 14, 4), light(colour, 0.5))
        c.fill(box(x + 8, 400 - h + 60, w - 16, 8, 4), light(colour, 0.5))
    c.fill([(200, 380), (600, 380), (560, 540), (240, 540)], LEGNO_CHIARO)
    for i in range(9):
        c.line([(214 + i * 46, 384), (250 + i * 37, 536)], 6, LEGNO)
    for y in (420, 470, 516):
        c.line([(208 + (y - 380) * 0.25, y), (592 - (y - 380) * 0.25, y)], 8, dark(LEGNO_CHIARO, 0.15))
    c.fill(box(190, 366, 420, 30, 12), LEGNO)
    for flip in (False, True):
        with c.at(400, 0, 1, 0, flip):
            c.line(curve([(0, 352), (150, 340), (270, 366), (300, 420)]), 17, FERRO)
            c.line([(298, 412), (306, 462)], 28, ARDESIA)
    c.line([(400, 540), (400, 600)], 16, FERRO)
    c.line([(400, 600), (400, 690)], 12, FERRO)
    c.line(oval(400, 640, 40, 72), 14, ARDESIA)


def story_time(c):
    """Two children listening to a story."""
    shadow(c, 400, 706, 310, 16)
    for x, shirt, hair, skin, z in ((210, ZAFFERANO, LEGNO_SCURO, SKIN, 0.9), (590, "#A6506B", ARDESIA, TAN, 0.9), (400, LAGO, LUCE, "#F2D3B5", 1.2)):
        with c.at(x, 680, z):
            c.fill(blob([(-110, 10), (-84, -100), (-40, -150), (40, -150), (84, -100), (110, 10), (0, 24)]), shirt)
            c.oval(0, -216, 64, 70, skin)
            c.fill(arc(0, -228, 71, 66, 170, 370), hair)
            for ex in (-22, 22):
                c.oval(ex, -208, 6, 7, ARDESIA)
            c.line(curve([(-22, -182), (0, -168), (22, -182)]), 6, dark(skin, 0.35))
            for ex in (-38, 38):
                c.oval(ex, -188, 12, 8, light(ROSA, 0.1))
    open_book(c, 400, 680, 0.62, MATTONE)
    for x, y, r in ((150, 200, 20), (250, 140, 28), (560, 150, 26), (660, 230, 20), (400, 100, 22)):
        for t in range(0, 360, 72):
            c.fill(leaf(x, y, r * 1.6, r * 0.7, t - 90), ZAFFERANO)
        c.oval(x, y, r * 0.4, r * 0.4, BURRO)


def choir(c):
    """Three voices and their notes."""
    shadow(c, 400, 706, 300, 16)
    for x, coat, hair, skin in ((220, BOSCO, LEGNO_SCURO, TAN), (580, BOSCO, ARDESIA, SKIN), (400, MATTONE, LUCE, "#F2D3B5")):
        with c.at(x, 700, 1.1):
            c.fill(blob([(-100, 6), (-86, -150), (-40, -196), (40, -196), (86, -150), (100, 6)]), coat)
            c.fill([(-16, -190), (16, -190), (0, -120)], CREMA)
            c.oval(0, -256, 56, 64, skin)
            c.fill(arc(0, -268, 62, 60, 172, 368), hair)
            c.oval(0, -230, 14, 17, dark(MATTONE, 0.45))
            for ex in (-20, 20):
                c.line(curve([(ex - 10, -258), (ex, -266), (ex + 10, -258)]), 5, ARDESIA)
            c.fill([(-70, -90), (0, -70), (70, -90), (66, -20), (0, -4), (-66, -20)], NEVE)
            c.line([(0, -70), (0, -4)], 4, ACCIAIO)
    for x, y, t in ((170, 220, -8), (330, 140, 6), (520, 170, -4), (660, 240, 10)):
        with c.at(x, y, 1, t):
            c.oval(-26, 40, 24, 18, ARDESIA, -20)
            c.oval(46, 28, 24, 18, ARDESIA, -20)
            c.line([(-6, 36), (-6, -50)], 8, ARDESIA)
            c.line([(66, 24), (66, -62)], 8, ARDESIA)
            c.line([(-6, -46), (66, -58)], 18, ARDESIA)
