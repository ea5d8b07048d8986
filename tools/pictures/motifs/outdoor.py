"""Things to do: mines, forts, water, bicycles and rock."""

from math import cos, pi, sin

from kit.palette import (
    ACCIAIO,
    ARDESIA,
    BURRO,
    CREMA,
    FERRO,
    GHIAIA,
    LAGO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MATTONE,
    MUSCHIO,
    NEVE,
    PIETRA,
    PRATO,
    RAME,
    ROCCIA,
    ZAFFERANO,
    dark,
    light,
)
from kit.shapes import arc, blob, box, curve, drop, oval, scatter

from .scenery import cloud, firs, lake, meadow, rocks, sky


def wheel(c, x, y, r, tyre=ARDESIA, spokes=True):
    """A bicycle or cart wheel."""
    c.line(oval(x, y, r, r), r * 0.16, tyre)
    if spokes:
        for i in range(8):
            a = pi * i / 8
            c.line([(x - r * cos(a), y - r * sin(a)), (x + r * cos(a), y + r * sin(a))], 3, PIETRA)
    c.oval(x, y, r * 0.16, r * 0.16, FERRO)


def mine_train(c):
    """The mouth of a mine with its little train."""
    c.box(0, 0, 800, 800, "#E7DCC3")
    c.fill(blob([(-60, 200), (120, 60), (400, 20), (680, 60), (860, 200), (900, 900), (-100, 900)]), ROCCIA)
    rocks(c, ((60, 700, 90), (740, 690, 100), (150, 330, 60), (640, 300, 70)), dark(ROCCIA, 0.08))
    arch = [*arc(400, 400, 255, 265, 180, 360), (655, 720), (145, 720)]
    c.fill(arch, dark(LEGNO, 0.1))
    hole = [*arc(400, 410, 214, 225, 180, 360), (614, 720), (186, 720)]
    c.fill(hole, "#17221F")
    with c.clip(hole):
        for r, colour in ((190, "#22312C"), (130, "#31443B"), (74, "#4A5D47")):
            c.oval(400, 450, r, r, colour)
        c.oval(400, 430, 34, 34, BURRO)
    c.fill(box(110, 660, 580, 140), "#8B7C66")
    for i in range(7):
        c.fill(box(150 + i * 74, 706, 50, 20, 4), LEGNO_SCURO)
    c.line([(130, 716), (670, 716)], 12, ACCIAIO)
    c.line([(130, 740), (670, 740)], 8, FERRO)
    for x, colour in ((246, MATTONE), (430, ZAFFERANO)):
        c.fill([(x, 540), (x + 160, 540), (x + 140, 680), (x + 20, 680)], colour)
        c.fill([(x + 110, 540), (x + 160, 540), (x + 140, 680), (x + 100, 680)], dark(colour, 0.18))
        c.fill(box(x - 10, 526, 180, 24, 8), dark(colour, 0.3))
        for wx in (x + 44, x + 116):
            c.oval(wx, 690, 30, 30, ARDESIA)
            c.oval(wx, 690, 13, 13, ACCIAIO)
    c.line([(396, 664), (436, 664)], 12, FERRO)
    for x, y, r in ((280, 520, 36), (330, 510, 40), (372, 524, 34)):
        c.fill(blob([(x - r, y + 12), (x - r * 0.5, y - r * 0.8), (x + r * 0.5, y - r * 0.7), (x + r, y + 12)]), PIETRA)
    for x, skin, hair in ((474, "#EFC7A4", MUSCHIO), (548, "#D9A679", LAGO)):
        c.oval(x, 490, 30, 34, skin)
        c.fill(arc(x, 484, 34, 34, 180, 360), hair)
        c.fill(box(x - 40, 480, 80, 10, 5), dark(hair, 0.2))
        c.oval(x, 462, 10, 10, BURRO)
        c.fill(box(x - 30, 518, 60, 26, 8), hair)


