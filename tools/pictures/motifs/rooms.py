"""Where the producers work, indoors."""

from kit.palette import (
    ACCIAIO,
    ARDESIA,
    BURRO,
    CREMA,
    CROSTA,
    FERRO,
    FOGLIA,
    LAGO,
    LATTE,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    MATTONE,
    MENTA,
    MUSCHIO,
    NEBBIA,
    NEVE,
    PANE,
    PESCA,
    PIETRA,
    RAME,
    ROSA,
    SALVIA,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from kit.shapes import arc, blob, box, curve, leaf, oval, scatter

from .cheese import cylinder
from .learning import blackboard


def plain_wall(c, colour, floor=None, y=640):
    c.box(0, 0, 800, 800, colour)
    if floor:
        c.box(0, y, 800, 160, floor)


def shelves(c, rows, x0=0, x1=800, colour=LEGNO):
    for y in rows:
        c.fill(box(x0, y, x1 - x0, 20, 4), colour)
        c.fill(box(x0, y + 14, x1 - x0, 8, 2), dark(colour, 0.25))


def cellar(c, rind=CROSTA):
    """Wheels ageing on their planks."""
    plain_wall(c, "#57493C")
    c.fill([*arc(400, 260, 520, 330, 180, 360), (920, 800), (-120, 800)], "#6A5A4A")
    for row, y in enumerate((250, 410, 570, 730)):
        for i in range(6):
            cylinder(c, 60 + i * 138 - (row % 2) * 30, y - 66, 62, 16, 60, mix(rind, "#57493C", 0.1 + 0.06 * row), light(rind, 0.12))
        c.fill(box(-10, y, 820, 20), LEGNO_SCURO)


def bakery(c):
    """The oven and the day's bread."""
    plain_wall(c, "#F0D9B8", LEGNO_CHIARO)
    c.fill(box(0, 130, 330, 510), MATTONE)
    for r in range(8):
        for i in range(5):
            c.fill(box(4 + i * 70 - (r % 2) * 34, 136 + r * 64, 64, 56, 4), light(MATTONE, 0.1 if (i + r) % 2 else 0.02))
    mouth = [*arc(160, 470, 120, 130, 180, 360), (280, 560), (40, 560)]
    c.fill(mouth, "#2A120A")
    with c.clip(mouth):
        c.oval(160, 570, 110, 70, "#D9571E")
        c.oval(160, 580, 70, 44, ZAFFERANO)
    shelves(c, (280, 430, 580), 520, 800)
    for y in (280, 430, 580):
        for i in range(3):
            c.fill(blob([(535 + i * 90, y), (540 + i * 90, y - 50), (575 + i * 90, y - 66), (612 + i * 90, y - 50), (618 + i * 90, y)]), PANE if i % 2 else CROSTA)


def forge(c):
    """A dark forge with its fire and tools."""
    plain_wall(c, "#2E2A27", "#1F1C1A")
    c.oval(150, 420, 260, 260, "#4A2C1C")
    c.oval(150, 430, 180, 180, "#7A3716")
    c.fill([(20, 640), (50, 470), (260, 470), (290, 640)], PIETRA)
    c.fill([(30, 160), (270, 160), (220, 340), (80, 340)], FERRO)
    c.oval(155, 470, 100, 30, "#D9571E")
    for x, h in ((110, 90), (155, 130), (200, 80)):
        c.fill(blob([(x - 26, 470), (x - 14, 470 - h * 0.6), (x, 470 - h), (x + 14, 470 - h * 0.6), (x + 26, 470)]), "#F08A24")
        c.fill(blob([(x - 14, 470), (x, 470 - h * 0.6), (x + 14, 470)]), ZAFFERANO)
    c.fill(box(520, 190, 280, 16, 4), LEGNO_SCURO)
    for i, x in enumerate((560, 620, 680, 740)):
        c.line([(x, 206), (x, 380)], 12, LEGNO)
        c.fill(box(x - 30, 380, 60, 40, 6) if i % 2 else box(x - 16, 380, 32, 80, 6), ACCIAIO)
    for x, y in scatter(14, 40, 180, 300, 240, 4):
        c.oval(x, y, 4, 5, "#F08A24")


def knife_shop(c):
    """Knives on the wall of a workshop."""
    plain_wall(c, "#D9CDB8", LEGNO)
    c.fill(box(40, 90, 720, 420, 10), light(LEGNO_CHIARO, 0.2))
    for i, x in enumerate((90, 160, 230, 590, 660, 730)):
        length = (210, 260, 180)[i % 3]
        c.fill(blob([(x - 18, 140), (x + 18, 140), (x + 20, 140 + length * 0.7), (x, 140 + length), (x - 16, 140 + length * 0.7)]), ACCIAIO)
        c.fill(box(x + 2, 140, 16, length * 0.7), dark(ACCIAIO, 0.14))
        c.fill(box(x - 15, 60, 30, 90, 10), LEGNO_SCURO)
    c.oval(90, 590, 90, 90, FERRO)
    c.oval(90, 590, 60, 60, PIETRA)
    c.oval(90, 590, 16, 16, ACCIAIO)


def engraver(c):
    """A bench under a lamp and a window on the river."""
    plain_wall(c, MENTA, LEGNO_CHIARO)
    c.fill(box(30, 80, 240, 330, 8), LEGNO)
    c.fill(box(48, 98, 204, 294, 4), NEBBIA)
    c.fill([(48, 320), (120, 200), (180, 290), (230, 230), (252, 300), (252, 392), (48, 392)], "#7FB0C4")
    c.box(146, 98, 8, 294, LEGNO)
    c.line(curve([(720, 640), (760, 480), (690, 330), (620, 250)]), 16, FERRO)
    c.fill([(560, 200), (680, 200), (650, 280), (590, 280)], MATTONE)
    c.fill([(590, 280), (650, 280), (720, 460), (520, 460)], light(BURRO, 0.45))
    for i in range(5):
        c.line([(560 + i * 44, 600), (560 + i * 44, 520)], 9, ACCIAIO)
        c.oval(560 + i * 44, 600, 16, 26, LEGNO)


def wool_room(c):
    """Skeins of wool in their pigeonholes."""
    plain_wall(c, LATTE)
    colours = (MATTONE, ZAFFERANO, MUSCHIO, LAGO, ROSA, "#6B4A5E", CREMA, RAME, SALVIA)
    for r in range(4):
        for i in range(5):
            x, y = 8 + i * 160, 20 + r * 190
            c.fill(box(x, y, 150, 180, 6), LEGNO_CHIARO)
            c.fill(box(x + 10, y + 10, 130, 160, 4), dark(LEGNO_CHIARO, 0.3))
            colour = colours[(r * 4 + i * 5) % 9]
            for k, (px, py) in enumerate(((44, 130), (106, 130), (75, 82))):
                c.oval(x + px, y + py, 37, 37, dark(colour, 0.08 * k))


def wood_shop(c):
    """A lathe and stacked timber."""
    plain_wall(c, "#EAD9BE", LEGNO_CHIARO)
    for i in range(5):
        for j in range(4):
            x, y = 560 + j * 72 - (i % 2) * 30, 640 - i * 66
            c.oval(x, y - 34, 34, 34, LEGNO)
            c.oval(x, y - 34, 26, 26, light(LEGNO_CHIARO, 0.2))
            c.line(oval(x, y - 34, 14, 14), 4, LEGNO)
    shelves(c, (230, 360), 0, 260)
    for x, y, w in ((50, 230, 70), (150, 230, 90), (230, 230, 50), (70, 360, 100), (190, 360, 80)):
        c.fill(arc(x, y - w * 0.42, w * 0.5, w * 0.42, 0, 180), LEGNO)
        c.oval(x, y - w * 0.42, w * 0.5, w * 0.12, dark(LEGNO, 0.25))
    c.fill(box(0, 560, 280, 26, 4), FERRO)
    c.fill(box(0, 480, 80, 90, 6), PIETRA)


def brewery(c):
    """Copper tanks."""
    plain_wall(c, NEBBIA, "#B9C2BC")
    for x, w, h in ((120, 220, 470), (690, 240, 500)):
        top = 660 - h
        c.fill(box(x - w / 2, top + 90, w, h - 90, 24), "#B4633A")
        c.fill(arc(x, top + 100, w / 2, 100, 180, 360), "#C97A4C")
        c.fill(box(x + w * 0.22, top + 90, w * 0.28, h - 90, 20), dark("#B4633A", 0.2))
        c.fill(box(x - w * 0.38, top + 130, 20, h - 190, 10), light("#B4633A", 0.35))
        c.fill(box(x - 22, top - 60, 44, 80, 8), "#C97A4C")
        c.oval(x, top + 210, 42, 42, ACCIAIO)
        c.oval(x, top + 210, 30, 30, ARDESIA)
    c.line([(230, 120), (580, 120)], 20, ACCIAIO)


def clinic(c):
    """A bright room with a plant and a chart."""
    plain_wall(c, MENTA, "#D9C7A4")
    c.fill(box(40, 100, 220, 300, 10), NEVE)
    c.line([(150, 140), (150, 360)], 10, SALVIA)
    for i in range(7):
        c.fill(box(118, 150 + i * 30, 64, 16, 8), mix(ROSA, NEVE, 0.2))
    c.fill(blob([(620, 640), (600, 540), (740, 540), (720, 640)]), MATTONE)
    for t in (-150, -120, -95, -70, -45, -20):
        c.fill(leaf(670, 550, 240, 70, t), MUSCHIO if t % 2 else FOGLIA)
    c.fill(box(0, 560, 260, 50, 16), LAGO)
    c.fill(box(20, 610, 18, 90), FERRO)
    c.fill(box(200, 610, 18, 90), FERRO)


def classroom(c):
    plain_wall(c, PESCA, LEGNO_CHIARO)
    with c.at(-60, -110, 1.15):
        c.under = dark(PESCA, 0.1)
        blackboard(c)
    c.box(0, 640, 800, 160, LEGNO_CHIARO)


def library(c):
    """Shelves full of books."""
    plain_wall(c, LEGNO_SCURO)
    colours = (MATTONE, ZAFFERANO, MUSCHIO, LAGO, "#6B4A5E", CREMA, RAME, SALVIA)
    for r in range(5):
        c.fill(box(14, 14 + r * 160, 772, 146, 4), dark(LEGNO_SCURO, 0.3))
        x = 20
        k = r * 3
        while x < 750:
            w = 24 + (k * 7) % 22
            h = 92 + (k * 13) % 44
            c.fill(box(x, 156 + r * 160 - h, w, h, 3), colours[(k * 5 + r) % 8])
            c.fill(box(x + 4, 156 + r * 160 - h + 18, w - 8, 8, 2), light(colours[(k * 5 + r) % 8], 0.45))
            x += w + 3
            k += 1
        c.fill(box(0, 156 + r * 160, 800, 18), LEGNO)


def living_room(c):
    """A sitting room, a lamp and family pictures."""
    plain_wall(c, LATTE, LEGNO_CHIARO)
    for x, y, w, h, colour in ((50, 110, 120, 150, SALVIA), (200, 150, 90, 110, PESCA), (610, 110, 150, 120, NEBBIA)):
        c.fill(box(x, y, w, h, 4), LEGNO)
        c.fill(box(x + 12, y + 12, w - 24, h - 24, 2), colour)
        c.fill([(x + 12, y + h - 12), (x + w * 0.45, y + h * 0.45), (x + w * 0.65, y + h * 0.66), (x + w - 12, y + h * 0.5), (x + w - 12, y + h - 12)], dark(colour, 0.25))
    c.fill(box(-60, 430, 330, 240, 60), "#8FA9B5")
    c.fill(box(-60, 540, 360, 140, 40), "#A9C1CB")
    c.line([(690, 660), (690, 400)], 12, FERRO)
    c.fill([(630, 300), (750, 300), (780, 410), (600, 410)], BURRO)
    c.fill([(600, 410), (780, 410), (800, 640), (580, 640)], light(BURRO, 0.6))


def salami_room(c):
    """Salami hanging from the beams."""
    plain_wall(c, "#E7D6BC", LEGNO)
    for y in (60, 210):
        c.fill(box(0, y, 800, 26), LEGNO_SCURO)
    for i in range(9):
        x = 40 + i * 92
        for y0, h in ((86, 190), (236, 230)):
            xx = x + (44 if y0 > 100 else 0)
            if 220 < xx < 580 and y0 > 100:
                continue
            c.line([(xx, y0), (xx, y0 + 40)], 5, CREMA)
            c.fill(blob([(xx, y0 + 34), (xx + 34, y0 + 70), (xx + 36, y0 + h - 40), (xx, y0 + h), (xx - 36, y0 + h - 40), (xx - 34, y0 + 70)]), "#7C3A30")
            for k in range(3):
                c.line(curve([(xx - 36, y0 + 80 + k * 40), (xx, y0 + 90 + k * 40), (xx + 36, y0 + 80 + k * 40)]), 4, CREMA)


def still_room(c):
    """Bottles of herbs steeping by a window."""
    plain_wall(c, "#E3E8D2", LEGNO)
    shelves(c, (300, 470, 640))
    for r, y in enumerate((300, 470, 640)):
        for i in range(8):
            x = 50 + i * 100
            glass = ("#7A8A3A", "#B5752A", "#5A3A1E", "#A9B56A")[(i + r) % 4]
            c.fill(blob([(x - 30, y), (x - 32, y - 80), (x - 12, y - 100), (x - 12, y - 124), (x + 12, y - 124), (x + 12, y - 100), (x + 32, y - 80), (x + 30, y)]), light(glass, 0.15))
            c.fill(box(x - 14, y - 136, 28, 20, 4), CROSTA)
            for t in (-110, -80, -60):
                c.fill(leaf(x, y - 12, 60, 18, t), dark(FOGLIA, 0.2))


