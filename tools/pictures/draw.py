#!/usr/bin/env python3
"""Draw the demonstration pictures of the shop: `draw.py [NAME ...]`.

Without names every picture is drawn again. The result depends on nothing but
this folder and Pillow, so that a redrawn picture differs only where it was changed.
"""

import argparse
from importlib import import_module
from pathlib import Path

from catalogue import MAKERS, PICTURES
from kit.canvas import Canvas
from kit.grounds import ground
from kit.palette import BOSCO, NEVE
from motifs.makers import maker
from motifs.vouchers import mark

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "addons" / "linfa_catalog" / "demo" / "img"


def offer(name, scale):
    """The picture of something on sale."""
    motif, settings, style, tint = PICTURES[name]
    module, function = motif.split(".")
    canvas = Canvas(NEVE, scale)
    ground(canvas, style, tint)
    getattr(import_module(f"motifs.{module}"), function)(canvas, **settings)
    return canvas


def producer(name, scale):
    """The portrait of a producer."""
    place, people, what = MAKERS[name]
    canvas = Canvas(NEVE, scale)
    maker(canvas, place, people, what)
    return canvas


def logo(scale):
    """The cooperative's mark with its name."""
    canvas = Canvas("#FFFFFF", scale, 640, 200)
    mark(canvas, 100, 100, 92)
    canvas.text(385, 106, "LINFA", 132, BOSCO, 4)
    return canvas


def drawings():
    """Every file name with the function that draws it."""
    for name in PICTURES:
        yield f"offer_{name}", lambda scale, name=name: offer(name, scale)
    for name in MAKERS:
        yield f"producer_{name}", lambda scale, name=name: producer(name, scale)
    yield "logo", logo


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="file names without .png")
    parser.add_argument("--target", type=Path, default=TARGET, help="where to write")
    parser.add_argument("--scale", type=int, default=4, help="supersampling")
    options = parser.parse_args()
    options.target.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, draw in drawings():
        if options.names and name not in options.names:
            continue
        path = options.target / f"{name}.png"
        draw(options.scale).save(path)
        total += path.stat().st_size
        print(f"{path.stat().st_size / 1000:6.1f} kB  {name}")
    print(f"{total / 1e6:6.2f} MB in all")


if __name__ == "__main__":
    main()
