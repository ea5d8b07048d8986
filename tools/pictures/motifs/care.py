"""Services: care, health, school, culture and making."""

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
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    LUCE,
    MATTONE,
    MUSCHIO,
    NEVE,
    PIETRA,
    RAME,
    SALVIA,
    ZAFFERANO,
    dark,
)
from kit.shapes import arc, blob, box, curve, leaf, oval

SKIN, TAN, PALE = "#E8BE96", "#C98F63", "#F2D3B5"


def heart(c, x, y, r, colour):
    """A heart."""
    c.fill([*curve([(x, y + r), (x - r * 0.9, y + r * 0.1), (x - r, y - r * 0.5), (x - r * 0.5, y - r * 0.85), (x, y - r * 0.4)]), *curve([(x, y - r * 0.4), (x + r * 0.5, y - r * 0.85), (x + r, y - r * 0.5), (x + r * 0.9, y + r * 0.1), (x, y + r)])], colour)


def hand(c, x, y, zoom=1.0, turn=0, flip=False, skin=SKIN, sleeve=LAGO):
    """An open hand with its sleeve, palm up, fingers to the right."""
    with c.at(x, y, zoom, turn, flip):
        c.fill(box(-270, -44, 150, 96, 20), sleeve)
        c.fill(box(-150, -52, 34, 112, 10), dark(sleeve, 0.2))
        c.fill(blob([(-130, -34), (-40, -48), (50, -40), (90, -10), (80, 40), (0, 56), (-130, 42)]), skin)
        for i, (fx, fy, t) in enumerate(((60, -26, -6), (72, -4, 0), (68, 18, 5), (56, 38, 10))):
            with c.at(fx, fy, 1, t):
                c.line([(0, 0), (104 - abs(i - 1) * 12, 0)], 25, skin if i % 2 else dark(skin, 0.05))
        c.line(curve([(-20, -36), (10, -86), (56, -100)]), 28, dark(skin, 0.03))


def home_help(c):
    """Two hands holding a house."""
    c.fill([(250, 360), (400, 240), (550, 360), (550, 540), (250, 540)], CREMA)
    c.fill([(460, 290), (550, 360), (550, 540), (460, 540)], dark(CREMA, 0.1))
    c.fill([(210, 372), (400, 212), (590, 372), (566, 398), (400, 262), (234, 398)], MATTONE)
    c.fill(box(480, 218, 44, 90, 4), dark(MATTONE, 0.2))
    c.fill([*arc(400, 470, 42, 46, 180, 360), (442, 540), (358, 540)], LEGNO)
    c.fill(box(280, 400, 60, 60, 4), "#A9CDD8")
    c.fill(box(468, 400, 60, 60, 4), "#A9CDD8")
    heart(c, 400, 362, 42, "#C9472F")
    hand(c, 240, 620, 1.0, -14, False, SKIN, BOSCO)
    hand(c, 560, 620, 1.0, 14, True, TAN, RAME)


def figure(c, x, y, zoom, shirt, legs, hair, skin=SKIN, lean=0, stick=False, skirt=False):
    """A walking person, seen from the front."""
    with c.at(x, y, zoom, lean):
        if skirt:
            c.fill(blob([(-50, -210), (50, -210), (86, -60), (-86, -60)]), legs)
            c.line([(-30, -66), (-34, -4)], 26, skin)
            c.line([(30, -66), (34, -4)], 26, skin)
        else:
            c.line([(-26, -200), (-38, -10)], 42, legs)
            c.line([(26, -200), (44, -10)], 42, dark(legs, 0.12))
        for sx in (-42, 42):
            c.fill(blob([(sx - 30, 0), (sx, -20), (sx + 30, 0), (sx + 26, 10), (sx - 26, 10)]), ARDESIA)
        c.fill(blob([(-66, -200), (-74, -330), (-30, -372), (30, -372), (74, -330), (66, -200)]), shirt)
        c.line(curve([(-62, -330), (-98, -262), (-86, -200)]), 34, dark(shirt, 0.1))
        c.line(curve([(62, -330), (104, -268), (110, -200)]), 34, dark(shirt, 0.16))
        c.oval(-86, -190, 19, 19, skin)
        c.oval(111, -190, 19, 19, skin)
        c.fill(box(-18, -392, 36, 40, 10), dark(skin, 0.1))
        c.oval(0, -430, 52, 60, skin)
        c.fill(arc(0, -442, 58, 58, 175, 365), hair)
        for ex in (-18, 18):
            c.oval(ex, -424, 5, 6, ARDESIA)
        c.line(curve([(-18, -402), (0, -392), (18, -402)]), 5, dark(skin, 0.35))
        if stick:
            c.line([(110, -190), (132, 6)], 12, LEGNO)
            c.line(curve([(110, -190), (104, -216), (126, -226), (138, -206)]), 12, LEGNO)


