"""On the lake."""

from kit.palette import (
    CREMA,
    LAGO,
    LEGNO,
    LEGNO_CHIARO,
    LEGNO_SCURO,
    MUSCHIO,
    NEVE,
    ZAFFERANO,
    dark,
)
from kit.shapes import arc, blob, box, curve

from .scenery import cloud, lake, sky


def kayak(c, time="day"):
    """A kayak on the lake."""
    sky(c, time, 170, 170, 70)
    c.fill(blob([(-100, 520), (120, 380), (260, 470), (430, 430), (600, 380), (860, 480), (900, 600), (-100, 600)]), MUSCHIO)
    lake(c, 490, "#5E9DB5" if time == "day" else "#2F6480")
    with c.at(400, 620, 1.05, -5):
        c.oval(0, 42, 300, 18, dark("#5E9DB5", 0.2))
        hull = blob([(-320, -26), (-200, 6), (0, 16), (200, 6), (322, -30), (220, 46), (0, 62), (-220, 46)])
        c.fill(hull, "#C9472F")
        c.fill(blob([(-300, -18), (-180, 2), (0, 10), (180, 2), (300, -22), (180, 16), (0, 24), (-180, 16)]), ZAFFERANO)
        c.oval(0, 4, 74, 15, dark("#C9472F", 0.45))
        c.fill(blob([(-46, 6), (-52, -92), (-20, -130), (26, -130), (54, -92), (48, 6)]), LAGO)
        c.fill(blob([(-40, 0), (-40, -98), (-4, -116), (38, -98), (38, 0)]), "#E4732F")
        c.oval(2, -172, 39, 45, "#E8BE96")
        c.fill(arc(2, -180, 43, 40, 180, 360), NEVE)
        c.fill(box(-52, -186, 110, 12, 6), dark(NEVE, 0.15))
        c.line(curve([(-36, -90), (-90, -52), (-120, -70)]), 24, LAGO)
        c.line(curve([(40, -90), (96, -60), (120, -96)]), 24, LAGO)
        c.line([(-270, 20), (270, -170)], 11, LEGNO_CHIARO)
        for x, y, t in ((-280, 24, -20), (280, -174, -20)):
            c.oval(x, y, 54, 20, NEVE, t)
        c.oval(-120, -34, 15, 15, "#E8BE96")
        c.oval(122, -118, 15, 15, "#E8BE96")


def sail(c):
    """A small sailing boat."""
    sky(c, "day", 650, 150, 64)
    c.fill(blob([(-100, 540), (100, 420), (280, 500), (460, 450), (640, 420), (900, 510), (900, 640), (-100, 640)]), MUSCHIO)
    lake(c, 520, LAGO)
    cloud(c, 190, 130, 0.9)
    with c.at(400, 650, 1, 4):
        c.oval(0, 62, 250, 18, dark(LAGO, 0.3))
        c.line([(-10, -10), (-10, -540)], 13, LEGNO_SCURO)
        c.fill([*curve([(6, -520), (110, -360), (190, -60)]), *curve([(190, -60), (90, -44), (6, -52)])], NEVE)
        c.fill([*curve([(6, -300), (60, -280), (130, -240)]), (190, -60), (6, -52)], "#C9472F")
        c.fill([*curve([(-28, -480), (-110, -300), (-190, -70)]), (-28, -60)], CREMA)
        c.fill([(-28, -480), (-70, -400), (-28, -390)], dark(CREMA, 0.1))
        c.fill(blob([(-240, -20), (0, -4), (250, -26), (190, 54), (0, 66), (-180, 54)]), LEGNO)
        c.fill(box(-226, -26, 460, 18, 9), LEGNO_CHIARO)
        c.fill(blob([(-200, 26), (0, 36), (210, 24), (180, 56), (0, 66), (-176, 54)]), NEVE)
