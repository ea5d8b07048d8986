"""Hats, caps and helmets."""

from kit.palette import FERRO, FOGLIA, NEVE, PAGLIA, ZAFFERANO, dark, light
from kit.shapes import arc, blob, box, leaf


def wool(c, colour, _p):
    c.fill(blob([(-130, -54), (-122, -130), (-64, -192), (0, -206), (64, -192), (122, -130), (130, -54), (0, -78)]), colour)
    c.fill(blob([(-136, -50), (-126, -92), (0, -112), (126, -92), (136, -50), (0, -66)]), light(colour, 0.2))
    c.oval(0, -214, 34, 32, light(colour, 0.45))


def straw(c, colour, _p):
    c.treasure(PAGLIA, light(PAGLIA, 0.2))
    c.fill(blob([(-110, -80), (-96, -170), (0, -200), (96, -170), (110, -80), (0, -64)]), PAGLIA)
    c.fill(blob([(-112, -76), (-106, -112), (0, -98), (106, -112), (112, -76), (0, -58)]), colour)
    c.fill(blob([(-226, -50), (-120, -84), (0, -66), (120, -84), (226, -50), (120, -42), (0, -24), (-120, -42)]), light(PAGLIA, 0.2))


def cap(c, colour, _p):
    c.fill(blob([(-124, -62), (-112, -140), (-40, -182), (50, -180), (114, -136), (124, -62), (0, -84)]), colour)
    c.fill(blob([(-126, -66), (0, -92), (60, -84), (190, -46), (150, -34), (40, -58), (-60, -50)]), dark(colour, 0.2))


def beret(c, colour, _p):
    c.fill(blob([(-150, -84), (-130, -150), (-20, -192), (90, -176), (140, -120), (126, -70), (0, -88), (-120, -62)]), colour)
    c.line([(-10, -188), (-4, -208)], 10, colour)


def baker(c, colour, _p):
    c.fill(blob([(-120, -150), (-130, -210), (-60, -240), (0, -226), (60, -244), (132, -208), (120, -146), (0, -130)]), NEVE)
    c.fill(box(-112, -160, 224, 82, 18), light(NEVE, 0))
    c.fill(box(-112, -104, 224, 26, 8), dark(NEVE, 0.12))


def helmet(c, colour, p):
    c.fill(arc(0, -62, 136, 138, 180, 360), colour)
    c.fill(box(-22, -198, 44, 140, 12), light(colour, 0.3))
    c.fill(blob([(-160, -56), (-120, -78), (0, -84), (120, -78), (160, -56), (0, -48)]), dark(colour, 0.12))
    if p.get("lamp"):
        c.fill(box(-40, -136, 80, 62, 16), FERRO)
        c.oval(0, -106, 25, 25, "#FFF2C4")


def headscarf(c, colour, _p):
    c.fill(blob([(-128, 10), (-132, -70), (-90, -148), (0, -174), (90, -148), (132, -70), (128, 10), (104, -46), (0, -96), (-104, -46)]), colour)
    for i in range(14):
        x, y = -96 + (i * 61) % 192, -150 + (i * 37) % 62
        c.oval(x, y, 8, 8, light(colour, 0.6))
    c.fill(blob([(100, 0), (150, 20), (160, 70), (118, 50)]), dark(colour, 0.15))


def alpine(c, colour, _p):
    c.fill(blob([(-110, -70), (-92, -160), (-20, -196), (70, -182), (108, -76), (0, -62)]), colour)
    c.fill(blob([(-112, -78), (-104, -112), (0, -100), (104, -114), (112, -78), (0, -60)]), dark(colour, 0.35))
    c.fill(blob([(-172, -52), (-110, -82), (0, -62), (110, -84), (172, -58), (0, -36)]), dark(colour, 0.15))
    c.fill(leaf(86, -96, 150, 36, -72), ZAFFERANO)
    c.fill(leaf(92, -96, 120, 22, -58), FOGLIA)


HATS = {
    "wool": wool,
    "straw": straw,
    "cap": cap,
    "beret": beret,
    "baker": baker,
    "helmet": helmet,
    "headscarf": headscarf,
    "alpine": alpine,
}


def hat(c, p):
    """Put on the hat, if there is one."""
    if p.get("hat"):
        HATS[p["hat"]](c, p.get("hat_colour", FERRO), p)
