"""A photo as phones send it, made fit for the shop: checked, small, and without the place
and the time it was taken at."""

import base64
import io

from PIL import (
    Image,
    ImageOps,
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401  Odoo stops the others from being found.
)

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 1600
QUALITY = 85


def clean_picture(content):
    """Return a photo as a binary field holds it: a JPEG of its pixels and nothing else.

    :param bytes content: the file as it was sent
    :raises ValueError: "large" or "format"
    """
    if len(content) > MAX_BYTES:
        raise ValueError("large")
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError("large")
            image.draft("RGB", (2 * MAX_SIDE, 2 * MAX_SIDE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((MAX_SIDE, MAX_SIDE))
            pixels = _on_white(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("format") from error
    stream = io.BytesIO()
    pixels.save(stream, "JPEG", quality=QUALITY)
    return base64.b64encode(stream.getvalue())


def _on_white(image):
    """Return the pixels alone, what was transparent white."""
    image = image.convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")