def miner_helmet(c):
    """Two helmets with their lamps and a map."""
    c.fill([(120, 700), (190, 540), (660, 560), (690, 710)], CREMA)
    c.fill([(120, 700), (190, 540), (340, 546), (300, 704)], dark(CREMA, 0.08))
    c.line(curve([(220, 660), (330, 620), (420, 650), (520, 600), (620, 640)]), 7, MATTONE)
    for x in (250, 420, 600):
        c.oval(x, 630, 9, 9, LAGO)
    for x, y, z, colour in ((320, 420, 1.1, ZAFFERANO), (580, 500, 0.72, "#B5312B")):
        with c.at(x, y, z):
            c.oval(0, 128, 210, 26, dark(c.under, 0.18))
            c.fill(arc(0, 80, 176, 204, 180, 360), colour)
            with c.clip(arc(0, 80, 176, 204, 180, 360)):
                c.fill(box(70, -140, 140, 240), dark(colour, 0.16))
                c.fill(box(-26, -140, 52, 240), light(colour, 0.3))
            c.fill(blob([(-220, 92), (-170, 70), (170, 70), (214, 92), (190, 118), (-196, 118)]), dark(colour, 0.1))
            c.fill(box(-60, -30, 120, 92, 20), FERRO)
            c.oval(0, 14, 42, 42, LUCE)
            c.oval(0, 14, 30, 30, BURRO)


def old_path(c):
    """A signpost on the old iron road."""
    sky(c, "green", 620, 150, 70)
    meadow(c, 540)
    path = [*curve([(330, 820), (420, 700), (360, 620), (440, 540), (430, 500)]), *curve([(460, 500), (500, 550), (450, 630), (560, 710), (520, 820)])]
    c.fill(path, "#E3CDA0")
    firs(c, ((90, 620, 260), (180, 590, 180), (700, 590, 230), (620, 560, 150)))
    c.fill(box(276, 220, 34, 470, 8), LEGNO)
    c.fill(box(294, 220, 16, 470, 8), dark(LEGNO, 0.2))
    for y, flip, colour in ((250, False, RAME), (350, True, LAGO), (450, False, MUSCHIO)):
        with c.at(292, y, 1, 0, flip):
            c.fill([(-60, 0), (190, 0), (240, 40), (190, 80), (-60, 80)], colour)
            c.fill([(-60, 60), (210, 60), (190, 80), (-60, 80)], dark(colour, 0.2))
            c.fill(box(-20, 32, 170, 12, 6), light(colour, 0.5))
    with c.at(596, 700, 1, -24):
        c.line([(0, -190), (0, 60)], 18, LEGNO_CHIARO)
        c.fill(blob([(-110, -190), (-40, -230), (60, -224), (110, -180), (60, -200), (-40, -204)]), FERRO)


def furnace(c):
    """A furnace with its fire and poured iron."""
    c.box(0, 0, 800, 800, "#33231C")
    c.oval(400, 440, 340, 340, "#5A3320")
    c.oval(400, 460, 260, 260, "#8F4216")
    c.fill([(180, 700), (230, 170), (570, 170), (620, 700)], "#6F6A5E")
    for i, (x, y) in enumerate(scatter(60, 190, 180, 400, 500, 3)):
        c.fill(box(x, y, 62, 30, 8), "#7D786B" if i % 2 else "#625D52")
    c.fill([(560, 150), (800, 150), (800, 800), (650, 800)], "#33231C")
    c.fill([(240, 150), (0, 150), (0, 800), (150, 800)], "#33231C")
    c.fill(box(210, 140, 380, 46, 10), "#56514A")
    mouth = [*arc(400, 520, 130, 160, 180, 360), (530, 690), (270, 690)]
    c.fill(mouth, "#2A120A")
    with c.clip(mouth):
        for r, tall, colour in ((120, 2.0, "#D9571E"), (86, 1.9, "#F08A24"), (52, 1.8, ZAFFERANO), (26, 1.6, "#FFF2C4")):
            c.fill(drop(400, 650, r, tall), colour)
        c.fill(drop(316, 680, 50, 2), "#F08A24")
        c.fill(drop(490, 680, 46, 2), "#F08A24")
    c.fill(box(0, 690, 800, 110), "#1F1612")
    c.fill([*curve([(350, 690), (340, 740), (250, 770), (120, 800)]), (240, 800), *curve([(240, 800), (340, 780), (440, 740), (450, 690)])], ZAFFERANO)
    for x, y in scatter(18, 180, 60, 440, 300, 9):
        c.oval(x, y, 5, 7, "#F08A24")