def walk(c):
    """An old woman and a young man walk arm in arm."""
    shadow(c, 400, 700, 230, 18)
    figure(c, 470, 690, 1.1, LAGO, FERRO, LEGNO_SCURO, TAN)
    figure(c, 320, 696, 0.98, "#A6506B", "#6B4A5E", LUCE, PALE, skirt=True)
    c.line(curve([(385, 450), (420, 470), (430, 500)]), 30, dark(LAGO, 0.1))
    c.fill(leaf(660, 690, 110, 44, -110), FOGLIA)
    c.fill(leaf(670, 690, 110, 44, -60), MUSCHIO)


def lift(c):
    """A small car ready to leave."""
    shadow(c, 400, 690, 330, 20)
    body = "#C9472F"
    c.fill(blob([(110, 560), (130, 470), (230, 440), (320, 330), (520, 326), (610, 440), (690, 480), (706, 600), (650, 640), (140, 640)]), body)
    c.fill(blob([(110, 590), (400, 566), (706, 590), (700, 630), (650, 644), (140, 644)]), dark(body, 0.18))
    c.fill(blob([(272, 442), (336, 358), (400, 354), (400, 446)]), "#CFE1E6")
    c.fill(blob([(424, 354), (510, 352), (570, 440), (424, 446)]), "#CFE1E6")
    c.oval(480, 410, 26, 30, SKIN)
    c.fill(arc(480, 402, 29, 28, 175, 365), LUCE)
    c.oval(350, 414, 26, 30, TAN)
    c.fill(arc(350, 406, 29, 28, 175, 365), LEGNO_SCURO)
    c.line([(412, 450), (412, 620)], 5, dark(body, 0.3))
    c.fill(box(440, 476, 50, 14, 7), dark(body, 0.35))
    for x in (240, 570):
        c.oval(x, 640, 66, 66, ARDESIA)
        c.oval(x, 640, 32, 32, ACCIAIO)
    c.oval(682, 520, 22, 24, BURRO)
    heart(c, 320, 545, 34, CREMA)


def errands(c):
    """A shopping bag and a pharmacy bag."""
    shadow(c, 400, 696, 280, 22)
    c.fill(box(300, 300, 60, 160, 20), "#EBC588")
    c.fill(blob([(262, 400), (250, 330), (300, 300), (330, 390)]), FOGLIA)
    c.oval(236, 420, 52, 50, "#B5312B")
    c.fill(box(380, 320, 70, 140, 10), NEVE)
    c.fill(box(396, 280, 38, 50, 6), LAGO)
    c.fill([(150, 430), (490, 430), (470, 690), (170, 690)], LEGNO_CHIARO)
    c.fill([(400, 430), (490, 430), (470, 690), (390, 690)], dark(LEGNO_CHIARO, 0.16))
    c.line(arc(320, 440, 80, 90, 180, 360), 14, dark(LEGNO_CHIARO, 0.3))
    heart(c, 290, 560, 52, "#C9472F")
    c.fill([(500, 500), (690, 500), (700, 690), (490, 690)], NEVE)
    c.fill([(640, 500), (690, 500), (700, 690), (644, 690)], dark(NEVE, 0.1))
    c.fill([(500, 500), (690, 500), (684, 460), (506, 460)], dark(NEVE, 0.06))
    c.fill(box(552, 556, 36, 100, 6), FOGLIA)
    c.fill(box(520, 588, 100, 36, 6), FOGLIA)


def paperwork(c):
    """A screen, a letter and a pair of glasses."""
    shadow(c, 400, 696, 300, 20)
    c.fill(box(170, 240, 400, 290, 24), ARDESIA)
    c.fill(box(190, 260, 360, 250, 10), "#CFE1E6")
    c.fill(box(220, 290, 120, 120, 60), SALVIA)
    c.oval(280, 336, 26, 28, SKIN)
    c.fill(arc(280, 410, 46, 46, 180, 360), LAGO)
    for y, w in ((300, 160), (336, 130), (372, 150)):
        c.fill(box(366, y, w, 16, 8), LAGO)
    c.fill(box(220, 440, 300, 40, 20), FOGLIA)
    c.line(curve([(330, 460), (348, 474), (388, 446)]), 9, NEVE)
    c.fill([(110, 540), (630, 540), (680, 600), (60, 600)], ACCIAIO)
    c.fill(box(60, 600, 620, 20, 8), dark(ACCIAIO, 0.2))
    for i in range(9):
        c.fill(box(140 + i * 52, 556, 38, 22, 5), FERRO)
    with c.at(590, 600, 1, 12):
        c.fill(box(-90, -140, 220, 270, 6), NEVE)
        c.fill(box(-60, -110, 90, 20, 8), MATTONE)
        for y in (-70, -40, -10, 20, 50):
            c.fill(box(-60, y, 160, 10, 5), ACCIAIO)
        c.fill(box(20, 80, 84, 30, 8), ZAFFERANO)
    c.line(oval(230, 660, 52, 40), 12, RAME)
    c.line(oval(360, 660, 52, 40), 12, RAME)
    c.line(curve([(282, 652), (296, 642), (308, 652)]), 10, RAME)


