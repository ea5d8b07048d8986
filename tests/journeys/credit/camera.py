"""A browser whose camera sees a picture: what somebody holds before the lens."""

import io
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.kit.browser import ARGUMENTS, roomy

WIDTH, HEIGHT = 640, 480
HEAD = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
#: Colours say nothing: the two planes of a grey film, a quarter of its size each.
GREY = bytes([128]) * (WIDTH * HEIGHT // 2)
FRAMES = 5


def film(picture: bytes, path: Path) -> Path:
    """Write what a camera before this picture sees, in the format that chromium plays."""
    scene = Image.new("L", (WIDTH, HEIGHT), 255)
    seen = Image.open(io.BytesIO(picture)).convert("L")
    seen.thumbnail((HEIGHT - 80, HEIGHT - 80))
    scene.paste(seen, ((WIDTH - seen.width) // 2, (HEIGHT - seen.height) // 2))
    path.write_bytes(HEAD + (b"FRAME\n" + scene.tobytes() + GREY) * FRAMES)
    return path


@contextmanager
def phone_before(picture: bytes, folder: Path, chromium, executable: str):
    """A browser of its own: the camera is chosen when it starts."""
    arguments = [
        *ARGUMENTS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film(picture, folder / 'camera.y4m')}",
    ]
    with roomy():
        browser = chromium.browser_type.launch(executable_path=executable, args=arguments)
    try:
        yield browser
    finally:
        browser.close()
