"""Trout and whitefish."""

from kit.grounds import shadow
from kit.palette import (
    ACCIAIO,
    ARDESIA,
    CREMA,
    FOGLIA,
    LAGO,
    LUCE,
    MUSCHIO,
    NEVE,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, scatter

from .cheese import sprig
from .jars import jar
from .meat import plank

BACK, BELLY = "#6E7F6A", "#E8DCC8"
SALMON = "#E58A66"


def trout(c, x, y, zoom=1.0, turn=0, flip=False, back=BACK):
    """A trout with its dots."""
    with c.at(x, y, zoom, turn, flip):
        c.fill(blob([(232, 0), (330, -88), (352, -76), (318, 0), (352, 78), (330, 88)]), dark(back, 0.12))
        c.fill([(-30, -86), (30, -138), (104, -118), (120, -62)], dark(back, 0.12))
        c.fill([(130, -50), (164, -80), (186, -40)], dark(back, 0.2))
        body = blob([(-300, 10), (-230, -58), (-80, -98), (80, -84), (200, -34), (250, -6), (250, 18), (190, 44), (60, 84), (-100, 90), (-240, 60)])
        c.fill(body, BELLY)
        with c.clip(body):
            c.fill(blob([(-320, 0), (-230, -80), (0, -130), (260, -60), (280, 4), (60, 12), (-180, 14)]), back)
            c.fill(blob([(-200, 6), (0, -14), (250, -8), (250, 10), (0, 24), (-200, 28)]), mix(SALMON, BELLY, 0.35))
            for px, py in scatter(46, -180, -90, 420, 96, 5):
                c.oval(px, py, 7, 6, dark(back, 0.45))
            for px, py in scatter(14, -160, -20, 360, 40, 8):
                c.oval(px, py, 6, 5, "#B5312B")
            c.fill(oval(-262, 6, 74, 92), dark(back, 0.1))
        c.line(arc(-262, 6, 76, 76, -62, 62), 7, dark(back, 0.32))
        c.fill([(-100, 78), (-60, 128), (-20, 80)], dark(BELLY, 0.2))
        c.fill([(70, 74), (110, 110), (140, 58)], dark(BELLY, 0.2))
        c.oval(-254, -10, 15, 15, NEVE)
        c.oval(-256, -10, 8, 8, ARDESIA)
        c.line(curve([(-300, 14), (-276, 26), (-254, 26)]), 6, dark(back, 0.35))


def fresh(c):
    """Two trout on ice and leaves."""
    shadow(c, 400, 700, 330, 24)
    c.oval(400, 620, 340, 110, dark(LUCE, 0.2))
    c.oval(400, 606, 340, 108, LUCE)
    for i, (x, y) in enumerate(scatter(34, 110, 530, 560, 140, 6)):
        if ((x - 400) / 310) ** 2 + ((y - 606) / 90) ** 2 < 1:
            with c.at(x, y, 1, i * 37):
                c.fill(box(-26, -20, 52, 40, 8), (NEVE, "#CFE1E6", "#E3EEF0")[i % 3])
    trout(c, 410, 500, 0.82, 5, back="#7A8C78")
    trout(c, 380, 620, 0.88, -5)
    c.oval(640, 560, 46, 46, ZAFFERANO)
    c.oval(640, 560, 36, 36, light(ZAFFERANO, 0.5))
    for turn in range(0, 360, 60):
        c.fill(leaf(640, 560, 34, 16, turn), ZAFFERANO)
    sprig(c, 160, 660, 10, 0.6)


def fillets(c):
    """Two pink fillets."""
    plank(c)
    for x, y, t in ((390, 520, -6), (420, 630, 4)):
        with c.at(x, y, 1, t):
            piece = blob([(-270, 16), (-240, -46), (-60, -74), (140, -58), (262, -18), (276, 8), (150, 46), (-80, 66), (-240, 54)])
            c.fill([(px, py + 12) for px, py in piece], "#8A9A94")
            c.fill(piece, SALMON)
            with c.clip(piece):
                for i in range(9):
                    c.line(curve([(-250 + i * 62, -80), (-210 + i * 62, 0), (-250 + i * 62, 80)]), 8, light(SALMON, 0.4))
                c.line([(-270, 4), (270, -4)], 7, light(SALMON, 0.55))
    c.fill(leaf(600, 470, 120, 46, -40), MUSCHIO)
    c.oval(640, 640, 42, 42, ZAFFERANO)
    c.oval(640, 640, 33, 33, light(ZAFFERANO, 0.5))


def smoked(c):
    """A packet of smoked trout."""
    shadow(c, 400, 700, 260, 22)
    c.fill(box(160, 250, 480, 440, 26), LAGO)
    c.fill(box(160, 250, 480, 60, 26), dark(LAGO, 0.2))
    c.oval(400, 280, 26, 14, c.under)
    c.fill(box(200, 350, 400, 180, 20), light("#A9CDD8", 0.5))
    with c.clip(box(200, 350, 400, 180, 20)):
        for i in range(6):
            x = 190 + i * 72
            c.fill(blob([(x, 540), (x + 10, 430), (x + 80, 372), (x + 150, 380), (x + 130, 480), (x + 60, 550)]), "#C96A42" if i % 2 else "#D67F55")
            c.line(curve([(x + 20, 520), (x + 60, 450), (x + 130, 392)]), 8, light("#D67F55", 0.35))
    trout(c, 400, 606, 0.5)


def dish(c):
    """Trout in carpione, in an oven dish with onions and bay."""
    shadow(c, 400, 704, 330, 20)
    c.fill(box(70, 480, 660, 220, 90), "#B4532F")
    c.fill(box(92, 470, 616, 190, 84), dark("#B4532F", 0.3))
    c.fill(box(104, 478, 592, 172, 78), "#E7D9A4")
    for y in (530, 606):
        with c.at(400, y, 0.72, 0):
            c.fill(blob([(-290, 0), (-220, -56), (0, -66), (220, -50), (300, 0), (220, 50), (0, 64), (-220, 54)]), "#C98E4B")
            for i in range(6):
                c.line(curve([(-190 + i * 78, -50), (-166 + i * 78, 0), (-190 + i * 78, 50)]), 9, dark("#C98E4B", 0.22))
    for i, (x, y) in enumerate(((200, 540), (330, 566), (470, 548), (590, 586), (260, 616), (420, 630), (540, 520))):
        c.line(oval(x, y, 40, 22, i * 30), 7, NEVE)
        c.line(oval(x, y, 24, 12, i * 30), 6, "#E9A7A0")
    for x, y, t in ((300, 500, -20), (520, 600, 30), (390, 560, 160)):
        c.fill(leaf(x, y, 96, 36, t), MUSCHIO)
        c.fill(leaf(x + 8, y + 2, 70, 12, t), FOGLIA)


def in_oil(c):
    """A jar of whitefish fillets in oil."""

    def pieces(left, top, w, h):
        for i in range(5):
            x = left + 36 + i * 52
            c.fill(blob([(x, top + 80), (x + 40, top + 84), (x + 46, top + 200), (x + 30, top + h - 26), (x - 6, top + h - 30), (x - 10, top + 190)]), NEVE if i % 2 else CREMA)
            for j in range(6):
                c.line([(x + 2, top + 110 + j * 40), (x + 36, top + 104 + j * 40)], 4, dark(CREMA, 0.12))

    jar(c, "#D6C25A", LAGO, x=400, w=290, h=340, fill_bits=pieces)
    trout(c, 400, 562, 0.3, back=ACCIAIO)
    c.oval(640, 656, 44, 44, ZAFFERANO)
    c.oval(640, 656, 34, 34, light(ZAFFERANO, 0.5))
