"""Producers: somebody, the place of the work, and what comes from it."""

from kit.palette import CROSTA, LEGNO_CHIARO, NEVE
from kit.shapes import blob, curve

from . import fields, people, places, rooms
from .boxes import small_jar
from .cheese import cylinder
from .fruit import chestnut
from .jars import apple, bee, berry


def wheel(c):
    cylinder(c, 400, 640, 210, 58, 130, CROSTA, "#C98A4E")


def white(c):
    cylinder(c, 400, 670, 150, 42, 100, "#EFE9DC", NEVE)


def loaf(c):
    c.fill(blob([(220, 760), (240, 660), (400, 610), (560, 660), (580, 760), (400, 830)]), "#D99A4E")
    for x in (320, 400, 480):
        c.line(curve([(x - 24, 760), (x, 700), (x + 26, 650)]), 20, "#F0CE86")


def honey(c):
    small_jar(c, 400, 800, "#DE8F1F", "#FAF3E0", 150, 170)
    bee(c, 600, 560, 0.6, -12)


def basket(c):
    c.fill([(215, 705), (585, 705), (545, 860), (255, 860)], LEGNO_CHIARO)


def chestnuts(c):
    basket(c)
    for i, (x, y) in enumerate(((260, 690), (350, 670), (440, 672), (530, 690), (310, 710), (400, 704), (480, 714))):
        chestnut(c, x, y, 50, i * 23 - 40)


def berries(c):
    basket(c)
    for i in range(14):
        berry(c, 256 + (i * 61) % 290, 672 + (i * 29) % 44, 32, ("#B3264B", "#3B3560")[i % 2])


def apples(c):
    basket(c)
    for x, y in ((280, 690), (400, 670), (520, 690), (340, 716), (460, 716)):
        apple(c, x, y, 58, "#B5312B" if x % 80 else "#C7A13B")


HELD = {
    "wheel": wheel,
    "white": white,
    "loaf": loaf,
    "honey": honey,
    "chestnuts": chestnuts,
    "berries": berries,
    "apples": apples,
}
SPOTS = {1: ((400, 330, 1.12),), 2: ((238, 372, 0.92), (574, 356, 0.96))}


def maker(c, place, who, what=None):
    """One person, or two, before their place, with something in their hands."""
    for module in (places, fields, rooms):
        if hasattr(module, place):
            getattr(module, place)(c)
            break
    for person, (x, y, zoom) in zip(who, SPOTS[len(who)], strict=True):
        people.portrait(c, x, y, zoom, **person)
    if what:
        HELD[what](c)