def fortress(c, time="day", flag=MATTONE, banner=True):
    """Stepped walls climbing above the lake."""
    sky(c, time, 640, 150, 66)
    c.fill(blob([(-140, 700), (40, 420), (220, 250), (360, 150), (470, 210), (560, 400), (700, 600), (800, 760), (-140, 900)]), dark(PRATO, 0.1 if time == "day" else 0.35))
    wall = GHIAIA if time == "day" else "#B58C7A"
    for x, y, w, h in ((300, 180, 120, 110), (230, 280, 170, 100), (360, 350, 170, 100), (210, 420, 200, 100), (380, 500, 220, 90)):
        c.fill([(x, y), (x + w, y), (x + w + 10, y + h), (x - 10, y + h)], wall)
        c.fill([(x + w * 0.7, y), (x + w, y), (x + w + 10, y + h), (x + w * 0.7, y + h)], dark(wall, 0.14))
        for i in range(int(w / 34)):
            c.fill(box(x + 4 + i * 34, y - 18, 20, 20, 2), wall)
        for i in range(int(w / 60)):
            c.fill([*arc(x + 34 + i * 60, y + h * 0.5, 12, 16, 180, 360), (x + 46 + i * 60, y + h * 0.75), (x + 22 + i * 60, y + h * 0.75)], dark(wall, 0.55))
    c.fill(box(326, 90, 70, 100, 2), wall)
    c.fill(box(370, 90, 26, 100, 2), dark(wall, 0.14))
    c.fill([(316, 94), (361, 50), (406, 94)], dark(MATTONE, 0.1))
    if banner:
        c.line([(361, 56), (361, 14)], 6, ARDESIA)
        c.fill([(364, 12), (430, 26), (364, 44)], flag)
    lake(c, 600, LAGO if time == "dusk" else "#5E9DB5")
    firs(c, ((70, 640, 190), (150, 640, 140), (650, 640, 150), (730, 640, 200)), dark(MUSCHIO, 0.1 if time == "day" else 0.35))
    if time == "day":
        cloud(c, 150, 150, 0.9)


def e_bike(c, time="day", rider=False):
    """An e-bike on a high meadow."""
    sky(c, time, 630, 160, 76)
    meadow(c, 560)
    firs(c, ((70, 600, 210), (730, 590, 240)), dark(MUSCHIO, 0.05))
    c.fill(blob([(-60, 720), (300, 690), (860, 660), (900, 820), (-60, 840)]), "#E3CDA0")
    back, front = (235, 610), (565, 610)
    for x, y in (back, front):
        wheel(c, x, y, 118)
    frame = "#C9472F"
    c.line([(565, 610), (505, 350)], 18, FERRO)
    c.line([back, (372, 608)], 16, frame)
    c.line([back, (318, 420)], 15, frame)
    c.line([(372, 608), (312, 400)], 20, frame)
    c.line([(372, 608), (516, 420)], 42, dark(frame, 0.12))
    c.line([(330, 470), (510, 400)], 20, frame)
    c.oval(372, 608, 46, 46, ARDESIA)
    c.oval(372, 608, 26, 26, ACCIAIO)
    c.line([(372, 608), (400, 668)], 12, FERRO)
    c.fill(box(376, 662, 60, 14, 6), ARDESIA)
    c.line([(312, 400), (302, 366)], 14, FERRO)
    c.fill(blob([(240, 356), (300, 344), (366, 352), (350, 374), (290, 378), (246, 372)]), ARDESIA)
    c.line(curve([(505, 350), (500, 318), (456, 304)]), 15, FERRO)
    c.line([(452, 304), (420, 310)], 22, ARDESIA)
    if rider:
        c.fill(blob([(120, 360), (230, 330), (250, 420), (220, 470), (120, 470), (100, 410)]), LAGO)
        c.fill(box(130, 330, 90, 30, 12), dark(LAGO, 0.2))
        c.line([(250, 372), (260, 420)], 10, dark(LAGO, 0.3))


def snowshoes(c):
    """Snowshoes under the moon."""
    sky(c, "night", 600, 170, 92)
    c.fill(blob([(-200, 560), (60, 470), (300, 540), (560, 470), (820, 540), (1000, 900), (-200, 900)]), "#DCE8EA")
    c.fill(blob([(-200, 680), (150, 600), (420, 650), (700, 600), (1000, 660), (1000, 1000), (-200, 1000)]), NEVE)
    for x, y, tall in ((80, 600, 230), (170, 570, 150), (690, 570, 240), (770, 600, 190)):
        firs(c, ((x, y, tall),), "#1C4A4A")
        c.fill([(x - tall * 0.15, y - tall * 0.58), (x + tall * 0.15, y - tall * 0.58), (x, y - tall)], NEVE)
    for x, t in ((330, -10), (480, 8)):
        with c.at(x, 560, 1.05, t):
            outline = blob([(-62, -170), (0, -222), (62, -170), (70, 0), (34, 150), (0, 200), (-34, 150), (-70, 0)])
            c.fill([(px + 12, py + 12) for px, py in outline], "#B9CBD0")
            c.fill(outline, MATTONE)
            with c.clip(blob([(-44, -160), (0, -202), (44, -160), (52, 0), (24, 138), (0, 180), (-24, 138), (-52, 0)])):
                c.box(-100, -240, 200, 460, "#F1E5CC")
                for i in range(-4, 5):
                    c.line([(i * 52 - 200, -240), (i * 52 + 200, 240)], 6, LEGNO)
                    c.line([(i * 52 + 200, -240), (i * 52 - 200, 240)], 6, LEGNO)
            c.fill(box(-66, -54, 132, 26, 8), ARDESIA)
            c.fill(box(-60, 36, 120, 22, 8), ARDESIA)