def stretch(c, at_home=False):
    """A person stretches on a mat with the therapist's help."""
    if at_home:
        c.fill(box(130, 380, 520, 220, 50), "#8FA9B5")
        c.fill(box(170, 470, 440, 140, 40), "#A9C1CB")
        c.fill(box(110, 450, 90, 200, 40), "#7B97A4")
        c.fill(box(600, 450, 90, 200, 40), "#7B97A4")
    c.fill(box(90, 672, 620, 30, 15), FOGLIA)
    c.fill(box(90, 688, 620, 14, 7), dark(FOGLIA, 0.2))
    c.line(curve([(250, 644), (360, 630), (450, 640)]), 74, "#A6506B")
    c.line(curve([(450, 640), (540, 560), (500, 440)]), 50, FERRO)
    c.line(curve([(450, 646), (560, 650), (660, 650)]), 46, dark(FERRO, 0.15))
    c.oval(500, 424, 30, 22, NEVE, -70)
    c.oval(190, 628, 50, 54, PALE)
    c.fill(arc(180, 628, 58, 56, 90, 270), LUCE)
    c.line(curve([(260, 650), (330, 664), (400, 662)]), 26, PALE)
    c.line([(600, 400), (600, 560)], 62, LAGO)
    c.fill(blob([(540, 440), (548, 310), (590, 272), (640, 280), (670, 330), (664, 470)]), CREMA)
    c.line(curve([(570, 320), (520, 390), (512, 440)]), 34, dark(CREMA, 0.1))
    c.oval(512, 452, 22, 22, TAN)
    c.line([(590, 540), (590, 660)], 50, LAGO)
    c.line([(640, 540), (650, 660)], 50, dark(LAGO, 0.15))
    c.oval(602, 220, 52, 60, TAN)
    c.fill(blob([(546, 226), (556, 160), (610, 144), (660, 176), (656, 240), (640, 200), (590, 190)]), LEGNO_SCURO)
    c.oval(586, 226, 5, 6, ARDESIA)
    c.line(curve([(574, 248), (588, 256), (600, 252)]), 5, dark(TAN, 0.4))


def gentle_gym(c):
    """Three elders with their arms up."""
    shadow(c, 400, 700, 300, 18)
    for x, y, z, shirt, legs, hair, skin in (
        (210, 690, 0.9, MATTONE, FERRO, LUCE, PALE),
        (590, 690, 0.9, MUSCHIO, "#6B4A5E", "#D8D8CE", TAN),
        (400, 700, 1.02, LAGO, PIETRA, "#E8ECEA", SKIN),
    ):
        with c.at(x, y, z):
            c.line([(-24, -180), (-50, -8)], 44, legs)
            c.line([(24, -180), (50, -8)], 44, dark(legs, 0.12))
            for sx in (-56, 56):
                c.oval(sx, 0, 34, 14, NEVE)
            c.fill(blob([(-62, -180), (-70, -300), (-30, -342), (30, -342), (70, -300), (62, -180)]), shirt)
            c.line(curve([(-56, -312), (-112, -380), (-104, -470)]), 34, shirt)
            c.line(curve([(56, -312), (112, -380), (104, -470)]), 34, dark(shirt, 0.12))
            c.oval(-103, -486, 20, 20, skin)
            c.oval(103, -486, 20, 20, skin)
            c.line([(-116, -486), (116, -486)], 12, ZAFFERANO)
            c.oval(0, -398, 52, 60, skin)
            c.fill(arc(0, -410, 58, 56, 175, 365), hair)
            for ex in (-18, 18):
                c.oval(ex, -394, 5, 6, ARDESIA)
            c.line(curve([(-20, -372), (0, -360), (20, -372)]), 5, dark(skin, 0.35))
