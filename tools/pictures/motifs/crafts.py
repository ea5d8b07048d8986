"""Iron, engraving, wool, wood and wax."""

from math import cos, radians, sin

from kit.grounds import shadow
from kit.palette import (
    ACCIAIO,
    ARDESIA,
    BURRO,
    CREMA,
    FERRO,
    LAGO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MIELE,
    MUSCHIO,
    RAME,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, drop, leaf, oval, ring_points

from .bottles import peaks


def trivet(c):
    """A forged tripod under a cauldron."""
    shadow(c, 400, 704, 270, 20)
    for x1, x2 in ((250, 170), (550, 630), (400, 400)):
        c.line([(x1, 560), (x2, 690)], 24, FERRO)
        c.line(curve([(x2, 690), (x2 + (x2 - 400) * 0.12, 704), (x2 + (x2 - 400) * 0.2, 694)]), 20, FERRO)
    c.line(oval(400, 556, 214, 52), 24, dark(FERRO, 0.2))
    c.line(arc(400, 550, 214, 52, 0, 180), 10, light(FERRO, 0.25))
    with c.at(62, 0, 0.845):
        body = [(200, 420), *curve([(200, 420), (216, 540), (280, 620), (400, 644), (520, 620), (584, 540), (600, 420)]), *arc(400, 420, 200, 50, 0, 180)]
        c.line(arc(400, 404, 196, 220, 192, 348), 14, FERRO)
        c.oval(400, 420, 200, 52, dark(RAME, 0.4))
        with c.clip(body):
            c.fill(body, "#B4633A")
            c.fill(oval(590, 540, 120, 180), dark("#B4633A", 0.22))
            c.fill(oval(270, 530, 20, 66, 14), light("#B4633A", 0.4))
        c.line(arc(400, 420, 200, 52, 0, 180), 15, light("#B4633A", 0.25))


def hooks(c):
    """A forged coat rack on the wall."""
    c.fill(box(110, 278, 580, 70, 12), dark(c.under, 0.18))
    c.fill(box(110, 262, 580, 74, 12), FERRO)
    for i in range(24):
        c.oval(130 + i * 24, 284 + (i % 3) * 14, 8, 5, light(FERRO, 0.16), i * 30)
    for x in (146, 654):
        c.oval(x, 299, 11, 11, ACCIAIO)
    for x in (230, 400, 570):
        c.line(curve([(x, 320), (x, 440), (x + 4, 500), (x + 50, 520), (x + 76, 480), (x + 66, 446)]), 24, FERRO)
        c.line(curve([(x - 4, 330), (x - 4, 430), (x, 490), (x + 36, 510)]), 6, light(FERRO, 0.28))
        c.oval(x + 66, 440, 17, 17, FERRO)
    c.fill(blob([(372, 490), (440, 486), (480, 560), (500, 700), (440, 690), (400, 712), (352, 690), (320, 700), (336, 560)]), LAGO)
    c.fill(blob([(430, 520), (480, 560), (500, 700), (450, 692)]), dark(LAGO, 0.2))


def bell(c):
    """A cow bell with its leather collar."""
    shadow(c, 400, 700, 210, 24)
    c.line(arc(400, 330, 190, 170, 180, 360), 58, "#7B3A20")
    c.line([(210, 330), (250, 420)], 54, "#7B3A20")
    c.line([(590, 330), (550, 420)], 54, "#6A311B")
    for angle in range(190, 360, 20):
        c.oval(400 + 190 * cos(radians(angle)), 330 + 170 * sin(radians(angle)), 8, 8, ZAFFERANO)
    c.line(arc(400, 420, 70, 66, 180, 360), 22, FERRO)
    body = [(310, 400), (490, 400), *curve([(490, 400), (540, 500), (570, 640)]), *arc(400, 640, 170, 44, 0, 180), *curve([(230, 640), (260, 500), (310, 400)])]
    c.fill(body, "#C39A3F")
    with c.clip(body):
        c.fill(box(470, 380, 130, 320), dark("#C39A3F", 0.2))
        c.fill(oval(312, 540, 18, 100, 8), light("#C39A3F", 0.45))
        c.line(curve([(240, 600), (400, 626), (570, 600)]), 12, dark("#C39A3F", 0.25))
    c.oval(400, 646, 168, 40, dark("#C39A3F", 0.45))
    c.oval(400, 672, 34, 32, FERRO)
    peaks(c, 400, 530, 52, dark("#C39A3F", 0.35))


def scrolls(c, colour):
    """Two mirrored engraved scrolls around the origin."""
    for flip in (False, True):
        with c.at(0, 0, 1, 0, flip):
            c.line(curve([(10, 66), (60, 50), (96, 6), (80, -40), (40, -44), (28, -14), (50, 2)]), 8, colour)
            c.line(curve([(14, -66), (50, -78), (88, -64)]), 7, colour)
            c.fill(leaf(86, 20, 54, 22, 60), colour)
            c.fill(leaf(90, -50, 44, 18, -50), colour)


def medal(c):
    """An engraved silver medal on a ribbon."""
    c.fill([(300, 60), (380, 60), (440, 330), (380, 340)], LAGO)
    c.fill([(420, 60), (500, 60), (420, 340), (360, 330)], dark(LAGO, 0.2))
    c.oval(408, 520, 208, 208, dark(c.under, 0.16))
    c.oval(400, 508, 206, 206, ACCIAIO)
    c.oval(400, 508, 186, 186, LUCE)
    c.line(oval(400, 508, 168, 168), 6, mix(ACCIAIO, FERRO, 0.4))
    for x, y, _a in ring_points(400, 508, 177, 177, 40):
        c.oval(x, y, 4, 4, mix(ACCIAIO, FERRO, 0.5))
    with c.at(400, 520):
        scrolls(c, mix(FERRO, ACCIAIO, 0.2))
    c.fill(leaf(400, 600, 190, 84, -90), mix(FERRO, ACCIAIO, 0.2))
    c.line([(400, 596), (400, 440)], 6, LUCE)
    c.line(oval(400, 300, 30, 30), 12, ACCIAIO)


def plate(c):
    """An engraved brass door plate with a burin."""
    c.fill(box(120, 278, 560, 260, 30), dark(c.under, 0.18))
    c.fill(box(120, 262, 560, 260, 30), "#C9A24B")
    c.fill(box(140, 282, 520, 220, 22), light("#C9A24B", 0.3))
    c.line([*box(158, 300, 484, 184, 16), (642 - 16, 300)], 6, dark("#C9A24B", 0.35))
    for x, y in ((150, 292), (650, 292), (150, 492), (650, 492)):
        c.oval(x, y, 9, 9, dark("#C9A24B", 0.4))
    with c.at(400, 392):
        scrolls(c, dark("#C9A24B", 0.45))
        c.fill(leaf(0, 70, 130, 50, -90), dark("#C9A24B", 0.45))
    with c.at(560, 620, 1, -24):
        c.fill([(-200, -8), (0, -14), (0, 14), (-200, 6), (-226, 0)], ACCIAIO)
        c.fill(blob([(-10, -26), (60, -40), (120, -30), (140, 0), (120, 32), (60, 40), (-10, 24)]), LEGNO)


def stripes(c, outline, base, bands, turn=0, start=-400, step=64):
    """A woven cloth: bands across an outline."""
    c.fill(outline, base)
    with c.clip(outline), c.at(400, 400, 1, turn):
        for i, colour in enumerate(bands * 6):
            y = start + i * step
            c.fill(box(-600, y, 1200, step * 0.34), colour)
        for x in range(-600, 600, 22):
            c.line([(x, -600), (x, 600)], 2, dark(base, 0.08))


def scarf(c, base="#B4532F", bands=(CREMA, ZAFFERANO, MUSCHIO)):
    """A woven scarf, folded and hanging."""
    back = blob([(470, 120), (560, 150), (566, 420), (560, 620), (440, 620), (450, 400)])
    stripes(c, back, dark(base, 0.2), [dark(b, 0.2) for b in bands], 4)
    loop = blob([(230, 180), (330, 96), (470, 92), (570, 170), (560, 270), (460, 320), (330, 318), (236, 270)])
    stripes(c, loop, base, list(bands), 70, step=58)
    c.fill(blob([(310, 200), (400, 160), (490, 200), (480, 244), (400, 262), (320, 244)]), dark(c.under, 0.3))
    front = blob([(280, 230), (390, 262), (420, 300), (410, 470), (404, 664), (250, 664), (256, 450)])
    stripes(c, front, base, list(bands), -2, step=70)
    for x in range(256, 406, 14):
        c.line([(x, 660), (x - 3, 716)], 7, base if (x // 14) % 2 else bands[0])
    for x in range(446, 560, 14):
        c.line([(x, 616), (x + 2, 668)], 7, dark(base, 0.2))


def hat(c, colour=LAGO):
    """A knitted hat with its pompon."""
    shadow(c, 400, 690, 250, 22)
    dome = [*curve([(180, 560), (196, 400), (290, 268), (400, 240), (510, 268), (604, 400), (620, 560)]), (620, 580), (180, 580)]
    c.fill(dome, colour)
    with c.clip(dome):
        for i in range(10):
            x = 190 + i * 47
            c.line(curve([(x, 580), (400 + (x - 400) * 0.85, 420), (400 + (x - 400) * 0.25, 240)]), 8, dark(colour, 0.14))
        for i, y in enumerate((430, 470, 510)):
            for j in range(16):
                if (i + j) % 2:
                    c.fill([(200 + j * 28, y), (214 + j * 28, y - 18), (228 + j * 28, y), (214 + j * 28, y + 18)], CREMA)
    c.fill(box(160, 556, 480, 116, 40), light(colour, 0.16))
    with c.clip(box(160, 556, 480, 116, 40)):
        for x in range(170, 650, 26):
            c.line([(x, 556), (x, 680)], 8, colour)
    for _x, _y, a in ring_points(400, 206, 62, 62, 26):
        c.fill(leaf(400, 206, 84, 24, a), CREMA if int(a) % 3 else dark(CREMA, 0.1))
    c.oval(400, 206, 46, 46, CREMA)


def blanket(c):
    """Two folded wool blankets."""
    shadow(c, 400, 700, 300, 22)
    for i, (y, base, bands) in enumerate(((560, MUSCHIO, (CREMA, ZAFFERANO)), (420, "#D8C4A0", (RAME, LAGO)))):
        fold = box(110 + i * 18, y, 580 - i * 36, 138, 62)
        c.fill(fold, base)
        with c.clip(fold):
            for x in range(140, 720, 130):
                c.fill(box(x, y, 34, 140), bands[0])
                c.fill(box(x + 48, y, 12, 140), bands[1])
            c.fill(box(100, y + 88, 600, 60), dark(base, 0.1))
            for k in (0, 1):
                c.line([(100, y + 46 + k * 44), (700, y + 46 + k * 44)], 5, dark(base, 0.25))
            for x in range(100, 700, 20):
                c.line([(x, y), (x, y + 140)], 1.5, dark(base, 0.12))
    c.fill(blob([(560, 420), (640, 400), (700, 470), (690, 640), (650, 640), (640, 500)]), dark("#D8C4A0", 0.12))


def socks(c, colour="#9A4A36"):
    """A pair of thick socks."""
    for x, y, t, shade in ((470, 330, 8, 0.16), (340, 350, -4, 0)):
        with c.at(x, y, 1, t):
            sock = blob([(-84, -220), (84, -220), (92, 40), (110, 130), (60, 250), (-110, 300), (-220, 280), (-236, 210), (-150, 168), (-80, 90), (-86, -60)])
            c.fill(sock, dark(colour, shade))
            with c.clip(sock):
                c.fill(box(-120, -240, 240, 80), dark(CREMA, shade))
                for sx in range(-110, 120, 22):
                    c.line([(sx, -240), (sx, -160)], 6, dark(CREMA, shade + 0.1))
                for sy in (-110, -60, -10):
                    for sx in range(-100, 110, 44):
                        c.fill([(sx, sy), (sx + 22, sy - 20), (sx + 44, sy), (sx + 22, sy + 20)], dark(CREMA, shade))
                c.fill(oval(-230, 270, 90, 80), dark(CREMA, shade))
                c.fill(oval(80, 190, 80, 80), dark(CREMA, shade))


def bowl(c):
    """A turned walnut bowl."""
    shadow(c, 400, 694, 230, 22)
    c.oval(400, 440, 290, 96, dark(LEGNO_SCURO, 0.25))
    c.oval(400, 456, 250, 72, LEGNO_SCURO)
    for i in range(4):
        c.line(oval(400, 462 + i * 5, 214 - i * 48, 58 - i * 13), 4, dark(LEGNO_SCURO, 0.22))
    body = [(110, 440), *curve([(110, 440), (150, 580), (270, 674), (330, 684), (470, 684), (530, 674), (650, 580), (690, 440)]), *arc(400, 440, 290, 96, 0, 180)]
    with c.clip(body):
        c.fill(body, LEGNO)
        for i in range(5):
            c.line(curve([(120, 470 + i * 44), (300, 520 + i * 46), (520, 530 + i * 46), (700, 480 + i * 44)]), 9, dark(LEGNO, 0.14))
        c.fill(oval(660, 580, 140, 220), dark(LEGNO, 0.18))
    c.line(arc(400, 440, 290, 96, 0, 180), 15, light(LEGNO, 0.28))


def cutting_board(c):
    """A cutting board with a handle."""
    with c.at(400, 420, 1, -10):
        for dy, colour in ((18, dark(c.under, 0.18)), (8, dark(LEGNO_CHIARO, 0.28)), (0, LEGNO_CHIARO)):
            c.fill(box(-210, -190 + dy, 420, 460, 60), colour)
            c.fill(box(-56, -330 + dy, 112, 190, 50), colour)
        c.oval(0, -280, 24, 24, dark(LEGNO_CHIARO, 0.45))
        for i in range(6):
            x = -160 + i * 62
            c.line(curve([(x, -170), (x + 22, 0), (x - 12, 130), (x + 10, 250)]), 5, dark(LEGNO_CHIARO, 0.12))
        c.line(oval(60, 40, 40, 62, 10), 5, dark(LEGNO_CHIARO, 0.16))
        c.line(oval(60, 40, 20, 34, 10), 5, dark(LEGNO_CHIARO, 0.16))


def spoons(c):
    """Three wooden spoons and a flat stirring stick."""
    for x, t, colour, r in ((260, -14, LEGNO, 66), (370, -4, LEGNO_CHIARO, 60), (480, 6, LEGNO_SCURO, 64)):
        with c.at(x, 430, 1, t):
            c.line([(4, -60), (4, 290)], 29, dark(c.under, 0.14))
            c.line([(0, -60), (0, 280)], 27, colour)
            c.oval(0, -150, r, r * 1.4, colour)
            c.oval(0, -156, r * 0.72, r * 1.06, dark(colour, 0.22))
    with c.at(600, 430, 1, 16):
        c.fill(blob([(-46, -230), (46, -230), (40, -60), (16, 20), (14, 290), (-14, 290), (-16, 20), (-40, -60)]), mix(LEGNO, LEGNO_CHIARO, 0.5))
        c.line([(0, -210), (0, -60)], 5, LEGNO)


def top(c):
    """Spinning tops."""
    for x, y, z, colour, t in ((300, 470, 1.1, "#B5312B", -14), (560, 560, 0.75, LAGO, 16)):
        shadow(c, x + 20, y + 205 * z, 110 * z, 16)
        with c.at(x, y, z, t):
            c.line([(0, -190), (0, -90)], 30, LEGNO_SCURO)
            c.oval(0, -196, 26, 16, LEGNO)
            body = blob([(-170, -60), (-120, -100), (0, -110), (120, -100), (170, -60), (110, 60), (30, 160), (0, 196), (-30, 160), (-110, 60)])
            c.fill(body, LEGNO_CHIARO)
            with c.clip(body):
                c.fill(box(-200, -50, 400, 46), colour)
                c.fill(box(-200, 30, 400, 26), ZAFFERANO)
                c.fill(box(70, -130, 140, 340), dark(LEGNO_CHIARO, 0.18))
                c.fill(box(70, -50, 140, 46), dark(colour, 0.2))
            c.oval(0, -98, 120, 18, light(LEGNO_CHIARO, 0.3))


def candles(c):
    """Beeswax candles."""
    for x, y, h, w in ((270, 690, 330, 130), (430, 690, 230, 150), (570, 690, 400, 100)):
        shadow(c, x, y, w * 0.7, 16)
        body = box(x - w / 2, y - h, w, h, 16)
        c.fill(body, MIELE)
        with c.clip(body):
            for row in range(int(h / 30) + 1):
                for col in range(5):
                    px, py = x - w / 2 + col * 36 + (row % 2) * 18, y - h + row * 30
                    c.line([(px + 17 * s, py + 17 * t) for s, t in ((0, -1), (0.87, -0.5), (0.87, 0.5), (0, 1), (-0.87, 0.5), (-0.87, -0.5), (0, -1))], 3, dark(MIELE, 0.2))
            c.fill(box(x + w * 0.2, y - h, w * 0.4, h), mix(MIELE, RAME, 0.35))
        c.oval(x, y - h, w / 2, 15, light(MIELE, 0.35))
        c.line([(x, y - h), (x, y - h - 26)], 5, ARDESIA)
        c.fill(drop(x, y - h - 42, 20, 1.4), BURRO)
        c.fill(drop(x, y - h - 38, 11, 1.4), ZAFFERANO)