def rope_bridge(c, child=False):
    """A rope bridge over a gorge."""
    sky(c, "green", 410, 150, 78)
    c.fill(blob([(-80, 60), (140, 120), (230, 300), (190, 480), (260, 640), (230, 900), (-200, 900)]), ROCCIA)
    c.fill(blob([(900, 60), (670, 130), (590, 300), (630, 480), (560, 640), (600, 900), (1000, 900)]), ROCCIA)
    for x, y, r in ((60, 260, 80), (110, 520, 90), (720, 260, 80), (700, 560, 90)):
        c.fill(blob([(x - r, y), (x, y - r), (x + r, y - r * 0.2), (x + r * 0.4, y + r * 0.8)], 4), dark(ROCCIA, 0.1))
    c.fill(blob([(200, 820), (300, 700), (400, 740), (520, 690), (620, 820)]), "#5E9DB5")
    firs(c, ((70, 120, 150), (150, 150, 110), (700, 130, 150)), MUSCHIO)
    deck = curve([(180, 420), (300, 480), (400, 500), (500, 480), (622, 420)])
    for dy in (-130, -70):
        c.line([(x, y + dy) for x, y in deck], 7, LEGNO_SCURO)
    for x, y in deck[::4]:
        c.line([(x, y), (x, y - 130)], 4, LEGNO_SCURO)
        c.fill(box(x - 17, y - 6, 30, 18, 4), LEGNO_CHIARO)
    with c.at(408, 486, 0.72 if child else 0.9):
        c.line([(-16, 0), (-10, -90)], 30, LAGO)
        c.line([(30, 0), (10, -90)], 30, dark(LAGO, 0.2))
        c.fill(blob([(-46, -80), (-50, -180), (0, -206), (50, -180), (44, -80)]), MATTONE)
        c.line([(-46, -96), (44, -96)], 12, ARDESIA)
        c.oval(2, -250, 36, 42, "#E8BE96")
        c.fill(arc(2, -256, 43, 42, 180, 360), ZAFFERANO)
        c.fill(box(-44, -262, 94, 12, 6), dark(ZAFFERANO, 0.25))
        c.line(curve([(-40, -170), (-96, -180), (-120, -146)]), 22, MATTONE)
        c.line(curve([(42, -170), (96, -182), (126, -150)]), 22, MATTONE)


def climbing(c):
    """A helmet, a rope and two karabiners."""
    coil = [(400, 560, 250, 84), (400, 540, 240, 80), (400, 520, 246, 82), (400, 500, 236, 78)]
    c.oval(404, 650, 300, 34, dark(c.under, 0.16))
    for i, (x, y, rx, ry) in enumerate(coil):
        c.line(oval(x, y + 40, rx, ry), 30, (MATTONE, ZAFFERANO)[i % 2])
        c.line(oval(x, y + 36, rx, ry), 6, light(MATTONE, 0.3))
    with c.at(400, 360, 0.95):
        c.fill(arc(0, 90, 190, 220, 180, 360), LAGO)
        with c.clip(arc(0, 90, 190, 220, 180, 360)):
            c.fill(box(80, -150, 140, 260), dark(LAGO, 0.2))
            for x in (-90, 0, 90):
                c.fill(box(x - 12, -80, 24, 90, 12), dark(LAGO, 0.45))
        c.fill(blob([(-210, 92), (-180, 76), (180, 76), (210, 92), (190, 116), (-190, 116)]), dark(LAGO, 0.15))
        c.line(curve([(-150, 110), (-90, 220), (0, 250), (90, 220), (150, 110)]), 12, ARDESIA)
    for x, t, colour in ((206, -18, ACCIAIO), (610, 20, "#C9472F")):
        with c.at(x, 640, 1, t):
            c.line([*box(-46, -90, 92, 190, 44), (2, -90)], 21, colour)
            c.line([(46, -50), (46, 50)], 21, dark(colour, 0.3))
