"""The buoni of the cooperative: a card with its value and its mark."""

from kit.palette import BOSCO, CREMA, NEVE, ZAFFERANO, dark, light
from kit.shapes import arc, bezier, blob, box, curve, leaf

from .bottles import peaks
from .care import heart


def mark(c, x, y, size):
    """LINFA's mark, as on the site: a drop of sap with the two valleys and a stream."""
    right = bezier((24, 2), (24, 2), (41, 20), (41, 30.5))
    left = bezier((7, 30.5), (7, 20), (24, 2), (24, 2))
    valleys = [(10.5, 37), (20, 23), (26.5, 32), (31, 26.5), (38, 37)]
    stream = [
        *bezier((22.5, 46.5), (22.5, 43), (28.5, 43), (28, 39.5)),
        *bezier((28, 39.5), (27.5, 36), (22, 36), (22.5, 32.5)),
    ]
    with c.at(x, y, size / 24), c.at(-24, -24):
        c.fill([*right, *arc(24, 30.5, 17, 17, 0, 180), *left], ZAFFERANO)
        c.fill([*valleys, *arc(24, 27.4, 17, 17, 34.5, 145.5)], NEVE)
        c.line(stream, 2, BOSCO)


def card(c, value, colour, motif="valley", turn=-6):
    """A voucher card; `value` is the number of euro, or None."""
    paper = light(colour, 0.86)
    with c.at(400, 400, 1, turn):
        c.fill(box(-318, -180, 660, 400, 36), dark(c.under, 0.18))
        c.fill(box(-330, -200, 660, 400, 36), colour)
        with c.clip(box(-330, -200, 660, 400, 36)):
            c.fill(blob([(-400, 200), (-250, 60), (-60, 110), (120, 20), (400, 120), (400, 300), (-400, 300)]), light(colour, 0.14))
            c.fill([(-330, 220), (-190, 90), (-110, 150), (-20, 60), (80, 220)], light(colour, 0.26))
            c.fill(box(140, -220, 220, 460), paper)
            for y in range(-186, 200, 42):
                c.oval(140, y, 11, 11, c.under if abs(y) > 170 else colour)
    words(c, value, paper)
    SYMBOLS[motif](c, colour)


def words(c, value, paper):
    """The value is written upright so that it reads at a glance."""
    if value:
        c.text(262, 350, str(value), 190 if value < 100 else 160, paper, 3)
        euro(c, 262 + (150 if value < 100 else 190), 372, 40, paper)
    mark(c, 150, 530, 46)


def euro(c, x, y, r, colour):
    """The euro sign, drawn because the built-in face has none."""
    c.line(arc(x, y, r, r, 48, 312), r * 0.28, colour)
    for dy in (-0.2, 0.2):
        c.line([(x - r * 1.35, y + r * dy), (x + r * 0.35, y + r * dy)], r * 0.22, colour)


def valley(c, _colour):
    mark(c, 618, 390, 106)


def bread(c, _colour):
    c.fill(blob([(530, 420), (540, 350), (610, 310), (680, 350), (694, 420), (660, 462), (566, 464)]), "#D99A4E")
    for x in (576, 616, 656):
        c.line(curve([(x - 16, 430), (x, 390), (x + 18, 350)]), 13, light("#D99A4E", 0.5))


def baby(c, colour):
    c.fill(blob([(540, 470), (548, 380), (616, 350), (690, 380), (698, 470), (616, 500)]), light(colour, 0.25))
    c.oval(616, 350, 56, 58, "#F2D3B5")
    c.line(curve([(600, 300), (620, 286), (630, 306)]), 9, "#7B4826")
    for x in (598, 636):
        c.line(curve([(x - 10, 350), (x, 358), (x + 10, 350)]), 5, "#1E2A26")
    c.line(curve([(604, 376), (617, 384), (630, 376)]), 5, "#8F4216")


def boots(c, _colour):
    for x, y in ((586, 430), (656, 404)):
        c.fill(blob([(x - 40, y - 90), (x + 30, y - 90), (x + 34, y - 10), (x + 84, y + 20), (x + 84, y + 52), (x - 44, y + 52)]), "#8F4216")
        c.fill(box(x - 48, y + 44, 138, 22, 8), "#1E2A26")
        for k in range(3):
            c.line([(x + 2, y - 70 + k * 26), (x + 40, y - 76 + k * 26)], 6, CREMA)


def hands(c, _colour):
    heart(c, 616, 396, 80, "#C9472F")
    c.fill(leaf(616, 400, 96, 44, -60), light("#C9472F", 0.5))


def books(c, _colour):
    for i, (tint, w) in enumerate((("#C9472F", 170), ("#17506E", 150), ("#4F8A5B", 160))):
        c.fill(box(616 - w / 2, 440 - i * 50, w, 44, 8), tint)
        c.fill(box(616 - w / 2 + 14, 452 - i * 50, w - 24, 18, 4), NEVE)
    c.fill(leaf(616, 340, 70, 34, -70), "#7BA862")


def plate(c, colour):
    c.oval(652, 396, 74, 74, NEVE)
    c.oval(652, 396, 54, 54, dark(NEVE, 0.08))
    peaks(c, 652, 400, 38, colour)
    c.line([(560, 330), (560, 462)], 9, colour)
    c.line(arc(560, 340, 14, 28, 0, 180), 7, colour)


SYMBOLS = {
    "valley": valley,
    "bread": bread,
    "baby": baby,
    "boots": boots,
    "hands": hands,
    "books": books,
    "plate": plate,
}
