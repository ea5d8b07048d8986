"""A flat-colour canvas: drawn four times too large, then reduced for smooth edges."""

from contextlib import contextmanager
from io import BytesIO
from math import cos, radians, sin

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .palette import rgb
from .shapes import box, oval

SIZE = 800


class Canvas:
    """Shapes are given in an 800 x 800 space, whatever the scale of the drawing."""

    def __init__(self, background, scale=4, width=SIZE, height=SIZE):
        self.scale = scale
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * scale, height * scale), rgb(background))
        self._matrix = (scale, 0, 0, 0, scale, 0)
        self.under = rgb(background)
        self.keep = {}

    @contextmanager
    def at(self, x=0, y=0, zoom=1.0, turn=0, flip=False):
        """Draw with the origin moved to (x, y), enlarged, turned and mirrored."""
        a, b, c, d, e, f = before = self._matrix
        cosine, sine = cos(radians(turn)) * zoom, sin(radians(turn)) * zoom
        m = -1 if flip else 1
        p, q, r, s = m * cosine, -sine, m * sine, cosine
        self._matrix = (
            a * p + b * r,
            a * q + b * s,
            a * x + b * y + c,
            d * p + e * r,
            d * q + e * s,
            d * x + e * y + f,
        )
        yield self
        self._matrix = before

    def _map(self, points):
        a, b, c, d, e, f = self._matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def _zoom(self):
        a, b, _c, d, e, _f = self._matrix
        return abs(a * e - b * d) ** 0.5

    @contextmanager
    def clip(self, points):
        """Whatever is drawn inside stays within the outline."""
        before = self.image.copy()
        yield self
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(self._map(points), fill=255)
        self.image = Image.composite(self.image, before, mask)

    def fill(self, points, colour):
        ImageDraw.Draw(self.image).polygon(self._map(points), fill=rgb(colour))

    def oval(self, cx, cy, rx, ry=None, colour="#000000", turn=0):
        self.fill(oval(cx, cy, rx, ry, turn), colour)

    def box(self, x, y, w, h, colour, r=0):
        self.fill(box(x, y, w, h, r), colour)

    def line(self, points, width, colour):
        """A line with round ends and joints."""
        mapped = self._map(points)
        draw = ImageDraw.Draw(self.image)
        thick = width * self._zoom()
        draw.line(mapped, fill=rgb(colour), width=max(1, round(thick)), joint="curve")
        radius = thick / 2
        for x, y in (mapped[0], mapped[-1]):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=rgb(colour))

    def treasure(self, *colours):
        """Colours that must survive the reduction, however small their area."""
        self.keep.update(dict.fromkeys(map(rgb, colours)))

    def text(self, x, y, words, size, colour, weight=0):
        """Centred upright words in the face that comes with Pillow."""
        zoom = self._zoom()
        ((px, py),) = self._map([(x, y)])
        ImageDraw.Draw(self.image).text(
            (px, py),
            words,
            font=ImageFont.load_default(size * zoom),
            fill=rgb(colour),
            anchor="mm",
            stroke_width=weight * zoom,
            stroke_fill=rgb(colour),
        )

    def _palette(self, small, colours):
        """Mostly the flat colours by area, then the tones of the smooth edges."""
        count = self.image.getcolors(self.image.width * self.image.height)
        flat = [colour for _n, colour in sorted(count, reverse=True)]
        small_but_dear = [colour for colour in self.keep if colour in set(flat)]
        chosen = list(dict.fromkeys(small_but_dear + flat))[: colours * 3 // 4]
        edges = small.quantize(
            max(4, colours - len(chosen)),
            method=Image.Quantize.MEDIANCUT,
            dither=Image.Dither.NONE,
        )
        values = [channel for colour in chosen for channel in colour]
        values += edges.getpalette()[: 3 * (colours - len(chosen))]
        palette = Image.new("P", (1, 1))
        palette.putpalette(values)
        return palette

    def save(self, path, colours=52, limit=23_000):
        """Reduce, and write a PNG with as many colours as fit into `limit` bytes.

        The edges are softened a little more than reducing does, because Odoo makes its
        thumbnails of such files without any smoothing.
        """
        small = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        small = small.filter(ImageFilter.GaussianBlur(0.7))
        while True:
            palette = self._palette(small, colours)
            data = BytesIO()
            small.quantize(palette=palette, dither=Image.Dither.NONE).save(
                data, "PNG", optimize=True
            )
            if data.tell() <= limit or colours <= 16:
                break
            colours -= 8
        path.write_bytes(data.getvalue())
