"""What stands behind an object: a tint, a large quiet shape, a table or the earth."""

from .palette import (
    ACQUA,
    BOSCO,
    BURRO,
    CIELO,
    CREMA,
    FOGLIA,
    GHIAIA,
    LAGO,
    LATTE,
    LEGNO,
    LEGNO_CHIARO,
    MENTA,
    NEBBIA,
    NEVE,
    NOTTE,
    PESCA,
    PRATO,
    RAME,
    ROSA,
    SALVIA,
    ZAFFERANO,
    dark,
    light,
    mix,
)
from .shapes import arc, blob, box, curve, oval

# name: wall, quiet shape, second shape, table
TINTS = {
    "salvia": (MENTA, SALVIA, mix(SALVIA, PRATO, 0.45), CREMA),
    "cielo": (NEBBIA, ACQUA, CIELO, CREMA),
    "grano": (light(BURRO, 0.35), BURRO, mix(BURRO, ZAFFERANO, 0.55), CREMA),
    "pesca": (PESCA, mix(PESCA, RAME, 0.2), mix(PESCA, RAME, 0.38), CREMA),
    "neve": (LATTE, mix(LATTE, GHIAIA, 0.8), mix(LATTE, SALVIA, 0.7), NEVE),
    "rosa": (light(ROSA, 0.55), mix(ROSA, NEVE, 0.2), ROSA, CREMA),
    "bosco": (BOSCO, mix(BOSCO, PRATO, 0.45), mix(BOSCO, PRATO, 0.75), MENTA),
    "lago": (LAGO, mix(LAGO, CIELO, 0.4), mix(LAGO, CIELO, 0.65), NEBBIA),
    "rame": (mix(RAME, PESCA, 0.35), mix(RAME, PESCA, 0.55), RAME, PESCA),
    "notte": (NOTTE, mix(NOTTE, LAGO, 0.7), LAGO, mix(NEBBIA, LAGO, 0.25)),
    "zafferano": (ZAFFERANO, light(ZAFFERANO, 0.3), light(ZAFFERANO, 0.5), CREMA),
    "prato": (light(FOGLIA, 0.5), FOGLIA, PRATO, CREMA),
    "legno": (LATTE, mix(LATTE, LEGNO_CHIARO, 0.5), LEGNO_CHIARO, LEGNO),
}
TABLE = 590


def sun(c, tint):
    """A disc behind the object."""
    wall, shape, _second, table = tint
    c.box(0, 0, 800, 800, wall)
    c.oval(400, 390, 300, 300, shape)
    c.box(0, TABLE, 800, 210, table)
    c.box(0, TABLE, 800, 10, dark(table, 0.06))


def ridge(c, tint):
    """Two mountain lines."""
    wall, shape, second, table = tint
    c.box(0, 0, 800, 800, wall)
    c.fill(
        [
            (0, 380),
            (120, 250),
            (205, 325),
            (350, 130),
            (470, 280),
            (560, 215),
            (720, 370),
            (800, 310),
            (800, 800),
            (0, 800),
        ],
        shape,
    )
    c.fill(
        [
            (0, 500),
            (150, 400),
            (290, 480),
            (430, 390),
            (600, 480),
            (800, 400),
            (800, 800),
            (0, 800),
        ],
        second,
    )
    c.box(0, TABLE, 800, 210, table)
    c.box(0, TABLE, 800, 10, dark(table, 0.06))


def hills(c, tint):
    """Round pastures."""
    wall, shape, second, table = tint
    c.box(0, 0, 800, 800, wall)
    c.oval(620, 170, 70, 70, light(second, 0.55))
    c.fill(oval(150, 720, 430, 380), shape)
    c.fill(oval(660, 760, 430, 360), second)
    c.box(0, TABLE, 800, 210, table)
    c.box(0, TABLE, 800, 10, dark(table, 0.06))


def window(c, tint):
    """A rounded window on the valley."""
    wall, shape, second, table = tint
    c.box(0, 0, 800, 800, wall)
    frame = [*arc(400, 310, 235, 235, 180, 360), (635, TABLE), (165, TABLE)]
    with c.clip(frame):
        c.box(100, 50, 600, 600, light(shape, 0.55))
        c.fill([(100, 420), (270, 260), (380, 370), (520, 240), (720, 440)], shape)
        c.box(100, 419, 640, 220, shape)
        c.fill(blob([(90, 560), (300, 470), (520, 540), (730, 460), (760, 700)]), second)
    c.box(0, TABLE, 800, 210, table)
    c.box(0, TABLE, 800, 10, dark(table, 0.06))


def cloth(c, tint):
    """A checked tablecloth."""
    wall, shape, second, table = tint
    c.box(0, 0, 800, 800, wall)
    c.oval(400, 330, 290, 290, mix(wall, shape, 0.55))
    with c.clip(box(0, 560, 800, 240)):
        c.box(0, 560, 800, 240, table)
        for x in range(-40, 840, 120):
            c.box(x, 560, 60, 240, mix(table, second, 0.28))
        for y in range(560, 800, 96):
            c.box(0, y, 800, 48, mix(table, second, 0.28))
        for x in range(-40, 840, 120):
            for y in range(560, 800, 96):
                c.box(x, y, 60, 48, mix(table, second, 0.52))


def shelf(c, tint):
    """A panelled wall and a plank."""
    wall, shape, second, _table = tint
    c.box(0, 0, 800, 800, wall)
    for x in range(40, 800, 120):
        c.box(x, 0, 6, TABLE, mix(wall, shape, 0.5))
    c.box(0, TABLE - 6, 800, 44, second)
    c.box(0, TABLE + 38, 800, 180, mix(wall, shape, 0.65))
    c.box(0, TABLE + 38, 800, 12, dark(shape, 0.12))


def waves(c, tint):
    """Still water."""
    wall, shape, second, _table = tint
    c.box(0, 0, 800, 800, wall)
    c.oval(400, 380, 290, 290, light(wall, 0.45))
    for row, y in enumerate((500, 560, 630, 710)):
        colour = mix(shape, second, row / 3)
        top = [(x, y + (14 if (x // 80 + row) % 2 else -14)) for x in range(-80, 961, 80)]
        c.fill([*curve(top, 8), (960, 900), (-80, 900)], colour)


def plain(c, tint):
    """A diagonal field of colour, for objects seen from above."""
    wall, shape, second, _table = tint
    c.box(0, 0, 800, 800, wall)
    c.fill([(0, 800), (0, 560), (800, 180), (800, 800)], mix(wall, shape, 0.7))
    c.oval(400, 410, 285, 285, mix(shape, second, 0.25))


GROUNDS = {
    "sun": sun,
    "ridge": ridge,
    "hills": hills,
    "window": window,
    "cloth": cloth,
    "shelf": shelf,
    "waves": waves,
    "plain": plain,
}


def ground(c, style, tint):
    """Paint the whole background and remember the colour under the object."""
    GROUNDS[style](c, TINTS[tint])
    wall, shape, second, table = TINTS[tint]
    under = {
        "plain": mix(shape, second, 0.25),
        "shelf": mix(wall, shape, 0.65),
        "waves": second,
    }
    c.under = under.get(style, table)


def shadow(c, x, y, rx, ry=16, share=0.16):
    """The flat shadow under an object standing on the table."""
    c.oval(x, y, rx, ry, dark(c.under, share))
